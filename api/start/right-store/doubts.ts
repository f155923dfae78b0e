import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { StoreIdentity } from '../../../store/ports/identity.ts';
import { isLogMissing } from '../../../store/sqlite/log-file.ts';
import { lagsOf, type Mark } from './mark.ts';
import { marksAt, marksOfCopies, type Place, storeElsewhere, wentWithProgram } from './places.ts';
import type { Doubt } from './refusals.ts';

/** Compares a store with what was noted of it; reads only. */

const BACKUP = /^hotline-\d{4}-\d\d-\d\d-\d{4}.*\.db$/;

function sizeOf(file: string): number | null {
  return existsSync(file) ? statSync(file).size : null;
}

/** Path of the newest backup in the folder; undefined without one. */
export function newestBackup(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const newest = names
    .filter((name) => BACKUP.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}

/** Backups that lie below the folder of the file were made of that file. */
function hasBackups(file: string, backups: string): boolean {
  const way = relative(dirname(file), resolve(backups));
  return !way.startsWith('..') && newestBackup(backups) !== undefined;
}

/**
 * What speaks against a store that is not there, or has nothing in it, being a new one.
 * @returns null where nothing does: the first start ever
 */
export function doubtOfNew(place: Place, backups: string): Doubt | null {
  const { file, location: at } = place;
  const known = marksAt(place).some((mark) => !wentWithProgram(mark, place));
  if (file === null) return known ? { kind: 'missing', at } : null;
  const leftOver = (sizeOf(`${file}-wal`) ?? 0) > 0;
  if (known || leftOver || hasBackups(file, backups))
    return { kind: sizeOf(file) === null ? 'missing' : 'empty', at };
  const other = storeElsewhere(place);
  return other === undefined ? null : { kind: 'elsewhere', at, other };
}

function doubtOfNumbers(at: string, stored: StoreIdentity, marks: Mark[]): Doubt | null {
  for (const mark of marks) {
    const lags = lagsOf(stored, mark);
    if (lags.length > 0) return { kind: 'behind', at, lags };
  }
  return null;
}

/** What speaks against a store with data being the right one, and whole. */
export function doubtOfStored(place: Place, stored: StoreIdentity): Doubt | null {
  const { file, location: at } = place;
  const { id } = stored;
  if (file !== null && isLogMissing(file)) return { kind: 'log', at };
  // written before there were ids: nothing was noted of it
  if (id === null) return null;
  const marks = marksAt(place);
  const own = marks.filter(({ store }) => store === id);
  if (own.length > 0) return doubtOfNumbers(at, stored, own);
  if (marks.length > 0) return { kind: 'other', at };
  const behind = doubtOfNumbers(at, stored, marksOfCopies(place, id));
  if (behind !== null) return behind;
  const withoutLog = file !== null && (sizeOf(`${file}-wal`) ?? 0) === 0;
  return stored.inUse && withoutLog ? { kind: 'copied', at } : null;
}

/** True where nothing is stored yet. */
export function isNothing({ file }: Place, stored: StoreIdentity | null): boolean {
  if (file !== null) return stored === null;
  return stored === null || stored.id === null;
}
