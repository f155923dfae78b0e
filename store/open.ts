import { ToldError } from '../machines/base/told-error.ts';
import type { Store } from './ports/store.ts';

/** The address of the store names none that there is. */
export class StoreUrlError extends ToldError {
  override readonly name = 'StoreUrlError';
}

const EMBEDDED = 'sqlite:';

/** Path of the file of an embedded store; null for one on a server or in memory. */
export function embeddedFile(url: string): string | null {
  if (!url.startsWith(EMBEDDED) || url === `${EMBEDDED}:memory:`) return null;
  return url.slice(EMBEDDED.length);
}

/**
 * The store an address names; it is not opened yet. Drivers are loaded only when used.
 * @param url `sqlite:./data/hotline.db`, `sqlite::memory:`, `mongodb://host/database`, `mongodb+srv://…`
 * @throws StoreUrlError
 */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith(EMBEDDED) && url.length > EMBEDDED.length) {
    const { SqliteStore } = await import('./sqlite/store.ts');
    return new SqliteStore(url.slice(EMBEDDED.length));
  }
  if (/^mongodb(\+srv)?:\/\/./.test(url)) {
    const { MongoStore } = await import('./mongo/store.ts');
    try {
      return new MongoStore(url);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StoreUrlError(`STORE_URL mongodb: ${reason}`);
    }
  }
  throw new StoreUrlError(
    `STORE_URL ${url.split(':')[0]}: must be sqlite:FILE, mongodb://… or mongodb+srv://…`,
  );
}
