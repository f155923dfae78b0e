import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../api/paths.ts';

/**
 * A MongoDB server for tests: the one `MONGODB_URL` names, else SecantusDB in a virtual environment of
 * its own. SecantusDB is a beta and GPL: a separate process for tests, never a dependency, never advised.
 */

const VERSION = '0.7.0b3';
const FOLDER = packagePath('.cache', `secantus-${VERSION}`);
const PYTHON = join(FOLDER, 'bin', 'python');
const START_MS = 200_000;

export interface MongoServer {
  /** Address of a database of that name. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** Why there is no server, in words for whoever runs the tests. */
export class NoMongoError extends Error {
  override readonly name = 'NoMongoError';
}

function run(command: string, ...values: string[]): void {
  const { status, stderr, error } = spawnSync(command, values, {
    encoding: 'utf8',
    timeout: 240_000,
  });
  if (status !== 0)
    throw new NoMongoError(
      `${command} ${values.slice(0, 3).join(' ')}: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`,
    );
}

/**
 * Installs the server where it is missing. It is made under a name of its own and gets the known name in
 * one step, when it is whole: it is never half there, and test processes may do this at the same time.
 */
function provision(): void {
  if (existsSync(PYTHON)) return;
  // its Python was upgraded away
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(packagePath('.cache'), { recursive: true });
  const made = mkdtempSync(`${FOLDER}-`);
  try {
    run('python3', '-m', 'venv', made);
    // what it imports is compiled when it does: to compile all takes as long as the rest
    const quietly = ['--quiet', '--no-compile'];
    run(join(made, 'bin', 'python'), '-m', 'pip', 'install', ...quietly, `SecantusDB==${VERSION}`);
    renameSync(made, FOLDER);
  } catch (error) {
    if (!existsSync(PYTHON)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** Resolves with the port once the server says that it listens. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new NoMongoError(`it did not start: ${said}`)), START_MS);
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    });
    child.once('error', (error) => reject(new NoMongoError(error.message)));
    child.once('exit', () => reject(new NoMongoError(`it ended: ${said}`)));
  });
}

function startDaemon(data: string): ChildProcess {
  const daemon = join(FOLDER, 'bin', 'secantusd-py');
  const where = ['--host', '127.0.0.1', '--port', '0', '--storage-path', data];
  // by its Python: what pip wrote into the script is the name the folder had when it was made
  const child = spawn(PYTHON, [daemon, ...where, '--sync-on-commit'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });
  return child;
}

/** Nothing waits for it: the process that started it ends when its tests have, and it with them. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.stderr?.destroy();
}

async function start(): Promise<MongoServer> {
  provision();
  const child = startDaemon(mkdtempSync(join(tmpdir(), 'hotline-mongo-')));
  const port = await listening(child);
  letGo(child);
  return {
    url: (database) => `mongodb://127.0.0.1:${port}/${database}?directConnection=true`,
    stop: () => Promise.resolve(),
  };
}

let own: Promise<MongoServer> | undefined;

/** The server of this process, for all its tests; each uses databases of its own. */
function startOwn(): Promise<MongoServer> {
  own ??= start();
  return own;
}

/** A server that runs already; the database is put into its address. */
function given(address: string): MongoServer {
  return {
    url: (database) => {
      const url = new URL(address);
      url.pathname = `/${database}`;
      return url.href;
    },
    stop: () => Promise.resolve(),
  };
}

/**
 * @returns undefined where there is no server and none can be made; one line says why
 * @throws NoMongoError instead when `CI` is set
 */
export async function mongoServer(): Promise<MongoServer | undefined> {
  const { MONGODB_URL, CI } = process.env;
  if (MONGODB_URL !== undefined && MONGODB_URL !== '') return given(MONGODB_URL);
  try {
    return await startOwn();
  } catch (error) {
    if (!(error instanceof NoMongoError) || CI === 'true') throw error;
    process.stdout.write(
      `MongoDB tests: skipped (${error.message}). Install Python 3.10 with venv, or set MONGODB_URL.\n`,
    );
    return undefined;
  }
}
