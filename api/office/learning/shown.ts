import type { Calendar } from '../../../machines/district/calendar.ts';
import type { Example } from './example.ts';

/** What of the learning is put before people. */

const WEEK = 7 * 24 * 3_600_000;
const WEEKS = 12;

/** Of a week's examples: how many were read rightly when they came. */
export interface Week {
  from: number;
  right: number;
  all: number;
}

/** @returns newest first, weeks without examples left out */
export function weeksOf(examples: Example[], calendar: Calendar, now: number): Week[] {
  const end = calendar.startOfDay(now) + WEEK / 7;
  const weeks = Array.from({ length: WEEKS }, (_, index) => end - (index + 1) * WEEK);
  return weeks.flatMap((from) => {
    const own = examples.filter(({ at }) => at >= from && at < from + WEEK);
    const right = own.filter(({ wasRight }) => wasRight).length;
    return own.length === 0 ? [] : [{ from, right, all: own.length }];
  });
}
