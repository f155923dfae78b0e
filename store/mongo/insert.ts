import type { Collection, MongoBulkWriteError, OptionalUnlessRequiredId } from 'mongodb';
import { isDuplicate } from './errors.ts';

/**
 * Inserts what is not there yet, by `_id`; again is harmless.
 * @returns how many were new
 */
export async function insertMissing<T extends { _id: string }>(
  collection: Collection<T>,
  documents: T[],
): Promise<number> {
  if (documents.length === 0) return 0;
  try {
    const all = documents as unknown as OptionalUnlessRequiredId<T>[];
    return (await collection.insertMany(all, { ordered: false })).insertedCount;
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
    return error.insertedCount;
  }
}

/** Nothing else is wrong: neither with another document nor with the disks of the majority. */
function onlyDuplicates(error: unknown): error is MongoBulkWriteError {
  if (!isDuplicate(error) || !('writeErrors' in (error as object))) return false;
  const { writeErrors, result } = error as MongoBulkWriteError;
  if (result.getWriteConcernError() !== undefined) return false;
  return [writeErrors].flat().every(({ code }) => code === 11000);
}
