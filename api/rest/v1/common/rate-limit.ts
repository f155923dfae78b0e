import type { Clock } from '../../../../channels/port.ts';
import { Problem } from './problem.ts';

/** A token bucket for each client: a burst at once, then a steady rate. */

/** Requests at once, and more of them each second after. */
const BURST = 120;
const PER_SECOND = 4;
/** Clients that are remembered; with more of them the one that was quiet longest is forgotten. */
const REMEMBERED = 1000;

/** Seconds in which an empty bucket is full again. */
const WINDOW = BURST / PER_SECOND;

export interface RateLimit {
  /**
   * Counts a request.
   * @param told is given the headers that say what is left, before anything is thrown
   *   (draft-ietf-httpapi-ratelimit-headers)
   * @throws Problem 429 with `Retry-After`
   */
  take(client: string, told?: (headers: Record<string, string>) => void): void;
}

function headersFor(left: number): Record<string, string> {
  const whole = Math.floor(left);
  const seconds = Math.ceil((BURST - left) / PER_SECOND);
  return {
    'RateLimit-Policy': `"token";q=${BURST};w=${WINDOW}`,
    RateLimit: `"token";r=${whole};t=${seconds}`,
  };
}

export function createRateLimit(clock: Pick<Clock, 'now'>): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(client, told = () => {}) {
      const now = clock.now();
      const { left, at } = buckets.get(client) ?? { left: BURST, at: now };
      const filled = Math.min(BURST, left + (Math.max(0, now - at) / 1000) * PER_SECOND);
      const allowed = filled >= 1;
      buckets.delete(client);
      const rest = allowed ? filled - 1 : filled;
      buckets.set(client, { left: rest, at: now });
      told(headersFor(rest));
      const [oldest] = buckets.keys();
      if (buckets.size > REMEMBERED && oldest !== undefined) buckets.delete(oldest);
      if (allowed) return;
      const seconds = Math.ceil((1 - filled) / PER_SECOND);
      const headers = { 'Retry-After': String(seconds) };
      throw new Problem(429, `Too many requests: at most ${PER_SECOND} a second.`, { headers });
    },
  };
}
