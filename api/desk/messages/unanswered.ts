import type { Request } from 'express';
import { z } from 'zod';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import { keptByTalk } from './messages.ts';

/** What got no answer, and up to where somebody has looked through it. */

const KIND = 'unanswered-seen';
/** More are not counted. */
export const MOST_COUNTED = 100;

/** Boxes of what is kept without an answer. */
export type UnansweredBox = 'quarantine' | 'operator';

const seenSchema = z.object({ until: z.number(), by: z.string() });

async function seenUntil({ store }: Hotline, box: UnansweredBox): Promise<number> {
  const seen = seenSchema.safeParse((await store.records.get(KIND, box))?.value);
  return seen.success ? seen.data.until : -1;
}

/** What came after somebody last looked; those over the daily limit are a line of their own. */
export async function unseen(hotline: Hotline, box: UnansweredBox): Promise<InboxEntry[]> {
  const until = await seenUntil(hotline, box);
  const kept = await hotline.store.inbox.list({ state: box, limit: MOST_COUNTED });
  return kept.filter(
    ({ storedAt, reading }) => storedAt > until && keptByTalk(reading) !== 'limit',
  );
}

/** The newest that the page of a box shows: somebody has looked at all until then; null where it shows none. */
export function newestOf(entries: readonly InboxEntry[]): number | null {
  return entries[0]?.storedAt ?? null;
}

/**
 * Somebody has looked through a box.
 * @throws PageError 400 for no time of what was shown, 409 when somebody else just did it
 */
export async function looked(
  { store }: Hotline,
  request: Request,
  box: UnansweredBox,
): Promise<void> {
  const until = Number(field(request, 'sampai'));
  if (!Number.isSafeInteger(until) || until <= 0)
    throw new PageError(400, 'Halaman ini tidak lengkap. Muat ulang, lalu coba lagi.');
  const known = await store.records.get(KIND, box);
  const value = { until, by: identityOf(request).user };
  const change = { kind: KIND, id: box, expectedRevision: known?.revision ?? 0, value };
  if ((await store.records.put(change)) === 'conflict')
    throw new PageError(409, 'Orang lain baru saja menyatakannya. Muat ulang halamannya.');
}
