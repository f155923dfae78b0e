import { randomBytes } from 'node:crypto';
import { StoreVersionError } from '../base/refusals.ts';
import type { Collections } from './collections.ts';
import { insertMissing } from './insert.ts';

/**
 * Versions of what lies in the database. Fields are added so that documents of before are read as they
 * are; the number grows when a program of before would misread what a newer one wrote.
 *
 * - 0: no number was kept.
 * - 1: the number itself, and the random id of the store.
 */
export const MONGO_SCHEMA = 1;

/** @throws StoreVersionError when a newer program wrote it; nothing was changed */
export async function refuseNewer(
  { meta }: Collections,
  location: string,
  known: number,
): Promise<void> {
  const found = (await meta.findOne({ _id: 'schema' }))?.version ?? 0;
  if (found > known) throw new StoreVersionError(`MongoDB ${location}`, found, known);
}

/** Notes that a program of this version has written here; never lowers the number. */
export async function noteVersion({ meta }: Collections, known: number): Promise<void> {
  await insertMissing(meta, [{ _id: 'schema', version: known }]);
  await meta.updateOne({ _id: 'schema', version: { $lt: known } }, { $set: { version: known } });
}

/** Gives the database its random id where it has none; the first process wins. */
export async function noteIdentity({ meta }: Collections): Promise<void> {
  await insertMissing(meta, [{ _id: 'store', id: randomBytes(16).toString('hex') }]);
}
