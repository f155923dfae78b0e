import type { HeldBack } from '../../../machines/conversation/base/context.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { outwardIds } from '../../office/people/outward-ids.ts';
import { PageError } from '../../pages/errors.ts';
import { keptByTalk } from './messages.ts';

/**
 * Senders who wrote more in a day than is answered. What they wrote over that is kept, and a person lets it
 * go on; danger to life and pleas for secrecy are never held (`machines/conversation/respond.ts`).
 */

const SHOWN = 100;
/** Messages that are let go on in one write after the other. */
const BATCH = 200;

export interface HeldSender extends HeldBack {
  /** Stands for the number in addresses. */
  key: string;
  masked: string;
  address: string;
}

/** Newest conversation first. */
export async function heldSenders({ store, engine }: Hotline): Promise<HeldSender[]> {
  const ids = await outwardIds(store.records);
  const query = { machine: CONVERSATION.name, tag: 'held' };
  const { items } = await store.instances.find(query, { order: 'created', limit: SHOWN });
  const talks = engine.instances.of(CONVERSATION);
  const all = await Promise.all(
    items.map(async ({ id }) => {
      const { phone = '', held = null } = (await talks.context(id)) ?? {};
      if (held === null) return [];
      const key = ids.seal('sender', phone);
      return [{ ...held, key, masked: maskNumber(phone), address: `/karantina/pengirim/${key}` }];
    }),
  );
  return all.flat();
}

/**
 * @param key as it stands in the address
 * @returns the number
 * @throws PageError 404 for a sender of whom nothing was ever heard
 */
export async function senderOf({ store }: Hotline, key: string): Promise<string> {
  const phone = (await outwardIds(store.records)).open('sender', key);
  if (
    phone === undefined ||
    (await store.instances.load(CONVERSATION.idPrefix + phone)) === undefined
  )
    throw new PageError(404, 'Pengirim ini tidak ada.');
  return phone;
}

/** Lets go on what was held over the daily limit, oldest first. @returns how many */
export async function releaseHeld(hotline: Hotline, phone: string): Promise<number> {
  const { store, clock, engine } = hotline;
  const kept = { state: 'quarantine' as const, from: phone, limit: BATCH };
  for (let released = 0; ; ) {
    const before = released;
    const entries = await store.inbox.list(kept);
    for (const { id } of entries.filter((one) => keptByTalk(one.reading) === 'limit'))
      if (await store.inbox.release(id, clock.now())) released += 1;
    if (released === before || entries.length < BATCH) {
      engine.nudge();
      return released;
    }
  }
}
