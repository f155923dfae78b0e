import type { Clock } from '../../../channels/port.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Subscription, Subscriptions } from '../../hotline/subscriptions.ts';
import type { Outcome } from './post.ts';

/** What is known of a receiver: when it took something, why it did not, and that it is switched off. */

/** Different messages that a receiver refused one after the other, so that it is taken for dead and not them for odd. */
const DEAD_AFTER = 3;
/** That it worked is written no more often than this, milliseconds. */
const SUCCESS_NOTED_EVERY = 60_000;

/** The address may carry a key in its query: the log has the host only. */
const hostOf = ({ url }: Subscription) => new URL(url).host;

type Refused = Pick<Outcome & { ok: false }, 'reason' | 'down'>;

export interface Standing {
  took(to: Subscription): Promise<void>;
  /** @param first it is the first try of this message */
  refused(to: Subscription, reason: string, first: boolean): Promise<void>;
  /**
   * One message was refused for the last time.
   * @param since when it was refused first; null where the receiver wants no more
   * @returns true where the receiver is switched off: it took nothing since then, would have taken no other message, and
   *   does not take one about nothing either
   */
  gaveUp(to: Subscription, outcome: Refused, since: number | null): Promise<boolean>;
}

/** True where it took nothing since then, and would have taken no other message either, as far as was seen. */
function isDead(known: Subscription, { down }: Refused, since: number): boolean {
  if ((known.lastSuccessAt ?? Number.NEGATIVE_INFINITY) >= since) return false;
  return down || known.refusedInARow >= DEAD_AFTER;
}

export function createStanding({
  subscriptions,
  probe,
  clock,
  log,
}: {
  subscriptions: Subscriptions;
  probe: (to: Subscription) => Promise<boolean>;
  clock: Pick<Clock, 'now'>;
  log: Log;
}): Standing {
  /** Whoever got nothing else meanwhile is asked with a message that cannot be odd. */
  async function isOver(to: Subscription, outcome: Refused, since: number): Promise<boolean> {
    const known = await subscriptions.find(to.id);
    if (known !== undefined && !isDead(known, outcome, since)) return false;
    if (!(await probe(to))) return true;
    await took(to);
    return false;
  }

  async function took({ id }: Subscription): Promise<void> {
    const now = clock.now();
    const known = await subscriptions.find(id);
    if (known === undefined) return;
    const recent = now - (known.lastSuccessAt ?? 0) < SUCCESS_NOTED_EVERY;
    if (recent && known.lastError === null) return;
    await subscriptions.change(id, (one) => ({
      ...one,
      ...{ lastSuccessAt: now, lastError: null, refusedInARow: 0 },
    }));
  }

  return {
    took,
    async refused(to, reason, first) {
      const at = clock.now();
      if (first)
        log('warn', 'a webhook was not taken', { webhook: to.id, host: hostOf(to), reason });
      await subscriptions.change(to.id, (known) => ({
        ...known,
        lastError: { at, reason },
        refusedInARow: known.refusedInARow + (first ? 1 : 0),
      }));
    },
    async gaveUp(to, outcome, since) {
      const { reason } = outcome;
      const at = clock.now();
      const told = { webhook: to.id, host: hostOf(to), reason };
      if (since !== null && !(await isOver(to, outcome, since))) {
        log('error', 'a message was given up: its receiver does not take this one', told);
        await subscriptions.change(to.id, (one) => ({ ...one, lastGivenUpAt: at }));
        return false;
      }
      log('error', 'a webhook was switched off: its receiver takes nothing', told);
      const lastError = { at, reason };
      await subscriptions.change(to.id, (one) => ({ ...one, disabledAt: at, lastError }));
      return true;
    },
  };
}
