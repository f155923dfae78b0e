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
   * @returns true where the receiver is switched off: it took nothing since then, and this is not about the one message
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
  clock,
  log,
}: {
  subscriptions: Subscriptions;
  clock: Pick<Clock, 'now'>;
  log: Log;
}): Standing {
  return {
    async took({ id }) {
      const now = clock.now();
      const known = await subscriptions.find(id);
      if (known === undefined) return;
      const recent = now - (known.lastSuccessAt ?? 0) < SUCCESS_NOTED_EVERY;
      if (recent && known.lastError === null) return;
      await subscriptions.change(id, (one) => ({
        ...one,
        ...{ lastSuccessAt: now, lastError: null, refusedInARow: 0 },
      }));
    },
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
      const known = await subscriptions.find(to.id);
      if (since !== null && known !== undefined && !isDead(known, outcome, since)) {
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
