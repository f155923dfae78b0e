import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../api/paths.ts';

/**
 * The compiled program, for tests that run it as a process: it starts in a fraction of the time that the
 * sources need. It is compiled once for each content of the sources, whoever asks first.
 */

const SOURCES = ['machines', 'channels', 'templates', 'store', 'api', 'examples'];
const FOLDER = packagePath('.cache', 'hotline-process');
/** Nobody runs a program of before that any more. */
const KEPT_MS = 24 * 3_600_000;

/** A short name for the present content of all that is compiled. */
function contentName(): string {
  const hash = createHash('sha1').update(readFileSync(packagePath('tsconfig.json')));
  for (const folder of SOURCES)
    for (const name of readdirSync(packagePath(folder), {
      recursive: true,
      encoding: 'utf8',
    }).sort())
      if (name.endsWith('.ts'))
        hash.update(`\0${folder}/${name}\0`).update(readFileSync(packagePath(folder, name)));
  return hash.digest('hex');
}

/** @throws Error with what the compiler said */
function compile(to: string): void {
  const tsc = packagePath('node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--incremental', 'false', '--outDir', to];
  const config = packagePath('tsconfig.build.json');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', config, ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tsc: ${stdout}`);
}

function removeOld(): void {
  for (const name of readdirSync(FOLDER))
    if (statSync(join(FOLDER, name)).mtimeMs < Date.now() - KEPT_MS)
      rmSync(join(FOLDER, name), { recursive: true, force: true });
}

/** Whole or not at all: several test processes may want it at the same time. */
function build(): string {
  const folder = join(FOLDER, contentName());
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDER, { recursive: true });
  removeOld();
  const made = mkdtempSync(`${folder}-`);
  compile(made);
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

let built: string | undefined;

/** Absolute path of the compiled command line. */
export function builtMain(): string {
  built ??= build();
  return join(built, 'api', 'cli', 'main.js');
}

/** Options of Node for a file of the tests: it takes the types off as in Jest, and keeps what it made. */
export const FROM_SOURCES = ['--import', packagePath('tests', 'support', 'runner', 'register.js')];
