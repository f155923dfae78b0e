import type { Clock } from './port.ts';

/** Longest wait of Node's timers; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

function wakeAfter(milliseconds: number, wake: () => void): NodeJS.Timeout {
  return setTimeout(wake, Math.min(LONGEST, Math.max(0, milliseconds)));
}

/** The time that is. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => Math.floor(performance.now()),
  after(milliseconds, wake) {
    const timer = wakeAfter(milliseconds, wake);
    return () => clearTimeout(timer);
  },
};

/** The same for what need not be waited for: its timers do not keep the process from ending. */
export const backgroundClock: Clock = {
  now: () => Date.now(),
  monotonic: () => Math.floor(performance.now()),
  after(milliseconds, wake) {
    const timer = wakeAfter(milliseconds, wake).unref();
    return () => clearTimeout(timer);
  },
};
