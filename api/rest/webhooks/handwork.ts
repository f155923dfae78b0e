import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../channels/port.ts';
import type { Delivered, Deliveries, DeliveryLog } from '../../hotline/deliveries.ts';
import type { Subscriptions } from '../../hotline/subscriptions.ts';
import type { Tried } from '../v1/schemas/told.ts';
import type { Post } from './post.ts';
import type { Queue } from './queue.ts';

/** What people do with deliveries: try a receiver, tell something once more. */

/** Its event is no complaint's. */
const TEST = 'test:';

export interface HandworkParts {
  subscriptions: Pick<Subscriptions, 'find'>;
  queue: Pick<Queue, 'add'>;
  deliveries: DeliveryLog;
  post: Post;
  clock: Pick<Clock, 'now'>;
  /** Makes names that nobody else makes. */
  unique?: () => string;
}

export function createHandwork(parts: HandworkParts): Deliveries {
  const { subscriptions, queue, deliveries, post, clock, unique = randomUUID } = parts;

  async function test(subscription: string): Promise<Delivered | undefined> {
    const to = await subscriptions.find(subscription);
    if (to === undefined) return undefined;
    const now = clock.now();
    const event = `${TEST}${unique()}`;
    const timestamp = new Date(now).toISOString();
    const told: Tried = { type: 'webhook.test', timestamp, data: { webhook: to.id } };
    const body = JSON.stringify(told);
    const { ok, ...outcome } = await post(to, event, body);
    const { reason, answer } = { reason: null, answer: null, ...outcome };
    const { status, milliseconds } = outcome;
    const state = ok ? 'taken' : 'givenUp';
    const about = { subscription, event, state, body, since: now, triedAt: clock.now() } as const;
    return deliveries.note({ ...about, status, answer, reason, milliseconds });
  }

  return {
    find: deliveries.find,
    list: deliveries.list,
    test,
    async again(subscription, id) {
      const to = await subscriptions.find(subscription);
      const known = await deliveries.find(subscription, id);
      if (known === undefined || to === undefined || to.disabledAt !== null) return undefined;
      const { event, body, since } = known;
      if (event.startsWith(TEST)) return test(subscription);
      const fresh = { attempts: 0, triedSince: null, takenUntil: 0 };
      await queue.add({ event, subscription, body, since, ...fresh }, clock.now());
      return deliveries.note({ ...known, state: 'waiting' }, false);
    },
  };
}
