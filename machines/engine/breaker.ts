import type { SendOutcome } from '../../channels/port.ts';

/**
 * The breaker of one line: after several failures in a row it is left alone for a while, so that the
 * SMS go over another line, or wait, instead of being refused one by one. Pure.
 */

export interface Breaker {
  /** Failures in a row. */
  failures: number;
  /** Until when the line is not used, by a clock that nobody sets (`Clock.monotonic`); 0 while it is. */
  openUntil: number;
  /** What it failed with last, for a person. */
  reason: string;
  /** It is the line (credit, SIM, barring): so it stays until something goes out again. */
  lineFault: boolean;
}

export const CLOSED: Breaker = { failures: 0, openUntil: 0, reason: '', lineFault: false };

/** Failures in a row that open it; a fault of the line itself opens it at once. */
const OPEN_AFTER = 3;
const SHORTEST = 30_000;
const LONGEST = 300_000;

function failed(before: Breaker, reason: string, fault: boolean, now: number): Breaker {
  const count = before.failures + 1;
  const lineFault = fault || before.lineFault;
  if (fault) return { failures: count, openUntil: now + LONGEST, reason, lineFault };
  if (count < OPEN_AFTER) return { failures: count, openUntil: 0, reason, lineFault };
  const pause = Math.min(LONGEST, SHORTEST * 2 ** Math.min(10, count - OPEN_AFTER));
  return { failures: count, openUntil: now + pause, reason, lineFault };
}

/**
 * The breaker after an SMS was tried. What is wrong with one message says nothing about the line; an
 * outcome that nobody knows counts as a failure.
 */
export function afterOutcome(breaker: Breaker, outcome: SendOutcome, now: number): Breaker {
  switch (outcome.outcome) {
    case 'sent':
      return CLOSED;
    case 'failed':
      return breaker;
    case 'retry':
      return failed(breaker, outcome.error, outcome.lineFault === true, now);
    case 'unknown':
      return failed(breaker, outcome.error, false, now);
  }
}

/** True while the line is to be left alone. When the time is over one SMS tries it again. */
export function isOpen({ openUntil }: Breaker, now: number): boolean {
  return now < openUntil;
}
