import type { Clock } from '../../../channels/port.ts';
import { groupBy } from '../../../machines/engine/group.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Worker } from '../../../machines/engine/worker.ts';
import type { Delivered, DeliveryLog } from '../../hotline/deliveries.ts';
import type { Subscription, Subscriptions } from '../../hotline/subscriptions.ts';
import type { Outcome, Post } from './post.ts';
import type { Queue, Queued } from './queue.ts';
import { createStanding } from './standing.ts';
import type { ToldNow } from './told-now.ts';

/**
 * Delivers what is due. What a receiver does not take is tried again ever more rarely, for a day, and then given up by
 * itself; a receiver that took nothing else meanwhile is switched off. Each receiver waits for itself only, and what it
 * would take does not wait for what it refuses.
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
/** After so many refusals in a row the rest waits without a try of its own. */
const REFUSALS = 3;
/** So many that got no answer, or that a proxy answered: one alone may be what the receiver dies of. */
const DOWN = 2;

export interface DeliveryParts {
  subscriptions: Subscriptions;
  queue: Queue;
  deliveries: DeliveryLog;
  post: Post;
  toldNow: ToldNow;
  /** Whether a receiver takes a message about nothing. */
  probe: (to: Subscription) => Promise<boolean>;
  clock: Clock;
  log: Log;
}

/** What a delivery is about: its event is the complaint and a revision of it (`notice.ts`). */
function complaintOf({ delivery: { event } }: Queued): string {
  return event.slice(0, event.lastIndexOf(':'));
}

/** What a try tells of a receiver: `taken`, `refused` this one, `down`, or `off` for good. */
type Answered = 'taken' | 'refused' | 'down' | 'off';

export function createDelivery(parts: DeliveryParts): Worker {
  const { subscriptions, queue, deliveries, post, toldNow, clock } = parts;
  const standing = createStanding(parts);

  function note(
    { delivery: { event, subscription, since } }: Queued,
    state: Delivered['state'],
    body: string,
    outcome?: Outcome,
  ): Promise<Delivered> {
    const { reason = null, answer = null } = outcome?.ok === false ? outcome : {};
    const { status = null, milliseconds = 0 } = outcome ?? {};
    const about = { event, subscription, since, state, body, triedAt: clock.now() };
    return deliveries.note(
      { ...about, status, answer, reason, milliseconds },
      outcome !== undefined,
    );
  }

  /** It goes out no more, and its words are kept no more either. */
  async function withhold(item: Queued): Promise<void> {
    await queue.remove(item);
    if (item.delivery.attempts > 0) await note(item, 'withheld', '');
  }

  async function refused(
    to: Subscription,
    item: Queued,
    body: string,
    outcome: Outcome & { ok: false },
  ): Promise<Answered> {
    const { attempts, triedSince } = item.delivery;
    const now = clock.now();
    const pause = outcome.gone ? undefined : BACK_OFF[attempts];
    await note(item, pause === undefined ? 'givenUp' : 'waiting', body, outcome);
    if (pause === undefined) {
      await queue.remove(item);
      const since = outcome.gone ? null : (triedSince ?? now);
      return (await standing.gaveUp(to, outcome, since)) ? 'off' : 'refused';
    }
    await standing.refused(to, outcome.reason, attempts === 0);
    const tried = { attempts: attempts + 1, triedSince: triedSince ?? now };
    await queue.postpone(item, now + pause, tried);
    return outcome.down ? 'down' : 'refused';
  }

  /** One try; undefined where another process is at it, or it may not be told any more. */
  async function tell(to: Subscription, item: Queued): Promise<Answered | undefined> {
    if (!(await queue.take(item, clock.now() + TAKEN_MS))) return undefined;
    const body = await toldNow(to, complaintOf(item), item.delivery.body);
    if (body === null) {
      await withhold(item);
      return undefined;
    }
    const outcome = await post(to, item.delivery.event, body);
    if (!outcome.ok) return refused(to, item, body, outcome);
    await queue.remove(item);
    await note(item, 'taken', body, outcome);
    await standing.took(to);
    return 'taken';
  }

  /** One after the other. */
  async function deliverTo(to: Subscription, items: Queued[]): Promise<void> {
    let [refusals, down] = [0, 0];
    for (const [index, item] of items.entries()) {
      const answered = await tell(to, item);
      if (answered === undefined) continue;
      refusals = answered === 'taken' ? 0 : refusals + 1;
      down = answered === 'down' ? down + 1 : 0;
      const rest = items.slice(index + 1);
      if (answered === 'off') return giveUpAll(to, rest);
      if (down >= DOWN) return wait(rest, item.delivery.attempts);
      if (refusals >= REFUSALS) return wait(rest, 0);
    }
  }

  /** The rest waits as what had so many tries; behind those that are refused it soon comes first. */
  async function wait(rest: Queued[], attempts: number): Promise<void> {
    const dueAt = clock.now() + (BACK_OFF[attempts] ?? 0);
    for (const other of rest) await queue.postpone(other, dueAt, other.delivery);
  }

  /** What is left for a receiver that is switched off is told no more, and the list says so. */
  async function giveUpAll(to: Subscription, items: Queued[]): Promise<void> {
    for (const item of items) {
      const { event, subscription, since, body: told } = item.delivery;
      const body = await toldNow(to, complaintOf(item), told);
      if (body === null) await withhold(item);
      else {
        await queue.remove(item);
        await deliveries.giveUp({ event, subscription, since, body, triedAt: clock.now() });
      }
    }
  }

  /** Nor is anything told to a subscription that is gone. */
  async function deliverGroup(items: Queued[]): Promise<void> {
    const [first] = items;
    if (first === undefined) return;
    const to = await subscriptions.find(first.delivery.subscription);
    if (to === undefined) for (const item of items) await queue.remove(item);
    else if (to.disabledAt !== null) await giveUpAll(to, items);
    else await deliverTo(to, items);
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
