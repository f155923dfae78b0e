import { z } from 'zod';
import type { Hotline } from '../../hotline/hotline.ts';
import { momentText } from '../../office/words/dates.ts';
import { PageError } from '../../pages/errors.ts';

/** Several admins at one desk: who sees to a complaint, and who has it open right now. */

const KIND = 'complaint-owner';
const DAY_MS = 24 * 3_600_000;
/** Nobody sees to a complaint longer than that without saying so again. */
const KEPT_MS = 30 * DAY_MS;
/** Somebody who has not asked for the page for so long has turned to something else. */
const OPEN_MS = 10 * 60_000;
/** Complaints of which it is remembered who has them open; the oldest are forgotten first. */
const MOST = 200;

const schema = z.object({ user: z.string(), at: z.number() });

/** Name of the user who sees to it; null where nobody has said so. */
export async function ownerOf({ store, clock }: Hotline, id: string): Promise<string | null> {
  const record = await store.records.get(KIND, id);
  const owner = schema.safeParse(record?.value);
  return owner.success && (record?.expiresAt ?? 0) > clock.now() ? owner.data.user : null;
}

/**
 * Says that this user sees to it, or no longer where it is he who does.
 * @throws PageError 409 when somebody else said so at the same moment
 */
export async function toggleOwner(hotline: Hotline, id: string, user: string): Promise<void> {
  const { records } = hotline.store;
  const at = hotline.clock.now();
  if ((await ownerOf(hotline, id)) === user) {
    await records.delete(KIND, id);
    return;
  }
  const expectedRevision = (await records.get(KIND, id))?.revision ?? 0;
  const change = { kind: KIND, id, expectedRevision, value: { user, at } };
  if ((await records.put({ ...change, expiresAt: at + KEPT_MS })) === 'conflict')
    throw new PageError(409, 'Orang lain baru saja mengambil aduan ini. Muat ulang halamannya.');
}

/** By user: when he opened it, and when he was last shown it. */
type Lookers = Map<string, { since: number; last: number }>;

/** Who has which complaint open, as far as this process has shown it. */
const open = new WeakMap<Hotline, Map<string, Lookers>>();

/** Notes that this user has it open. @returns the others who have, with since when, as people read it */
export function alsoOpen(hotline: Hotline, id: string, user: string): string {
  const { clock, rules } = hotline;
  const now = clock.now();
  const all = open.get(hotline) ?? new Map<string, Lookers>();
  const known = [...(all.get(id) ?? [])].filter(([, { last }]) => now - last <= OPEN_MS);
  const here: Lookers = new Map(known);
  here.set(user, { since: here.get(user)?.since ?? now, last: now });
  // the latest is the last
  all.delete(id);
  all.set(id, here);
  for (const oldest of [...all.keys()].slice(0, -MOST)) all.delete(oldest);
  open.set(hotline, all);
  return known
    .filter(([name]) => name !== user)
    .map(([name, { since }]) => `${name} (sejak ${momentText(rules, since)})`)
    .join(', ');
}
