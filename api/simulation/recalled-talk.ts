import type { PhoneMessage } from '../../channels/gsm/virtual/phone.ts';
import type { InboxEntry } from '../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';
import type { Hotline, Simulation } from '../hotline/hotline.ts';
import { CITIZENS } from '../hotline/phone-set.ts';

/**
 * Virtual phones live in memory, and the hotline's store does not: after a restart the phones show again what they
 * wrote and what reached them.
 */

/** Of each phone, the latest. */
const REMEMBERED = 60;
/** Latest SMS whose senders lie on the table besides the phones of the pack. */
const LATEST = 60;
/** On its way or arrived, for a phone that was never out of reach. */
const ARRIVED = ['delivered', 'sent'] as const;

type Message = Omit<PhoneMessage, 'id'>;

const wrote = ({ text, receivedAt }: InboxEntry, peer: string): Message => ({
  ...{ direction: 'sent', peer, text, at: receivedAt, parts: 1 },
});

const got = ({ text, parts, updatedAt }: OutboxEntry, peer: string): Message => ({
  ...{ direction: 'received', peer, text: text ?? '', parts: Math.max(1, parts.length) },
  at: parts.at(-1)?.deliveredAt ?? updatedAt,
});

async function talkOf({ store }: Hotline, phone: string, hotlineNumber: string) {
  const limit = REMEMBERED;
  const inbox = await store.inbox.list({ from: phone, limit });
  const outbox = await Promise.all(
    ARRIVED.map((state) => store.outbox.list({ to: phone, state, limit })),
  );
  const all = [
    ...inbox.map((entry) => wrote(entry, hotlineNumber)),
    ...outbox.flat().map((entry) => got(entry, hotlineNumber)),
  ];
  return all.sort((a, b) => a.at - b.at).slice(-REMEMBERED);
}

/** Phones of the pack, of the tour, and of those who wrote last. */
async function numbersOf({ store, rules }: Hotline): Promise<Set<string>> {
  const latest = await store.inbox.list({ limit: LATEST });
  const contacts = rules.district.contacts.map(({ phone }) => phone);
  return new Set([...CITIZENS, ...contacts, ...latest.map(({ from }) => from)]);
}

/** Puts the talk of before on the phones; a store that cannot be read now has none. */
export async function recallTalk(hotline: Hotline, { network, hotlineNumber }: Simulation) {
  try {
    for (const number of await numbersOf(hotline))
      for (const message of await talkOf(hotline, number, hotlineNumber))
        network.phone(number).remember(message);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
}
