import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import Libsql from 'libsql';
import { SCHEMA_STEPS } from './schema.ts';

/** Copies of the database file that are consistent however much is written meanwhile, and their check. */

/** A file that is no whole database of the hotline; the message says what is wrong with it. */
export class DatabaseFileError extends Error {
  override readonly name = 'DatabaseFileError';
}

/**
 * Runs in a thread of its own with a connection of its own: it reads one moment of the file while the
 * hotline goes on writing (WAL), and a large file does not hold up any SMS.
 */
const COPYING = `
const { parentPort, workerData } = require('node:worker_threads');
const { openSync, fsyncSync, closeSync } = require('node:fs');
const Libsql = require(workerData.driver);
const source = new Libsql(workerData.from);
source.exec('PRAGMA busy_timeout = 30000');
source.prepare('VACUUM INTO ?').run(workerData.to);
source.close();
const copy = new Libsql(workerData.to);
const [found] = copy.prepare('PRAGMA integrity_check').all();
copy.close();
const file = openSync(workerData.to, 'r+');
fsyncSync(file);
closeSync(file);
parentPort.postMessage(found.integrity_check);
`;

/**
 * Writes a copy of the file as it is at one moment; resolves when it is on the disk and was checked.
 * @param to must not exist
 * @throws DatabaseFileError when the copy is not whole; what the disk throws
 */
export function copyDatabase(from: string, to: string): Promise<void> {
  const driver = createRequire(import.meta.url).resolve('libsql');
  return new Promise((resolve, reject) => {
    const worker = new Worker(COPYING, { eval: true, workerData: { driver, from, to } });
    worker.once('message', (found: unknown) => {
      if (found === 'ok') resolve();
      else reject(new DatabaseFileError(`${to}: integrity_check: ${String(found)}`));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new DatabaseFileError(`${to}: copying ended early`)));
  });
}

/**
 * Looks whether a file is a whole database of the hotline that this version can go on with.
 * @returns how many complaints are in it
 * @throws DatabaseFileError
 */
export function checkDatabase(file: string): number {
  const bad = (reason: string) => new DatabaseFileError(`${file}: ${reason}`);
  let db: Libsql.Database | undefined;
  try {
    db = new Libsql(file, { fileMustExist: true });
    const [found] = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    if (found?.integrity_check !== 'ok') throw bad(`damaged: ${found?.integrity_check}`);
    const version = (db.prepare('PRAGMA user_version').get() as { user_version: number })
      .user_version;
    if (version === 0) throw bad('not a database of the hotline');
    if (version > SCHEMA_STEPS.length) throw bad('made by a newer version of the hotline');
    const sql = `SELECT count(*) AS n FROM instance WHERE machine = 'complaint'`;
    return (db.prepare(sql).get() as { n: number }).n;
  } catch (error) {
    if (error instanceof DatabaseFileError) throw error;
    throw bad(error instanceof Error ? error.message : String(error));
  } finally {
    db?.close();
  }
}
