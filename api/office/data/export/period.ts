import { ToldError } from '../../../../machines/base/told-error.ts';
import type { Calendar } from '../../../../machines/district/calendar.ts';
import type { Period } from '../../../../store/ports/search.ts';

/** Periods as people type them: a year, a month, a day, or from one to another. */

const DAY = String.raw`20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?`;

/** A period as it is typed; not all of them have such days, in this order. */
export const PERIOD = new RegExp(`^${DAY}(\\.\\.${DAY})?$`);

/** What names a period. */
export const PERIOD_WORDS =
  'must be a year (2026), a month (2026-10), a day (2026-10-05), ' +
  'or two of them with .. between (2026-10-01..2026-10-15)';

/** Text that names no period; the message says what does. */
export class PeriodError extends ToldError {
  override readonly name = 'PeriodError';

  constructor(text: string) {
    super(`period "${text}": ${PERIOD_WORDS}`);
  }
}

const dateText = (time: number) => new Date(time).toISOString().slice(0, 10);

/** First day of what is named, and the first day after it; undefined when there is no such day. */
function daysOf(text: string): { first: string; after: string } | undefined {
  const match = /^(20\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const time = Date.parse(`${first}T00:00:00Z`);
  // 31 February is read as a day in March, or as none
  if (Number.isNaN(time) || dateText(time) !== first) return undefined;
  const date = new Date(time);
  if (day !== undefined) date.setUTCDate(date.getUTCDate() + 1);
  else if (month !== undefined) date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCFullYear(date.getUTCFullYear() + 1);
  return { first, after: dateText(date.getTime()) };
}

/**
 * The times of a period in the district's own zone.
 * @throws PeriodError
 */
export function readPeriod(calendar: Pick<Calendar, 'at'>, text: string): Period {
  const [from = '', to = from, ...rest] = text.split('..');
  const start = daysOf(from);
  const end = daysOf(to);
  if (start === undefined || end === undefined || rest.length > 0) throw new PeriodError(text);
  const period = { from: calendar.at(start.first, '00.00'), to: calendar.at(end.after, '00.00') };
  if (period.from >= period.to) throw new PeriodError(text);
  return period;
}
