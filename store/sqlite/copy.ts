import { chmod, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OWNER_ONLY } from '../base/owner-only.ts';
import { damaged, pageFaults, writeCopy } from './background.ts';
import { DatabaseFileError } from './file-error.ts';
import { openReadOnly, readOnlyAddress, versionOf } from './read-only.ts';
import { SCHEMA_STEPS } from './schema.ts';

/** Copies of the database file that are consistent however much is written meanwhile, and their check. */

/** A copy has this name until it is known to be whole. */
export const PART = '.part';

async function removeUnfinished(part: string): Promise<void> {
  for (const ending of ['', '-journal', '-wal', '-shm']) await rm(part + ending, { force: true });
}

/** The name of a file survives a power cut only once its folder is written. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // not every system lets a folder be written by itself
  }
}

/**
 * Writes a copy of the file as it is at one moment. It gets its name when it is on the disk, was read
 * page by page and opened as the hotline opens it; until then, and when that fails, there is no file.
 * @param to must not exist
 * @returns how many complaints are in it
 * @throws DatabaseFileError
 */
export async function copyDatabase(from: string, to: string): Promise<number> {
  const part = to + PART;
  await removeUnfinished(part);
  try {
    // the name is taken with its rights first: complaints are nobody else's business
    await (await open(part, 'w', OWNER_ONLY)).close();
    await writeCopy(from, readOnlyAddress(from), part);
    await chmod(part, OWNER_ONLY);
    const complaints = await checkDatabase(part);
    await rename(part, to);
    await flushFolder(dirname(to));
    return complaints;
  } catch (error) {
    await removeUnfinished(part).catch(() => {});
    throw error;
  }
}

/** What is known of a database file without reading all of it. */
export interface Contents {
  /** Schema steps it has had. */
  version: number;
  complaints: number;
}

/**
 * Opens a file and looks whether this version can go on with it; writes nothing.
 * @throws DatabaseFileError
 */
export function contentsOf(file: string): Contents {
  const bad = (reason: string) => new DatabaseFileError(`${file}: ${reason}`);
  let db: ReturnType<typeof openReadOnly> | undefined;
  try {
    db = openReadOnly(file);
    const version = versionOf(db);
    if (version === 0) throw bad('not a database of the hotline');
    if (version > SCHEMA_STEPS.length)
      throw bad(
        `made by a newer version of the hotline (schema ${version}, this program knows ${SCHEMA_STEPS.length})`,
      );
    const sql = `SELECT count(*) AS n FROM instance WHERE machine = 'complaint'`;
    return { version, complaints: (db.prepare(sql).get() as { n: number }).n };
  } catch (error) {
    if (error instanceof DatabaseFileError) throw error;
    throw bad(error instanceof Error ? error.message : String(error));
  } finally {
    db?.close();
  }
}

/**
 * Looks whether a file is a whole database of the hotline that this version can go on with.
 * @returns how many complaints are in it
 * @throws DatabaseFileError
 */
export async function checkDatabase(file: string): Promise<number> {
  const { complaints } = contentsOf(file);
  const faults = await pageFaults(file, readOnlyAddress(file), 'integrity_check');
  if (faults.length > 0) throw damaged(file, faults);
  return complaints;
}
