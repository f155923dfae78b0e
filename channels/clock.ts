import type { Clock } from './port.ts';

/** Longest wait of Node's timers; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** The time that is. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, wake) {
    const timer = setTimeout(wake, Math.min(LONGEST, Math.max(0, milliseconds)));
    return () => clearTimeout(timer);
  },
};
