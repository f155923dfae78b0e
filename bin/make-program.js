// Makes the program that the office runs: a few files in `dist` (or the folder named), which Node finds and reads in a
// third of the time of some thousand sources and libraries (docs/decisions/0086-what-a-start-costs.md). Types are `tsc --noEmit`'s.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['machines', 'channels', 'templates', 'store', 'api', 'examples'];
/** What is found by its path at run time, or brings code of the processor: it stays where npm puts it. */
const OUTSIDE = ['libsql', 'serialport', 'mongodb', 'elkjs', 'pino', '@statelyai/inspect'];
/** A hotline that runs while a new one is built still reads parts of its own. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** Libraries of before ECMAScript modules ask for Node's own by `require`. */
const REQUIRE = `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`;

/** What is started by its name (api/paths.ts): the command line, threads, the processes of packs. */
const STARTED = [
  'api/cli/main',
  'api/office/learning/thread',
  'api/office/complaints/attachments/thread',
  ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/process`),
].filter((name) => existsSync(join(ROOT, `${name}.ts`)));
/** Their files in the built program, and here. */
const ENTRIES = new Map(STARTED.map((name) => [name.replaceAll('/', '.'), `${name}.ts`]));

/** When something that the program is made of was last written, epoch milliseconds; a folder is, when a file goes. */
function changedAt() {
  const inside = SOURCES.flatMap((folder) => [
    folder,
    ...readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)),
  ]).filter((name) => name.endsWith('.ts') || !/\.\w+$/.test(name));
  const all = [...inside, 'package.json', 'package-lock.json', 'bin/make-program.js'];
  return Math.max(...all.map((name) => statSync(join(ROOT, name)).mtimeMs));
}

/** @returns the files of the program side by side, named after what is started (`api.cli.main.js`), and their parts */
async function made(folder) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...ENTRIES].map(([out, name]) => ({ in: name, out })),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: OUTSIDE,
    banner: { js: REQUIRE },
    write: false,
    logLevel: 'warning',
  });
  return outputFiles;
}

/** Whole or not at all: another program may read it just now. */
function put(path, contents) {
  const part = `${path}.${process.pid}`;
  writeFileSync(part, contents);
  renameSync(part, path);
}

function removeOld(folder, names) {
  for (const name of readdirSync(folder))
    if (!names.has(name) && statSync(join(folder, name)).mtimeMs < Date.now() - KEPT_MS)
      rmSync(join(folder, name), { recursive: true, force: true });
}

async function make(folder) {
  const files = await made(folder);
  mkdirSync(folder, { recursive: true });
  // first the parts, whose names tell their contents, then what asks for them
  const asks = ({ path }) => Number(ENTRIES.has(basename(path, '.js')));
  for (const { path, contents } of files.sort((a, b) => asks(a) - asks(b))) put(path, contents);
  removeOld(folder, new Set(files.map(({ path }) => basename(path))));
}

/**
 * Makes the program where it is not, or is older than what it is made of.
 * @param {string} folder
 */
export async function makeProgram(folder = join(ROOT, 'dist')) {
  const stamp = join(folder, 'built');
  if (existsSync(stamp) && statSync(stamp).mtimeMs > changedAt()) return;
  const began = new Date();
  await make(resolve(folder));
  writeFileSync(stamp, '');
  // what is changed while it is being made is seen by the next
  utimesSync(stamp, began, began);
}
