import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreUnavailableError, type Trouble } from '../ports/trouble.ts';

/** What is really the matter with a file, from what the driver says (https://www.sqlite.org/rescode.html). */

/** Primary result codes of SQLite, the lowest byte of every code. */
const CODES: Record<number, Trouble> = {
  3: 'denied', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'denied', // READONLY
  10: 'disk', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'denied', // CANTOPEN
  26: 'damaged', // NOTADB
};

const ADVICE: Record<Trouble, string> = {
  full: 'The disk is full: free some space, the hotline goes on by itself.',
  busy: 'Another program has the file locked: close it.',
  damaged:
    'Pages of the file are damaged: stop the hotline, keep the file, and restore the newest backup (hotline restore).',
  disk: 'The disk could not be read or written: look at its cable and its health.',
  denied: 'The file or its folder cannot be opened or written by this user: look at its rights.',
  unknown: '',
};

/** With less than this free, a fault of the disk is put down to that, bytes. */
const NOTHING_LEFT = 64 * 1024;

function isFull(location: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(location));
    return bavail * bsize < NOTHING_LEFT;
  } catch {
    return false;
  }
}

/** What errors of the driver and of the file system have, in whatever realm they were made. */
interface Fault {
  code?: unknown;
  rawCode?: unknown;
  message?: string;
}

/** The code of an error of the driver; one that could not open a file has it in its words only. */
function codeOf({ rawCode, message = '' }: Fault): number | undefined {
  if (typeof rawCode === 'number') return rawCode & 0xff;
  const said = /: (\d+)"?\)?$/.exec(message)?.[1];
  return said === undefined ? undefined : Number(said) & 0xff;
}

/** Faults of the file system itself, met where the folder is made. */
const SYSTEM: Record<string, Trouble> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOTDIR: 'denied',
  EEXIST: 'denied',
  EIO: 'disk',
};

/** @param location path of the file */
export function troubleOf(location: string, error: unknown): Trouble {
  const fault: Fault = typeof error === 'object' && error !== null ? error : {};
  const known = SYSTEM[String(fault.code)];
  if (known !== undefined) return known;
  const found = CODES[codeOf(fault) ?? -1] ?? 'unknown';
  return (found === 'disk' || found === 'denied') && isFull(location) ? 'full' : found;
}

/** The error that the rest of the program gets, with the true cause and what to do about it. */
export function unavailable(location: string, error: unknown): StoreUnavailableError {
  const reason = error instanceof Error ? error.message : String(error);
  const trouble = troubleOf(location, error);
  return new StoreUnavailableError(`SQLite ${location}: ${reason}. ${ADVICE[trouble]}`.trim(), {
    cause: error,
    trouble,
  });
}

/** An error of a statement: where the file is what is wrong it is the store's, and worth waiting for; else as it was. */
export function faultOf(location: string, error: unknown): unknown {
  const { code } = (error ?? {}) as Fault;
  const ofSqlite = typeof code === 'string' && code.startsWith('SQLITE_');
  return ofSqlite && troubleOf(location, error) !== 'unknown'
    ? unavailable(location, error)
    : error;
}
