import type { Store } from './port.ts';

/** The address of the store names none that there is. */
export class StoreUrlError extends Error {
  override readonly name = 'StoreUrlError';
}

/**
 * The store an address names; it is not opened yet. Drivers are loaded only when used.
 * @param url `sqlite:./data/hotline.db`, `sqlite::memory:`
 * @throws StoreUrlError
 */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
    const { SqliteStore } = await import('./sqlite/store.ts');
    return new SqliteStore(url.slice('sqlite:'.length));
  }
  throw new StoreUrlError(
    `STORE_URL ${url.split(':')[0]}: must be sqlite:FILE (MongoDB is not there yet)`,
  );
}
