import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Hotline } from '../../hotline/hotline.ts';
import { PageError } from '../../pages/errors.ts';

/** Filters of the list of complaints that somebody wants to see again: a name, and the end of an address. */

const KIND = 'view';
/** More would be no help to find one. */
const MOST = 20;

const schema = z.object({ name: z.string(), query: z.string() });

export interface SavedView {
  id: string;
  name: string;
  /** With its `?`; empty for all complaints. */
  query: string;
}

/** The same name is the same view: saving it again replaces it. */
function idOf(name: string): string {
  return createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 16);
}

/** By name. */
export async function savedViews({ store }: Hotline): Promise<SavedView[]> {
  const records = await store.records.list(KIND, { limit: MOST });
  return records
    .flatMap(({ id, value }) => {
      const view = schema.safeParse(value);
      return view.success ? [{ id, ...view.data }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'id'));
}

/** @throws PageError 409 when there are too many, or somebody saved the same one just now */
export async function saveView({ store }: Hotline, name: string, query: string): Promise<void> {
  const id = idOf(name);
  const known = await store.records.get(KIND, id);
  const all = await store.records.list(KIND, { limit: MOST });
  if (known === undefined && all.length >= MOST)
    throw new PageError(409, `Sudah ada ${MOST} tampilan. Hapus dahulu yang tidak dipakai.`);
  const expectedRevision = known?.revision ?? 0;
  const value = { name, query };
  if ((await store.records.put({ kind: KIND, id, expectedRevision, value })) === 'conflict')
    throw new PageError(409, 'Tampilan ini baru saja diubah orang lain. Muat ulang halamannya.');
}

export async function deleteView({ store }: Hotline, id: string): Promise<void> {
  if (!(await store.records.delete(KIND, id))) throw new PageError(404, 'Tampilan ini tidak ada.');
}
