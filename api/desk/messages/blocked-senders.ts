import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { outwardIds } from '../../office/people/outward-ids.ts';
import { PageError } from '../../pages/errors.ts';

/**
 * Numbers that are not answered. The conversation of the number knows that it is blocked; why and when
 * is a record beside it. What comes from it is kept in quarantine and never deleted.
 */

const KIND = 'block';
const SHOWN = 100;
const schema = z.object({ reason: z.string(), at: z.number() });

export interface BlockedSender {
  /** Stands for the number in addresses. */
  key: string;
  phone: string;
  masked: string;
  reason: string;
  at: number;
}

/** Name of its record, which never leaves the store. */
function recordOf(phone: string): string {
  return createHash('sha256').update(phone).digest('hex').slice(0, 16);
}

/** Newest first. */
export async function blockedSenders({ store }: Hotline): Promise<BlockedSender[]> {
  const query = { machine: CONVERSATION.name, tag: 'blocked' };
  const ids = await outwardIds(store.records);
  const { items } = await store.instances.find(query, { order: 'created', limit: SHOWN });
  const all = await Promise.all(
    items.map(async ({ search, updatedAt }) => {
      const phone = search.phone ?? '';
      const note = schema.safeParse((await store.records.get(KIND, recordOf(phone)))?.value);
      const { reason, at } = note.success ? note.data : { reason: '', at: updatedAt };
      return { key: ids.seal('sender', phone), phone, masked: maskNumber(phone), reason, at };
    }),
  );
  return all.sort((a, b) => b.at - a.at);
}

async function note({ store }: Hotline, phone: string, reason: string, at: number): Promise<void> {
  const id = recordOf(phone);
  const expectedRevision = (await store.records.get(KIND, id))?.revision ?? 0;
  // whoever was first blocked it for a reason, too
  await store.records.put({ kind: KIND, id, expectedRevision, value: { reason, at } });
}

/** @throws PageError 400 for those the hotline must always hear, 409 when it is blocked already */
export async function blockSender(
  hotline: Hotline,
  phone: string,
  reason: string,
  by: Actor,
): Promise<void> {
  const { engine, rules, clock } = hotline;
  if (rules.district.contacts.some((contact) => contact.phone === phone))
    throw new PageError(400, 'Nomor petugas yang terdaftar tidak dapat diblokir.');
  const at = clock.now();
  const event = { type: 'block', at, by };
  const id = CONVERSATION.idPrefix + phone;
  const key = `desk:block:${at}`;
  const { outcome } = await engine.instances.move({ id, event, key });
  if (outcome !== 'applied') throw new PageError(409, 'Nomor ini sudah diblokir.');
  await note(hotline, phone, reason, at);
  engine.nudge();
}

/**
 * @param key as it stands in the address
 * @returns the number
 * @throws PageError 404 when no such number is blocked
 */
export async function unblockSender(hotline: Hotline, key: string, by: Actor): Promise<string> {
  const { engine, clock, store } = hotline;
  const phone = (await outwardIds(store.records)).open('sender', key);
  const at = clock.now();
  const event = { type: 'unblock', at, by };
  const id = CONVERSATION.idPrefix + (phone ?? '');
  const known =
    phone !== undefined && (await store.instances.load(id))?.search.tags.includes('blocked');
  if (!known) throw new PageError(404, 'Nomor ini tidak diblokir.');
  await engine.instances.move({ id, event, key: `desk:unblock:${at}` });
  await store.records.delete(KIND, recordOf(phone));
  engine.nudge();
  return phone;
}
