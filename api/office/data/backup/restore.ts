import { existsSync, rmSync, statSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OWNER_ONLY, OWNERS_FOLDER } from '../../../../store/base/owner-only.ts';
import { checkDatabase } from '../../../../store/sqlite/copy.ts';
import { forgetLog } from '../../../../store/sqlite/log-file.ts';
import { BackupError } from './backups.ts';

/** Puts a backup in the place of the store's file; what is there is never overwritten. */

/** Files beside a database that belong to it: without them, or with a stranger's, it is another one. */
const PARTS = ['', '-wal', '-shm', '-journal'];

/** The file the store keeps its data in. @throws BackupError where it keeps them elsewhere */
export function databaseFile(storeUrl: string): string {
  if (storeUrl.startsWith('mongodb'))
    throw new BackupError('STORE_URL is MongoDB: use mongodump and mongorestore');
  if (storeUrl === 'sqlite::memory:')
    throw new BackupError('STORE_URL sqlite::memory: keeps nothing in a file');
  return storeUrl.slice('sqlite:'.length);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a hotline that was stopped properly leaves beside the file: a log with nothing in it. */
function removeEmptyLog(to: string): void {
  const log = `${to}-wal`;
  if (existsSync(to) || (existsSync(log) && statSync(log).size > 0)) return;
  for (const part of [log, `${to}-shm`]) rmSync(part, { force: true });
}

/**
 * @returns number of complaints in it
 * @throws BackupError when there are data already; DatabaseFileError when the backup is not whole
 */
export async function restoreBackup(from: string, to: string): Promise<number> {
  removeEmptyLog(to);
  const there = PARTS.map((part) => to + part).filter((path) => existsSync(path));
  if (there.length > 0)
    throw new BackupError(
      `${there.join(', ')}: exists already; stop the hotline and move it away first, nothing is overwritten`,
    );
  const complaints = await checkDatabase(from);
  await mkdir(dirname(to), { recursive: true, mode: OWNERS_FOLDER });
  const part = `${to}.part`;
  try {
    // the name is taken with its rights first
    await (await open(part, 'w', OWNER_ONLY)).close();
    await copyFile(from, part);
    await chmod(part, OWNER_ONLY);
    await flush(part);
    await rename(part, to);
    forgetLog(to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return complaints;
}
