import type { Clock } from '../../../channels/port.ts';
import type { About, Notice, Outward } from '../../../machines/complaint/notice.ts';
import type { Worker } from '../../../machines/engine/worker.ts';
import type { Subscriptions } from '../../hotline/subscriptions.ts';
import { momentOrNull } from '../v1/schemas/common.ts';
import type { Told } from '../v1/schemas/told.ts';
import type { Queue } from './queue.ts';

/** From what happened to the deliveries of it: one for each subscription that wants its type. */

/** Another process may have added a subscription; it is seen here within this time. */
const LOOK_EVERY = 10_000;

/** The body as Standard Webhooks recommends it: type, timestamp, data. */
export function toldOf({ id: _id, type, at, due, ...data }: Notice): Told {
  const timestamp = new Date(at).toISOString();
  return { type, timestamp, data: { ...data, dueAt: momentOrNull(due) } };
}

/** The body of what has happened, with what the complaint is now. */
export function withAbout(body: string, { due, ...about }: About): string {
  const told = JSON.parse(body) as { data: object };
  return JSON.stringify({ ...told, data: { ...told.data, ...about, dueAt: momentOrNull(due) } });
}

export interface OutwardParts {
  subscriptions: Subscriptions;
  queue: Queue;
  clock: Pick<Clock, 'now'>;
}

/** `look` is a worker that keeps knowing who listens. */
export function createOutward(parts: OutwardParts): { outward: Outward; look: Worker } {
  const { subscriptions, queue, clock } = parts;
  let wanted = false;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function look(): Promise<void> {
    const known = await subscriptions.list();
    wanted = known.some(({ disabledAt }) => disabledAt === null);
    lookedAt = clock.now();
  }

  return {
    outward: {
      open: look,
      wanted: () => wanted,
      async take(notice) {
        const body = JSON.stringify(toldOf(notice));
        for (const { id: subscription, types, disabledAt } of await subscriptions.list()) {
          if (disabledAt !== null || !types.includes(notice.type)) continue;
          const fresh = { attempts: 0, triedSince: null, takenUntil: 0 };
          const delivery = { event: notice.id, subscription, body, since: notice.at, ...fresh };
          await queue.add(delivery, notice.at);
        }
      },
    },
    look: {
      name: 'webhook subscriptions',
      every: LOOK_EVERY,
      async run() {
        if (clock.now() - lookedAt >= LOOK_EVERY) await look();
        return false;
      },
    },
  };
}
