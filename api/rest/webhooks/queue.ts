import { z } from 'zod';
import type { RecordStore, StoredRecord } from '../../../store/ports/records.ts';

/**
 * Deliveries that wait, durably. The id of a record begins with the time it is due, so that listing
 * them gives the most urgent first.
 */

const KIND = 'webhook-due';
const DIGITS = 15;

const stored = z.object({
  /** `webhook-id`: the same with every try. */
  event: z.string(),
  subscription: z.string(),
  /** As it was when it happened; what is sent says what the complaint is then (`told-now.ts`). */
  body: z.string(),
  /** Tries that failed, and when the first was; null where none has, or in those of before. */
  attempts: z.number(),
  triedSince: z.number().nullable().default(null),
  /** When it happened; 0 in those of before. */
  since: z.number().default(0),
  /** Another process is at it until then, epoch milliseconds. */
  takenUntil: z.number(),
});

export type Delivery = z.infer<typeof stored>;

/** A delivery in the queue. */
export interface Queued {
  record: StoredRecord;
  dueAt: number;
  delivery: Delivery;
}

export interface Queue {
  /** The same delivery at the same time again is harmless. */
  add(delivery: Delivery, dueAt: number): Promise<void>;
  /** Called with the due time of each delivery that was added here. */
  onAdded(listener: (dueAt: number) => void): void;
  /** Due at `now` and with nobody, most urgent first. */
  due(now: number, limit: number): Promise<Queued[]>;
  /** False when another process was first. */
  take(queued: Queued, until: number): Promise<boolean>;
  remove(queued: Queued): Promise<void>;
  /** Later; a power cut in between leaves it at both times, and it may be told twice. */
  postpone(
    queued: Queued,
    dueAt: number,
    tried: Pick<Delivery, 'attempts' | 'triedSince'>,
  ): Promise<void>;
}

export function createQueue(records: RecordStore): Queue {
  const idOf = (dueAt: number, { subscription, event }: Delivery) =>
    `${String(dueAt).padStart(DIGITS, '0')}:${subscription}:${event}`;

  const listeners = new Set<(dueAt: number) => void>();

  async function add(delivery: Delivery, dueAt: number): Promise<void> {
    const id = idOf(dueAt, delivery);
    await records.put({ kind: KIND, id, expectedRevision: 0, value: delivery });
    for (const listener of listeners) listener(dueAt);
  }

  async function remove({ record }: Queued): Promise<void> {
    await records.delete(KIND, record.id);
  }

  return {
    add,
    remove,
    onAdded(listener) {
      listeners.add(listener);
    },
    async due(now, limit) {
      const found = await records.list(KIND, { limit });
      return found
        .map((record) => {
          const dueAt = Number(record.id.slice(0, DIGITS));
          const delivery = stored.parse(record.value);
          return { record, dueAt, delivery: { ...delivery, since: delivery.since || dueAt } };
        })
        .filter(({ dueAt, delivery }) => dueAt <= now && delivery.takenUntil <= now);
    },
    async take({ record, delivery }, takenUntil) {
      const { id, revision } = record;
      const value = { ...delivery, takenUntil };
      const put = await records.put({ kind: KIND, id, expectedRevision: revision, value });
      return put === 'stored';
    },
    async postpone(queued, dueAt, { attempts, triedSince }) {
      await add({ ...queued.delivery, attempts, triedSince, takenUntil: 0 }, dueAt);
      await remove(queued);
    },
  };
}
