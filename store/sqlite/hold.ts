import { closeSync, openSync } from 'node:fs';
import Libsql from 'libsql';
import { OWNER_ONLY } from '../base/owner-only.ts';
import { StoreHeldError } from '../base/refusals.ts';
import { troubleOf, unavailable } from './trouble.ts';

/**
 * One hotline per database file. The lock is one of SQLite's own on a small file beside it: the system
 * gives it back when its holder dies, however that happens, so that no power cut leaves one behind.
 */

/** Ending of the file that is locked. */
export const LOCK = '-lock';

/** How long another one may take to write its name, milliseconds. */
const PATIENCE = 500;

function isHeldByOther(file: string, error: unknown): boolean {
  return troubleOf(file, error) === 'busy';
}

function holderOf(db: Libsql.Database): string {
  try {
    const row = db.prepare('SELECT name FROM holder').get() as { name?: string } | undefined;
    return row?.name ?? '?';
  } catch {
    return '?';
  }
}

/** Takes the lock with the holder's name in it; the second transaction is kept open and is the lock. */
function take(db: Libsql.Database, name: string): void {
  db.exec(
    `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY`,
  );
  db.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (name TEXT NOT NULL)');
  db.exec('DELETE FROM holder');
  db.prepare('INSERT INTO holder VALUES (?)').run(name);
  db.exec('COMMIT; BEGIN IMMEDIATE');
  // somebody who came between the two has the lock after all
  const holder = holderOf(db);
  if (holder !== name) throw new StoreHeldError(db.name, holder);
}

/**
 * Keeps others away from a database file; its folder is there.
 * @param name of this process, for whoever comes second: host, process and since when
 * @returns gives it back
 * @throws StoreHeldError naming who has it; StoreUnavailableError when there can be no lock
 */
export function holdFile(file: string, name: string): () => void {
  const path = file + LOCK;
  let db: Libsql.Database | undefined;
  try {
    // it names this computer and process; made before SQLite would with anybody's rights
    closeSync(openSync(path, 'a', OWNER_ONLY));
    db = new Libsql(path);
    take(db, name);
    const held = db;
    return () => {
      // the driver closes late, when it forgets its statements: the lock is given back at once
      held.exec('ROLLBACK');
      held.close();
    };
  } catch (error) {
    const holder = db === undefined ? '?' : holderOf(db);
    db?.close();
    if (error instanceof StoreHeldError) throw new StoreHeldError(file, error.holder);
    if (isHeldByOther(path, error)) throw new StoreHeldError(file, holder);
    throw unavailable(path, error);
  }
}
