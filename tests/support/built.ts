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
 * The built program, as the office runs it, for tests that run it as a process. It is built once for each content of
 * the sources, whoever asks first.
 */

const SOURCES = ['machines', 'channels', 'templates', 'store', 'api', 'examples'];
const FOLDER = packagePath('.cache', 'hotline-process');
/** Nobody runs a program of before that any more. */
const KEPT_MS = 24 * 3_600_000;

/** A short name for the present content of all that is compiled. */
function contentName(): string {
  const hash = createHash('sha1');
  for (const how of ['package-lock.json', 'bin/make-program.js'])
    hash.update(readFileSync(packagePath(how)));
  for (const folder of SOURCES)
    for (const name of readdirSync(packagePath(folder), {
      recursive: true,
      encoding: 'utf8',
    }).sort())
      if (name.endsWith('.ts'))
        hash.update(`\0${folder}/${name}\0`).update(readFileSync(packagePath(folder, name)));
  return hash.digest('hex');
}

/** @throws Error with what was said */
function make(to: string): void {
  const { status, stderr } = spawnSync(process.execPath, [packagePath('bin', 'build.js'), to], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bin/build.js: ${stderr}`);
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
  make(made);
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
  return join(built, 'api.cli.main.js');
}

/** Options of Node for a file of the tests: it takes the types off as in Jest, and keeps what it made. */
export const FROM_SOURCES = ['--import', packagePath('tests', 'support', 'runner', 'register.js')];
