import type { Clock } from '../../../channels/port.ts';
import type { Outward } from '../../../machines/complaint/notice.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Worker } from '../../../machines/engine/worker.ts';
import type { RecordStore } from '../../../store/ports/records.ts';
import { createDeliveryLog, type Deliveries } from '../../hotline/deliveries.ts';
import {
  createSubscriptions,
  type Subscription,
  type Subscriptions,
} from '../../hotline/subscriptions.ts';
import { createDelivery } from './deliver.ts';
import { createHandwork } from './handwork.ts';
import { createOutward } from './outward.ts';
import { createPost, type Post } from './post.ts';
import { createQueue } from './queue.ts';
import type { ToldNow } from './told-now.ts';

/** Webhooks put together: what the engine tells, who is told, and the workers that tell it. */

export interface Webhooks {
  outward: Outward;
  workers: Worker[];
  subscriptions: Subscriptions;
  deliveries: Deliveries;
}

export function createWebhooks(parts: {
  records: RecordStore;
  clock: Clock;
  log: Log;
  toldNow: ToldNow;
  /** Instead of the network. */
  post?: Post;
}): Webhooks {
  const { records, clock, log, toldNow } = parts;
  const queue = createQueue(records);
  const known = createSubscriptions(records, clock);
  const { outward, look } = createOutward({ subscriptions: known, queue, clock });
  // whoever subscribes here is told from now on
  const subscriptions: Subscriptions = {
    ...known,
    async create(wanted, request) {
      const created = await known.create(wanted, request);
      await outward.open();
      return created;
    },
    async change(id, how) {
      const changed = await known.change(id, how);
      await outward.open();
      return changed;
    },
  };
  const post = parts.post ?? createPost(clock);
  const kept = createDeliveryLog(records);
  const common = { subscriptions, queue, deliveries: kept, post, clock };
  const deliveries = createHandwork(common);
  const probe = async ({ id }: Subscription) => (await deliveries.test(id))?.state === 'taken';
  const delivery = createDelivery({ ...common, probe, toldNow, log });
  return { outward, workers: [delivery, look], subscriptions, deliveries };
}
