import type { Calendar } from '../../../machines/district/calendar.ts';
import type { Personal } from '../../../machines/district/personal.ts';
import {
  archiveTimeOf,
  RETAINED,
  type Retained,
  type Retention,
} from '../../../machines/district/retention.ts';

/** From which moment on data are older than the schedule lets them be. */

const DAY = 24 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

/**
 * Beginning of the day so many months ago; of the last days of a month the 28th, as not every month has them: nothing
 * goes too early.
 */
export function monthsBefore(
  calendar: Pick<Calendar, 'local' | 'at'>,
  now: number,
  months: number,
) {
  const { year, month, day } = calendar.local(now);
  const before = year * 12 + (month - 1) - months;
  const date = `${Math.floor(before / 12)}-${two((before % 12) + 1)}-${two(Math.min(day, 28))}`;
  return calendar.at(date, '00.00');
}

/** What is older than this is over its time. */
export function cutoffOf(
  calendar: Pick<Calendar, 'local' | 'at'>,
  retention: Retention,
  kind: Retained,
  now: number,
): number {
  const time = retention[kind];
  return RETAINED[kind].unit === 'day' ? now - time * DAY : monthsBefore(calendar, now, time);
}

/**
 * What last changed before this is over its time; null for what is never destroyed, or not by itself.
 * @param of what its process says of it, and its kind (of a letter)
 */
export function overBefore(
  calendar: Pick<Calendar, 'local' | 'at'>,
  retention: Retention,
  of: { personal: Pick<Personal, 'of' | 'archivedAs'>; kind: string | null },
  now: number,
): number | null {
  const { personal, kind } = of;
  if (personal.of !== 'letters') return cutoffOf(calendar, retention, personal.of, now);
  const { active, inactive, fate } = archiveTimeOf(retention, personal.archivedAs ?? kind ?? '');
  return fate === 'destroy' ? monthsBefore(calendar, now, (active + inactive) * 12) : null;
}
