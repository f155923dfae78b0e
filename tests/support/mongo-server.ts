import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../api/paths.ts';

/**
 * A MongoDB server for tests: the one `MONGODB_URL` names, else SecantusDB in a virtual environment of
 * its own. SecantusDB is a beta and GPL: a separate process for tests, never a dependency, never advised.
 */

const VERSION = '0.7.0b3';
const FOLDER = packagePath('.cache', `secantus-${VERSION}`);
const DAEMON = join(FOLDER, 'bin', 'secantusd-py');
/** Made last, so that a half-made environment is made again. */
const READY = join(FOLDER, 'ready');
const START_MS = 20_000;

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
      `${command} ${values[0]}: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`,
    );
}

function provision(): void {
  if (existsSync(READY)) return;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(packagePath('.cache'), { recursive: true });
  run('python3', '-m', 'venv', FOLDER);
  run(join(FOLDER, 'bin', 'pip'), 'install', '--quiet', `SecantusDB==${VERSION}`);
  mkdirSync(READY);
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

async function startOwn(): Promise<MongoServer> {
  provision();
  const data = mkdtempSync(join(tmpdir(), 'hotline-mongo-'));
  const child = spawn(
    DAEMON,
    ['--host', '127.0.0.1', '--port', '0', '--storage-path', data, '--sync-on-commit'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await listening(child);
  return {
    url: (database) => `mongodb://127.0.0.1:${port}/${database}?directConnection=true`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
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
