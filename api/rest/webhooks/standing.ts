import type { Clock } from '../../../channels/port.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Subscription, Subscriptions } from '../../hotline/subscriptions.ts';

/** What is known of a receiver: when it took something, why it did not, and that it is switched off. */

/** That it worked is written no more often than this, milliseconds. */
const SUCCESS_NOTED_EVERY = 60_000;

/** The address may carry a key in its query: the log has the host only. */
const hostOf = ({ url }: Subscription) => new URL(url).host;

export interface Standing {
  took(to: Subscription): Promise<void>;
  /** @param first it is the first try of this message */
  refused(to: Subscription, reason: string, first: boolean): Promise<void>;
  /**
   * One message was refused for the last time.
   * @param since when it was refused first; null where the receiver wants no more
   * @returns true where the receiver took nothing since then, and is switched off
   */
  gaveUp(to: Subscription, reason: string, since: number | null): Promise<boolean>;
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
      await subscriptions.change(id, (one) => ({ ...one, lastSuccessAt: now, lastError: null }));
    },
    async refused(to, reason, first) {
      const at = clock.now();
      if (first)
        log('warn', 'a webhook was not taken', { webhook: to.id, host: hostOf(to), reason });
      await subscriptions.change(to.id, (known) => ({ ...known, lastError: { at, reason } }));
    },
    async gaveUp(to, reason, since) {
      const at = clock.now();
      const told = { webhook: to.id, host: hostOf(to), reason };
      const known = await subscriptions.find(to.id);
      const took = known?.lastSuccessAt ?? Number.NEGATIVE_INFINITY;
      if (since !== null && took >= since) {
        log('error', 'a message was given up: its receiver takes others, but not this one', told);
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
