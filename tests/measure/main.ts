import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { packagePath } from '../../api/paths.ts';
import { importsOf } from '../support/imports.ts';
import { recipes } from '../support/recipes.ts';
import { complaintChart } from './chart.ts';

/**
 * `npm run measure`: how wide a change is and how the house is built, as counts. They are compared
 * between two states of the repository, so the same command prints the same lines in the same order.
 */

const FOLDERS = ['machines', 'channels', 'templates', 'store', 'api'];

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' });
  const paths = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(packagePath(path), 'utf8')]));
}

const sources = new Map(FOLDERS.flatMap((folder) => [...filesOf(folder)]));

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

function count(pattern: RegExp, within = /./): number {
  let sum = 0;
  for (const [path, text] of sources)
    if (within.test(path)) sum += [...text.matchAll(pattern)].length;
  return sum;
}

/** Folders that lead back to themselves through imports of other folders, as groups. */
function folderCycles(): string[][] {
  const next = new Map<string, Set<string>>();
  for (const [path, text] of sources) {
    const from = dirname(path);
    const targets = next.get(from) ?? new Set<string>();
    next.set(from, targets);
    for (const { to } of importsOf(path, text))
      if (sources.has(to) && dirname(to) !== from) targets.add(dirname(to));
  }
  const reach = (from: string) => {
    const seen = new Set<string>();
    const pending = [...(next.get(from) ?? [])];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      if (seen.has(folder)) continue;
      seen.add(folder);
      pending.push(...(next.get(folder) ?? []));
    }
    return seen;
  };
  const reached = new Map([...next.keys()].map((folder) => [folder, reach(folder)]));
  const inCycle = [...reached].filter(([folder, all]) => all.has(folder)).map(([folder]) => folder);
  const groups = new Map<string, string[]>();
  for (const folder of inCycle) {
    const group = inCycle.filter(
      (other) =>
        reached.get(folder)?.has(other) === true && reached.get(other)?.has(folder) === true,
    );
    groups.set(group.join(' '), group);
  }
  return [...groups.values()];
}

function* report(): Generator<string> {
  yield '# files and lines per folder';
  let total = 0;
  for (const folder of FOLDERS) {
    const own = [...sources].filter(([path]) => path.startsWith(`${folder}/`));
    const lines = own.reduce((sum, [, text]) => sum + linesOf(text), 0);
    total += lines;
    yield `${folder}: ${own.length} files, ${lines} lines`;
  }
  const sizes = [...sources.values()].map(linesOf).sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)] ?? 0;
  yield `all: ${sources.size} files, ${total} lines; median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)}`;

  yield '# folder cycles';
  const cycles = folderCycles();
  yield `${cycles.length} groups, ${cycles.flat().length} folders`;
  for (const group of cycles) yield `  ${group.join(' ')}`;

  yield '# engine';
  const engine = [...sources].filter(([path]) => path.startsWith('machines/engine/'));
  const leaving = engine.flatMap(([path, text]) =>
    importsOf(path, text).filter(({ to }) => /^machines\/(?!engine|base)[a-z-]+\//.test(to)),
  );
  yield `${engine.length} files; imports of process folders: ${leaving.length}`;
  yield `casts of snapshot.context: ${count(/snapshot\.context as|\.context as [A-Z]/g)}`;

  yield '# chart of the complaint';
  yield* complaintChart();

  yield '# files per recipe (docs/recipes.md)';
  for (const { name, files } of recipes()) yield `${name}: ${files.length}`;
}

for (const line of report()) process.stdout.write(`${line}\n`);
