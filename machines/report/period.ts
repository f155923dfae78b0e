import type { WrittenKind } from '../district/district.ts';
import { isoDate } from '../district/letters.ts';
import type { Rules } from '../district/rules.ts';
import { type DigestKind, isDigest, type ReportInput, type ReportKind } from './context.ts';
import { periodCode, writtenPeriod } from './written-period.ts';

/**
 * The periods reports are about. A digest ends at a time of day on a working day and begins where the
 * last one ended; written reports are about weeks, months and years of the calendar.
 */

type Span = Pick<ReportInput, 'from' | 'to'>;

const DAY = 24 * 3_600_000;
/** Longest run of days without a fitting one (Lebaran leave with weekends around it) is far shorter. */
const SEARCH_DAYS = 60;

const dateText = (calendar: Rules['calendar'], at: number) => isoDate(calendar.local(at));

/** The weekday of the schedule, or the last working day before it when that is a day off. */
function endsWeek({ calendar, district }: Rules, date: string, at: number): boolean {
  if (!calendar.isWorkingDay(date)) return false;
  const missing = district.schedules.weeklyDigest.weekday - calendar.local(at).weekday;
  if (missing < 0) return false;
  const later = Array.from({ length: missing }, (_, n) => calendar.addDays(at, n + 1));
  return later.every((day) => !calendar.isWorkingDay(dateText(calendar, day)));
}

/** First time of the schedule that lies after `from`. */
function digestEnd(rules: Rules, kind: DigestKind, from: number): number {
  const { calendar, district } = rules;
  const { dailyDigest, weeklyDigest } = district.schedules;
  const time = kind === 'weeklyDigest' ? weeklyDigest.time : dailyDigest;
  const start = calendar.startOfDay(from);
  for (let day = 0; day < SEARCH_DAYS; day += 1) {
    // noon, so that the date is right whatever the length of the day before
    const date = dateText(calendar, start + day * DAY + DAY / 2);
    const end = calendar.at(date, time);
    const fits = kind === 'dailyDigest' ? calendar.isWorkingDay(date) : endsWeek(rules, date, end);
    if (end > from && fits) return end;
  }
  throw new RangeError(`calendar.yaml: no day for a ${kind} within ${SEARCH_DAYS} days`);
}

/** The digest of the week ends on the same day as that of a day which ends at `at`, and not before it. */
export function endsWithWeek(rules: Rules, at: number): boolean {
  const { calendar, district } = rules;
  const date = dateText(calendar, at);
  const end = calendar.at(date, district.schedules.weeklyDigest.time);
  return end >= at && endsWeek(rules, date, end);
}

/**
 * The day that the digest of a week tells of besides, since that day has none of its own.
 * @param to end of the week's digest
 * @returns null where the day's digest comes later, and tells it itself
 */
export function dayWithin(rules: Rules, { from, to }: Span): Span | null {
  const { calendar, district } = rules;
  const end = calendar.at(dateText(calendar, to), district.schedules.dailyDigest);
  if (!endsWithWeek(rules, end)) return null;
  let before = from;
  for (let next = from; next < end; next = digestEnd(rules, 'dailyDigest', next)) before = next;
  return { from: before, to: end };
}

/** A digest of a day has ended since, and tells what there is to tell. */
export const isOvertaken = (rules: Rules, to: number, at: number): boolean =>
  digestEnd(rules, 'dailyDigest', to) <= at;

/**
 * End of a digest that is made at `at`. After days without power one digest is about all of them: the
 * Bupati gets no SMS for each day that was missed.
 * @param to when it should have been made
 */
export function madeUpTo(rules: Rules, kind: DigestKind, to: number, at: number): number {
  let last = to;
  for (let next = digestEnd(rules, kind, to); next <= at; next = digestEnd(rules, kind, last))
    last = next;
  return last;
}

/**
 * The report that begins at `from`, as input of its machine; a written one is about the week, month or
 * year that `from` lies in.
 * @param at now
 */
export function reportFrom(rules: Rules, kind: ReportKind, from: number, at: number): ReportInput {
  if (!isDigest(kind)) {
    const period = writtenPeriod(rules.calendar, kind, from);
    const code = periodCode(rules.calendar, kind, period.from);
    return { id: `report:${kind}:${code}`, kind, ...period, at };
  }
  const to = digestEnd(rules, kind, from);
  return { id: `report:${kind}:${dateText(rules.calendar, to)}`, kind, from, to, at };
}

/** Reports that are always collecting. */
export function scheduledKinds({ district }: Rules): (DigestKind | WrittenKind)[] {
  return ['dailyDigest', 'weeklyDigest', ...district.schedules.reports];
}
