import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { packagePath } from '../../api/paths.ts';
import { folderCircles, importsOf } from '../support/imports.ts';
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

/** Folders of `machines/` that are a process: each is one value, made in its `process.ts`; the engine says what one is. */
const processes = readdirSync(packagePath('machines')).filter(
  (name) => name !== 'engine' && existsSync(packagePath('machines', name, 'process.ts')),
);

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
  const cycles = folderCircles(sources);
  yield `${cycles.length} groups, ${cycles.flat().length} folders`;
  for (const group of cycles) yield `  ${group.join(' ')}`;

  yield '# engine';
  const engine = [...sources].filter(([path]) => path.startsWith('machines/engine/'));
  const ofProcess = new RegExp(`^machines/(?:${processes.join('|')})/`);
  const leaving = engine.flatMap(([path, text]) =>
    importsOf(path, text).filter(({ to }) => ofProcess.test(to)),
  );
  yield `${engine.length} files; imports of process folders: ${leaving.length}`;
  yield `casts of snapshot.context: ${count(/snapshot\.context as|\.context as [A-Z]/g)}`;

  yield '# chart of the complaint';
  yield* complaintChart();

  yield '# files per recipe (docs/recipes.md)';
  for (const { name, files } of recipes()) yield `${name}: ${files.length}`;
}

for (const line of report()) process.stdout.write(`${line}\n`);
