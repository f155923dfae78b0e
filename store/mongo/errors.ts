import { StoreUnavailableError } from '../ports/trouble.ts';

/** What errors of the driver mean to the store. */

/** What the server says of data it will never take, however often it is tried. */
const BAD_DATA = new Set([
  2, // BadValue
  9, // FailedToParse
  10334, // BSONObjectTooLarge
  11000, // DuplicateKey
  17280, // KeyTooLong
  17419, // resulting document after update is too large
]);

function hasCode(error: Error): error is Error & { code: unknown } {
  return 'code' in error;
}

function isFromDriver(error: unknown): error is Error {
  return error instanceof Error && error.name.startsWith('Mongo');
}

/** Another document has this `_id` or unique key already. */
export function isDuplicate(error: unknown): boolean {
  return isFromDriver(error) && hasCode(error) && error.code === 11000;
}

/**
 * The driver could not do its work now. Any fault of the server that is not about the data counts: the
 * engine waits and tries again, which loses nothing.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true;
  if (!isFromDriver(error)) return false;
  if (error.name === 'MongoInvalidArgumentError') return false;
  return !(hasCode(error) && BAD_DATA.has(error.code as number));
}
