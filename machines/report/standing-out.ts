import type { Calendar } from '../district/calendar.ts';
import { isoDate } from '../district/letters.ts';
import type { Group } from './counts.ts';
import type { Figures } from './totals.ts';

/** What is unusual about a day or a week: most complaints for long, a category that came far more often. Pure. */

const DAY = 24 * 3_600_000;
/** Shorter than that it is nothing special. */
const FEWEST_DAYS = 30;
const FEWEST_IN_A_DAY = 5;
const FEWEST_IN_A_SURGE = 6;
const TIMES = 3;

export interface DayCount {
  /** `YYYY-MM-DD`; days without a complaint are left out. */
  day: string;
  count: number;
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;

/**
 * The day of `at` against those before it.
 * @param days as far back as is to be looked; days before the first of them are not known
 */
export function recordOf(
  calendar: Pick<Calendar, 'local'>,
  days: readonly DayCount[],
  at: number,
): Figures['record'] {
  const today = isoDate(calendar.local(at));
  const { count = 0 } = days.find(({ day }) => day === today) ?? {};
  const before = days.filter(({ day }) => day < today);
  const asMany = before.filter((other) => other.count >= count).map(({ day }) => dayNumber(day));
  const known = before.map(({ day }) => dayNumber(day));
  // since the last day with as many, else since the first that is known
  const since = asMany.length > 0 ? Math.max(...asMany) + 1 : Math.min(...known);
  const span = dayNumber(today) - since;
  return count >= FEWEST_IN_A_DAY && known.length > 0 && span >= FEWEST_DAYS
    ? { count, days: span }
    : null;
}

/**
 * The category that grew most, where it came at least three times as often as usual.
 * @param share how long the period is, of the time that `usual` was counted in
 */
export function surgeOf(
  days: readonly DayCount[],
  now: readonly Group<'category'>[],
  usual: readonly Group<'category'>[],
  share: number,
): Figures['surge'] {
  const first = days.map(({ day }) => day).sort()[0];
  const last = days
    .map(({ day }) => day)
    .sort()
    .at(-1);
  // a service that has just begun has nothing that is usual
  if (first === undefined || last === undefined) return null;
  if (dayNumber(last) - dayNumber(first) < FEWEST_DAYS) return null;
  const found = now.flatMap(({ key, count }) => {
    const before = usual.find((group) => group.key.category === key.category)?.count ?? 0;
    const times = Math.floor(count / Math.max(1, before * share));
    const isSurge = key.category !== null && count >= FEWEST_IN_A_SURGE && times >= TIMES;
    return isSurge ? [{ category: String(key.category), count, times }] : [];
  });
  return found.sort((a, b) => b.times - a.times || b.count - a.count)[0] ?? null;
}
