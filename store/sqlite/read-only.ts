import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';

/**
 * A database file that is only looked at. The driver's own option for this is not obeyed (libsql 0.5.29
 * writes all the same), the address form of SQLite is (https://www.sqlite.org/uri.html).
 */

/** Files in which a database in WAL mode keeps its log, beside it. */
export const LOG_FILES = ['-wal', '-shm'] as const;

/**
 * Address of a file for which no statement can write to it. The newest commits are seen, also those that
 * are still in the log. While nobody has it open, not even a file is made beside it.
 */
export function readOnlyAddress(file: string): string {
  const alone = LOG_FILES.every((ending) => !existsSync(file + ending));
  return `${pathToFileURL(resolve(file)).href}?mode=ro${alone ? '&immutable=1' : ''}`;
}

/** @throws Error of the driver when it is not there or cannot be opened */
export function openReadOnly(file: string): Libsql.Database {
  return new Libsql(readOnlyAddress(file));
}

/** `user_version` of an open database: how many schema steps it has had. */
export function versionOf(db: Libsql.Database): number {
  return (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}
