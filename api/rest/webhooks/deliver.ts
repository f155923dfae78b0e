import type { Clock } from '../../../channels/port.ts';
import { groupBy } from '../../../machines/engine/group.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Worker } from '../../../machines/engine/worker.ts';
import type { Subscription, Subscriptions } from '../../hotline/subscriptions.ts';

import type { Outcome, Post } from './post.ts';
import type { Queue, Queued } from './queue.ts';
import type { ToldNow } from './told-now.ts';

/**
 * Delivers what is due. A receiver that does not take something is asked again ever more rarely, for a
 * day; then its subscription is switched off. Each receiver waits for itself only.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Pauses after the first, second … failed try; after the last of them it is given up. */
export const BACK_OFF = [
  ...[5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 6 * HOUR, 15 * HOUR],
];
const BATCH = 50;
/** Longer than any try of a whole batch. */
const TAKEN_MS = 15 * MINUTE;
/** That it worked is written no more often than this. */
const SUCCESS_NOTED_EVERY = MINUTE;

export interface DeliveryParts {
  subscriptions: Subscriptions;
  queue: Queue;
  post: Post;
  toldNow: ToldNow;
  clock: Clock;
  log: Log;
}

/** The address may carry a key in its query: the log has the host only. */
const hostOf = ({ url }: Subscription) => new URL(url).host;

/** What a delivery is about: its event is the complaint and a revision of it (`notice.ts`). */
function complaintOf({ delivery: { event } }: Queued): string {
  return event.slice(0, event.lastIndexOf(':'));
}

export function createDelivery(parts: DeliveryParts): Worker {
  const { subscriptions, queue, post, toldNow, clock, log } = parts;

  async function succeeded(to: Subscription): Promise<void> {
    const now = clock.now();
    const recent = now - (to.lastSuccessAt ?? 0) < SUCCESS_NOTED_EVERY;
    if (recent && to.lastError === null) return;
    await subscriptions.change(to.id, (known) => ({
      ...known,
      lastSuccessAt: now,
      lastError: null,
    }));
  }

  async function giveUp(to: Subscription, reason: string): Promise<void> {
    const at = clock.now();
    log('error', 'a webhook was switched off: its receiver takes nothing', {
      webhook: to.id,
      host: hostOf(to),
      reason,
    });
    await subscriptions.change(to.id, (known) => ({
      ...known,
      disabledAt: at,
      lastError: { at, reason },
    }));
  }

  /** @returns when to try again; null when there is no use */
  async function failed(
    to: Subscription,
    { delivery }: Queued,
    { reason, gone }: Outcome & { ok: false },
  ): Promise<number | null> {
    const pause = BACK_OFF[delivery.attempts];
    if (gone || pause === undefined) {
      await giveUp(to, reason);
      return null;
    }
    const at = clock.now();
    if (delivery.attempts === 0)
      log('warn', 'a webhook was not taken', { webhook: to.id, host: hostOf(to), reason });
    await subscriptions.change(to.id, (known) => ({ ...known, lastError: { at, reason } }));
    return at + pause;
  }

  async function removeAll(items: Queued[]): Promise<void> {
    for (const item of items) await queue.remove(item);
  }

  /** One after the other; what follows one that failed waits with it, without a try of its own. */
  async function deliverTo(to: Subscription, items: Queued[]): Promise<void> {
    for (const [index, item] of items.entries()) {
      if (!(await queue.take(item, clock.now() + TAKEN_MS))) continue;
      const body = await toldNow(to, complaintOf(item), item.delivery.body);
      if (body === null) {
        await queue.remove(item);
        continue;
      }
      const outcome = await post(to, item.delivery.event, body);
      if (outcome.ok) {
        await queue.remove(item);
        await succeeded(to);
        continue;
      }
      const again = await failed(to, item, outcome);
      const rest = items.slice(index + 1);
      if (again === null) return removeAll([item, ...rest]);
      await queue.postpone(item, again, item.delivery.attempts + 1);
      for (const other of rest) await queue.postpone(other, again, other.delivery.attempts);
      return;
    }
  }

  /** What is left for a subscription that is gone or switched off is not told any more. */
  async function deliverGroup(items: Queued[]): Promise<void> {
    const [first] = items;
    if (first === undefined) return;
    const to = await subscriptions.find(first.delivery.subscription);
    if (to === undefined || to.disabledAt !== null) return removeAll(items);
    await deliverTo(to, items);
  }

  return {
    name: 'webhooks',
    wokenBy: (wake) => queue.onAdded(wake),
    async run() {
      const due = await queue.due(clock.now(), BATCH);
      await Promise.all(groupBy(due, ({ delivery }) => delivery.subscription).map(deliverGroup));
      return due.length > 0;
    },
  };
}
