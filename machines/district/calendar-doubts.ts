import type { LocalTime } from './calendar.ts';
import type { CalendarData } from './district.ts';

/** What is not known for sure of the days that deadlines are counted with. Pure. */

/**
 * `estimated`: days off of that year are an estimate, which a decree (SKB) has still to fix. `missing`: the calendar
 * has no day off of that year at all, so that it counts every weekday as a working day.
 */
export interface CalendarDoubt {
  kind: 'estimated' | 'missing';
  year: number;
}

/**
 * From this month on the year after counts too: deadlines reach into it, and the decree about its days off is published in
 * autumn.
 */
const LOOKS_AHEAD_FROM = 10;

function doubtOf(
  { holidays, exceptions }: CalendarData,
  year: number,
  today: string,
): CalendarDoubt[] {
  const own = holidays.filter(({ date }) => date.startsWith(`${year}-`));
  if (own.length === 0) return [{ kind: 'missing', year }];
  const days = own.some(({ date, estimated }) => estimated && date >= today);
  const hours = exceptions.some(
    ({ from, to, estimated }) => estimated && from.startsWith(`${year}-`) && to >= today,
  );
  return days || hours ? [{ kind: 'estimated', year }] : [];
}

/** What is in doubt of this year, and from October on of the next; what is past is in doubt no more. */
export function calendarDoubts(
  data: CalendarData,
  { year, month, day }: Pick<LocalTime, 'year' | 'month' | 'day'>,
): CalendarDoubt[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const today = `${year}-${two(month)}-${two(day)}`;
  const years = month >= LOOKS_AHEAD_FROM ? [year, year + 1] : [year];
  return years.flatMap((one) => doubtOf(data, one, today));
}
