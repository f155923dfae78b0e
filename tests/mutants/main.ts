import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../api/paths.ts';
import { type Mutant, mutants } from './mutants.ts';

/**
 * `npm run test:mutants [words]`: brings each fault into a copy of the tree and runs the tests that must
 * see it; with words only those whose file or reason has them. Two copies work side by side.
 *
 * Our own and not Stryker: that needs Jest to transform the modules it mutates, and takes hours over all
 * that could be changed. These are faults that matter, each with its reason.
 */

const COPIES = 2;
const LEAST_KILLED = 0.95;
const TREE =
  'machines channels templates store api tests examples docs README.md package.json jest.config.js'.split(
    ' ',
  );

type Fate = 'killed' | 'survived' | 'broken';

/** A copy of the tree that tests can run in. */
function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'hotline-mutants-'));
  for (const part of TREE) cpSync(packagePath(part), join(copy, part), { recursive: true });
  symlinkSync(packagePath('node_modules'), join(copy, 'node_modules'));
  return copy;
}

interface Summary {
  numFailedTests: number;
  numPassedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; status: string; message: string }[];
}

/** Runs tests in a copy, and says how many passed, failed, or could not be read at all. */
async function run(copy: string, tests: readonly string[]): Promise<Summary> {
  const result = join(copy, 'result.json');
  rmSync(result, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', '--maxWorkers=1', '--silent'];
  const node = ['--import', './tests/support/runner/register.js'];
  const options = ['--json', `--outputFile=${result}`, ...tests];
  const child = spawn(process.execPath, [...node, ...jest, ...options], {
    cwd: copy,
    env: { ...process.env, FIRST_FAILURE: '1' },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  return JSON.parse(readFileSync(result, 'utf8')) as Summary;
}

/** Killed where a test fails; a mutant that cannot even be loaded proves nothing. */
async function fateOf({ file, search, instead, killedBy }: Mutant, copy: string): Promise<Fate> {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(search).length !== 2) return 'broken';
  try {
    writeFileSync(
      path,
      text.replace(search, () => instead),
    );
    const summary = await run(copy, killedBy);
    if (summary.numFailedTests > 0) return 'killed';
    return summary.numRuntimeErrorTestSuites > 0 ? 'broken' : 'survived';
  } finally {
    writeFileSync(path, text);
  }
}

/** @throws when the tests fail without any fault: then nothing would be shown by their failing */
async function checkUnchanged(copy: string, chosen: Mutant[]): Promise<void> {
  const tests = [...new Set(chosen.flatMap(({ killedBy }) => killedBy))];
  const { numPassedTests, testResults } = await run(copy, tests);
  const failed = testResults.filter(({ status }) => status !== 'passed');
  if (failed.length > 0 || numPassedTests === 0)
    throw new Error(
      `not green without any fault:\n${failed.map(({ message }) => message).join('\n')}`,
    );
}

const word: Record<Fate, string> = { killed: 'killed  ', survived: 'SURVIVED', broken: 'BROKEN  ' };

function tell({ file, why, survives }: Mutant, fate: Fate): void {
  const reason = survives === undefined ? '' : ` (${survives})`;
  process.stdout.write(`${word[fate]} ${file}: ${why}${reason}\n`);
}

/** Each copy takes the next mutant until none is left. */
async function hunt(chosen: Mutant[], copies: string[]): Promise<Map<Mutant, Fate>> {
  const left = [...chosen];
  const fates = new Map<Mutant, Fate>();
  await Promise.all(
    copies.map(async (copy) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const fate = await fateOf(next, copy);
        fates.set(next, fate);
        tell(next, fate);
      }
    }),
  );
  return fates;
}

async function main(words: string[]): Promise<boolean> {
  const named = ({ file, why }: Mutant) => words.every((one) => `${file} ${why}`.includes(one));
  const chosen = mutants.filter(named);
  const copies = Array.from({ length: COPIES }, copyTree);
  try {
    await checkUnchanged(copies[0] ?? '', chosen);
    const fates = await hunt(chosen, copies);
    const count = (fate: Fate) => [...fates.values()].filter((one) => one === fate).length;
    const unexplained = chosen.filter(
      (one) => fates.get(one) === 'survived' && one.survives === undefined,
    );
    const said = `${count('killed')} of ${chosen.length} killed, ${unexplained.length} unexplained`;
    process.stdout.write(`${said}, ${count('broken')} broken\n`);
    return count('broken') === 0 && count('killed') >= chosen.length * LEAST_KILLED;
  } finally {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
