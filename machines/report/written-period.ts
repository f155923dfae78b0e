import type { Calendar } from '../district/calendar.ts';
import type { WrittenKind } from '../district/district.ts';
import { isoDate, longDate } from '../district/letters.ts';

/** Weeks (ISO 8601, from Monday on), months and years in the district's own time, and their names. */

export interface WrittenPeriod {
  from: number;
  /** Exclusive. */
  to: number;
}

/** A date as days since 1970; only for counting days. */
function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** First days of the period that `at` lies in and of the one after it. */
function bounds(calendar: Calendar, kind: WrittenKind, at: number): [first: number, after: number] {
  const { year, month, day, weekday } = calendar.local(at);
  if (kind === 'yearly') return [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1)];
  if (kind === 'monthly') return [dayNumber(year, month, 1), dayNumber(year, month + 1, 1)];
  const monday = dayNumber(year, month, day) - ((weekday + 6) % 7);
  return [monday, monday + 7];
}

/** The week, month or year that `at` lies in. */
export function writtenPeriod(calendar: Calendar, kind: WrittenKind, at: number): WrittenPeriod {
  const [from, to] = bounds(calendar, kind, at).map((day) => calendar.at(dateOf(day), '00.00'));
  return { from: from ?? 0, to: to ?? 0 };
}

/** Year and number of the week that begins on this Monday: the year is that of its Thursday. */
function weekOf(monday: number): { year: number; week: number } {
  const thursday = new Date((monday + 3) * 86_400_000);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((monday + 3 - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** `2026-W43`, `2026-10` or `2026`: what people type for the period that begins at `from`. */
export function periodCode(calendar: Calendar, kind: WrittenKind, from: number): string {
  const { year, month, day } = calendar.local(from);
  if (kind === 'yearly') return String(year);
  if (kind === 'monthly') return `${year}-${String(month).padStart(2, '0')}`;
  const { year: ofWeek, week } = weekOf(dayNumber(year, month, day));
  return `${ofWeek}-W${String(week).padStart(2, '0')}`;
}

/** Any day of the period that is named; undefined when there is none of that name. */
function dayNamed(kind: WrittenKind, year: number, part: number): number | undefined {
  if (kind === 'yearly') return dayNumber(year, 1, 1);
  if (kind === 'monthly') return part >= 1 && part <= 12 ? dayNumber(year, part, 1) : undefined;
  // 4 January lies in the first week of its year
  const fourth = dayNumber(year, 1, 4);
  const monday = fourth - ((new Date(fourth * 86_400_000).getUTCDay() + 6) % 7) + (part - 1) * 7;
  const { year: back, week } = weekOf(monday);
  return back === year && week === part ? monday : undefined;
}

/** The period of a code; undefined for text that names none (`2026-13`, `2026-W54`). */
export function readWrittenPeriod(
  calendar: Calendar,
  text: string,
): (WrittenPeriod & { kind: WrittenKind }) | undefined {
  const match = /^(20\d\d)(?:-(?:W(\d\d)|(\d\d)))?$/.exec(text);
  if (match === null) return undefined;
  const [, year, week, month] = match;
  const kind = week !== undefined ? 'weekly' : month !== undefined ? 'monthly' : 'yearly';
  const day = dayNamed(kind, Number(year), Number(week ?? month));
  if (day === undefined) return undefined;
  return { kind, ...writtenPeriod(calendar, kind, calendar.at(dateOf(day), '12.00')) };
}

/** `Oktober 2026`, `19 Oktober 2026 s.d. 25 Oktober 2026`, `2026`: as people call the period. */
export function periodName(
  calendar: Calendar,
  kind: WrittenKind,
  { from, to }: WrittenPeriod,
): string {
  const first = calendar.local(from);
  if (kind === 'yearly') return String(first.year);
  if (kind === 'monthly') return longDate(first).replace(/^\d+ /, '');
  return `${longDate(first)} s.d. ${longDate(calendar.local(to - 1))}`;
}

/** `YYYY-MM-DD` of the first and the last day. */
export function periodDays(calendar: Calendar, { from, to }: WrittenPeriod): [string, string] {
  return [isoDate(calendar.local(from)), isoDate(calendar.local(to - 1))];
}
