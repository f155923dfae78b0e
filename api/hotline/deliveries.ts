import { z } from 'zod';
import type { RecordStore } from '../../store/ports/records.ts';

/** What was sent to subscriptions, and what became of it: for whoever looks why a system did not hear. */

const KIND = 'webhook-log';
const DAY = 24 * 3_600_000;
/** So long it can be looked up, and sent again. */
const KEPT_MS = 30 * DAY;
/** Ids begin with the time that is left to this moment, so that the newest come first. */
const END = 10 ** 15 - 1;
const DIGITS = 15;

/**
 * `waiting`: it is tried, or tried again. `taken`: with 2xx. `givenUp`: refused for a day, or the receiver was
 * switched off. `withheld`: may not be told any more.
 */
export const DELIVERY_STATES = ['waiting', 'taken', 'givenUp', 'withheld'] as const;

const stored = z.object({
  id: z.string(),
  subscription: z.string(),
  /** `webhook-id`. */
  event: z.string(),
  state: z.enum(DELIVERY_STATES),
  /** When it was to be told first. */
  since: z.number(),
  tries: z.number(),
  triedAt: z.number(),
  /** As it was sent at the last try. */
  body: z.string(),
  /** Of the last answer; null where none came. */
  status: z.number().nullable(),
  /** Beginning of what a receiver said that refused it. */
  answer: z.string().nullable(),
  /** Why it was not taken. */
  reason: z.string().nullable(),
  milliseconds: z.number(),
});

/** Times are epoch milliseconds. */
export type Delivered = z.infer<typeof stored>;

/** One try of it, or its end without another. */
export type Noted = Omit<Delivered, 'id' | 'tries'>;

export interface DeliveryLog {
  /** @returns as it is kept now, with one more try where it was sent */
  note(noted: Noted, sent?: boolean): Promise<Delivered>;
  /** It is not sent any more: what was sent and answered before stays as it is. */
  giveUp(
    unsent: Pick<Noted, 'event' | 'subscription' | 'since' | 'body' | 'triedAt'>,
  ): Promise<void>;
  find(subscription: string, id: string): Promise<Delivered | undefined>;
  /** Newest first, those behind the id `after`. */
  list(subscription: string, page: { after?: string; limit: number }): Promise<Delivered[]>;
}

/** What people do with deliveries. */
export interface Deliveries extends Pick<DeliveryLog, 'find' | 'list'> {
  /** Sends something that is about no complaint, now. Undefined where there is no such subscription. */
  test(subscription: string): Promise<Delivered | undefined>;
  /**
   * Tells it once more, with all tries before it. What may not be told any more is not told.
   * Undefined where there is no such delivery, or its subscription is gone or switched off.
   */
  again(subscription: string, id: string): Promise<Delivered | undefined>;
}

function idOf({ since, event }: Pick<Noted, 'since' | 'event'>): string {
  return `${String(END - since).padStart(DIGITS, '0')}-${event}`;
}

export function createDeliveryLog(records: RecordStore): DeliveryLog {
  const keyOf = (subscription: string, id: string) => `${subscription}:${id}`;

  async function keep(
    { subscription, since, event }: Pick<Noted, 'subscription' | 'since' | 'event'>,
    how: (before: Delivered | undefined, id: string) => Delivered,
  ): Promise<Delivered> {
    const id = idOf({ since, event });
    const key = keyOf(subscription, id);
    for (;;) {
      const record = await records.get(KIND, key);
      const value = how(record === undefined ? undefined : stored.parse(record.value), id);
      const change = { kind: KIND, id: key, expectedRevision: record?.revision ?? 0, value };
      if ((await records.put({ ...change, expiresAt: since + KEPT_MS })) === 'stored') return value;
    }
  }

  return {
    note: (noted, sent = true) =>
      keep(noted, (before, id) => ({ ...noted, id, tries: (before?.tries ?? 0) + (sent ? 1 : 0) })),
    async giveUp(unsent) {
      const never = { tries: 0, status: null, answer: null, reason: null, milliseconds: 0 };
      await keep(unsent, (before, id) => ({
        ...(before ?? { ...unsent, ...never, id }),
        state: 'givenUp',
      }));
    },
    async find(subscription, id) {
      const record = await records.get(KIND, keyOf(subscription, id));
      return record === undefined ? undefined : stored.parse(record.value);
    },
    async list(subscription, { after = '', limit }) {
      const found = await records.list(KIND, { after: keyOf(subscription, after), limit });
      return found
        .map(({ value }) => stored.parse(value))
        .filter((delivered) => delivered.subscription === subscription);
    },
  };
}
