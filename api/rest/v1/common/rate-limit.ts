import type { Clock } from '../../../../channels/port.ts';
import { Problem } from './problem.ts';

/** A token bucket for each client: a burst at once, then a steady rate. */

/** Requests at once, and more of them each second after. */
const BURST = 120;
const PER_SECOND = 4;
/** Clients that are remembered; with more of them the one that was quiet longest is forgotten. */
const REMEMBERED = 1000;

export interface RateLimit {
  /**
   * Counts a request.
   * @throws Problem 429 with `Retry-After`
   */
  take(client: string): void;
}

export function createRateLimit(clock: Pick<Clock, 'now'>): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(client) {
      const now = clock.now();
      const { left, at } = buckets.get(client) ?? { left: BURST, at: now };
      const filled = Math.min(BURST, left + (Math.max(0, now - at) / 1000) * PER_SECOND);
      const allowed = filled >= 1;
      buckets.delete(client);
      buckets.set(client, { left: allowed ? filled - 1 : filled, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > REMEMBERED && oldest !== undefined) buckets.delete(oldest);
      if (allowed) return;
      const seconds = Math.ceil((1 - filled) / PER_SECOND);
      const headers = { 'Retry-After': String(seconds) };
      throw new Problem(429, `Too many requests: at most ${PER_SECOND} a second.`, { headers });
    },
  };
}
