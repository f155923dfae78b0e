import type { Rules } from '../rules.ts';
import type { ReportInput, ReportKind } from './context.ts';

/** The periods reports are about: each ends at a time of day on a working day and begins where the last ended. */

const DAY = 24 * 3_600_000;
/** Longest run of days without a fitting one (Lebaran leave with weekends around it) is far shorter. */
const SEARCH_DAYS = 60;

function dateText(calendar: Rules['calendar'], at: number): string {
  const { year, month, day } = calendar.local(at);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The weekday of the schedule, or the last working day before it when that is a day off. */
function endsWeek({ calendar, district }: Rules, date: string, at: number): boolean {
  if (!calendar.isWorkingDay(date)) return false;
  const missing = district.schedules.weeklyDigest.weekday - calendar.local(at).weekday;
  if (missing < 0) return false;
  const later = Array.from({ length: missing }, (_, n) => calendar.addDays(at, n + 1));
  return later.every((day) => !calendar.isWorkingDay(dateText(calendar, day)));
}

function fits(rules: Rules, kind: ReportKind, date: string, at: number): boolean {
  const { calendar } = rules;
  if (kind === 'daily') return calendar.isWorkingDay(date);
  if (kind === 'weekly') return endsWeek(rules, date, at);
  return calendar.local(at).day === 1;
}

/** First end of a period of this kind that lies after `from`. */
export function periodEnd(rules: Rules, kind: ReportKind, from: number): number {
  const { calendar, district } = rules;
  const { dailyDigest, weeklyDigest } = district.schedules;
  const time = kind === 'weekly' ? weeklyDigest.time : dailyDigest;
  const start = calendar.startOfDay(from);
  for (let day = 0; day < SEARCH_DAYS; day += 1) {
    // noon, so that the date is right whatever the length of the day before
    const date = dateText(calendar, start + day * DAY + DAY / 2);
    const end = calendar.at(date, time);
    if (end > from && fits(rules, kind, date, end)) return end;
  }
  throw new RangeError(`calendar.yaml: no day for a ${kind} report within ${SEARCH_DAYS} days`);
}

/** The report that begins at `from`, as input of its machine. */
export function reportFrom(rules: Rules, kind: ReportKind, from: number, at: number): ReportInput {
  const to = periodEnd(rules, kind, from);
  return { id: `report:${kind}:${dateText(rules.calendar, to)}`, kind, from, to, at };
}
