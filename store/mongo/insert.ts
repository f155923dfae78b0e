import type { Collection, MongoBulkWriteError, OptionalUnlessRequiredId } from 'mongodb';
import { isDuplicate } from './errors.ts';

/**
 * Inserts what is not there yet, by `_id`; again is harmless.
 * @returns places, in `documents`, of those that were there
 */
export async function insertMissing<T extends { _id: string }>(
  collection: Collection<T>,
  documents: T[],
): Promise<ReadonlySet<number>> {
  if (documents.length === 0) return new Set();
  try {
    const all = documents as unknown as OptionalUnlessRequiredId<T>[];
    await collection.insertMany(all, { ordered: false });
    return new Set();
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return new Set([error.writeErrors].flat().map(({ index }) => index));
  }
}

/**
 * Inserts in this order, up to the first of which something unique is taken.
 * @returns how many are in
 */
export async function insertInOrder<T extends { _id: string }>(
  collection: Collection<T>,
  documents: T[],
): Promise<number> {
  try {
    const all = documents as unknown as OptionalUnlessRequiredId<T>[];
    await collection.insertMany(all, { ordered: true });
    return documents.length;
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return Math.min(...[error.writeErrors].flat().map(({ index }) => index));
  }
}

/** Nothing else is wrong: neither with another document nor with the disks of the majority. */
function onlyDuplicates(error: unknown): error is MongoBulkWriteError {
  if (!isDuplicate(error) || !('writeErrors' in (error as object))) return false;
  const { writeErrors, result } = error as MongoBulkWriteError;
  if (result.getWriteConcernError() !== undefined) return false;
  return [writeErrors].flat().every(({ code }) => code === 11000);
}
