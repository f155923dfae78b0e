import type { Store } from './port.ts';

/** The address of the store names none that there is. */
export class StoreUrlError extends Error {
  override readonly name = 'StoreUrlError';
}

/**
 * The store an address names; it is not opened yet. Drivers are loaded only when used.
 * @param url `sqlite:./data/hotline.db`, `sqlite::memory:`, `mongodb://host/database`, `mongodb+srv://…`
 * @throws StoreUrlError
 */
export async function openStore(url: string): Promise<Store> {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
    const { SqliteStore } = await import('./sqlite/store.ts');
    return new SqliteStore(url.slice('sqlite:'.length));
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
