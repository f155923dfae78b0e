import type { Request } from 'express';
import { z } from 'zod';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field } from '../../pages/form.ts';
import { keptByTalk } from '../messages/messages.ts';
import type { Task, TaskGroup } from './task.ts';

/** What got no answer, one line for each box in the inbox: how many since somebody last looked through it. */

const KIND = 'unanswered-seen';
/** More are not counted. */
const MOST = 100;

/** Boxes of what is kept without an answer. */
export type UnansweredBox = 'quarantine' | 'operator';

const BOXES: Record<UnansweredBox, { address: string; asks: string }> = {
  quarantine: {
    address: '/karantina',
    asks: 'Terbaca sebagai iklan, percakapan, atau balasan otomatis. Baca: adakah aduan di antaranya?',
  },
  operator: {
    address: '/operator',
    asks: 'Terbaca sebagai pesan jaringan. Baca: adakah aduan di antaranya?',
  },
};

const seenSchema = z.object({ until: z.number(), by: z.string() });

async function seenUntil({ store }: Hotline, box: UnansweredBox): Promise<number> {
  const seen = seenSchema.safeParse((await store.records.get(KIND, box))?.value);
  return seen.success ? seen.data.until : -1;
}

/** What came after somebody last looked; those over the daily limit are a line of their own. */
async function unseen(hotline: Hotline, box: UnansweredBox): Promise<InboxEntry[]> {
  const until = await seenUntil(hotline, box);
  const kept = await hotline.store.inbox.list({ state: box, limit: MOST });
  return kept.filter(
    ({ storedAt, reading }) => storedAt > until && keptByTalk(reading) !== 'limit',
  );
}

async function tasksOf(hotline: Hotline, box: UnansweredBox): Promise<Task[]> {
  const entries = await unseen(hotline, box);
  const oldest = entries.at(-1);
  if (oldest === undefined) return [];
  const { address, asks } = BOXES[box];
  const title = `${entries.length}${entries.length === MOST ? '+' : ''} SMS`;
  const since = oldest.storedAt;
  const plain = { text: '', until: null, late: false, marks: [], proposals: [] };
  return [{ ...plain, key: `tidak-dijawab-${box}`, address, title, asks, since }];
}

export async function unansweredGroup(hotline: Hotline): Promise<TaskGroup> {
  const tasks = await Promise.all(
    (['quarantine', 'operator'] as const).map((box) => tasksOf(hotline, box)),
  );
  const all = tasks.flat();
  const count = String(all.length);
  return {
    name: 'tidak-dijawab',
    title: 'Tidak dijawab',
    tasks: all,
    count,
    urgent: false,
    more: null,
  };
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
