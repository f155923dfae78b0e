import { existsSync } from 'node:fs';
import { WrongStoreError } from '../../store/base/refusals.ts';
import { embeddedFile, openStore } from '../../store/open.ts';
import type { Store } from '../../store/ports/store.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';

/** A demo's store says in itself that all of it is made up: it never becomes a real one, nor a real one a demo. */

const KIND = 'demo';
const ID = 'made-up';

/** Writes it into a store before anything else is in it. */
export async function markAsDemo({ records }: Store): Promise<void> {
  await records.put({ kind: KIND, id: ID, expectedRevision: 0, value: true });
}

/** @returns null where there is no store yet, or it cannot be looked at now */
async function isDemo(url: string, file: string): Promise<boolean | null> {
  if (!existsSync(file)) return null;
  const store = await openStore(url);
  try {
    await store.open({ readOnly: true });
    return (await store.records.get(KIND, ID)) !== undefined;
  } catch (error) {
    // what is wrong with it is said when it is opened
    if (error instanceof StoreUnavailableError) return null;
    throw error;
  } finally {
    await store.close();
  }
}

/**
 * Refuses a demo's store in earnest, and any other as a demo.
 * @throws WrongStoreError in words for the admin
 */
export async function refuseMixed(url: string, demo: boolean): Promise<void> {
  const file = embeddedFile(url);
  const made = file === null ? null : await isDemo(url, file);
  if (made === null || made === demo) return;
  throw new WrongStoreError(
    made
      ? `${file}: ini data peraga, semuanya karangan, dan tidak dipakai untuk hotline sungguhan. Beri STORE_URL lain, atau jalankan peraganya: npm start -- --demo`
      : `${file}: ini data hotline sungguhan, bukan peraga. Beri peraga map lain (DEMO_FOLDER).`,
  );
}
