import type { Request } from 'express';
import { StoreUnavailableError } from '../../../../store/ports/trouble.ts';
import { invalidAt } from './problem.ts';

/** Pages with cursors. */

interface Page<T> {
  items: T[];
  next: string | null;
}

/**
 * `Link: </api/v1/complaints?…&cursor=…>; rel="next"` (RFC 8288), nothing on the last page.
 * @param name of the parameter that says where a page begins
 */
export function linkHeader(
  { originalUrl }: Request,
  next: string | null,
  name = 'cursor',
): Record<string, string> {
  if (next === null) return {};
  const url = new URL(originalUrl, 'http://localhost');
  url.searchParams.set(name, next);
  return { Link: `<${url.pathname}${url.search}>; rel="next"` };
}

/**
 * Reads a page of the store.
 * @throws Problem 400 when the cursor is not one the store gave out
 */
export async function storePage<T>(
  cursor: string | undefined,
  read: () => Promise<Page<T>>,
): Promise<Page<T>> {
  try {
    return await read();
  } catch (error) {
    if (cursor === undefined || error instanceof StoreUnavailableError) throw error;
    throw invalidAt('query/cursor', 'This cursor is not one that was given out here.');
  }
}
