import { oncePer } from '../../base/once-per.ts';
import { type Calendar, createCalendar } from '../../district/calendar.ts';
import type { Rules } from '../../district/rules.ts';
import { activeProfile } from '../../district/rules.ts';
import type { ComplaintContext, DeadlineClock } from './context.ts';
import { escalationTime, reminderBefore } from './deadline.ts';
import type { ComplaintEvent } from './events.ts';

/**
 * What becomes of running deadlines when days turn into holidays, or out of them: whoever had three working days has
 * three working days. A day that somebody named stays, unless the office is closed on it. Pure.
 */

/** Days, `YYYY-MM-DD`: no working days any more, and working days again. */
export interface CalendarChange {
  closed: string[];
  opened: string[];
}

type Due = Pick<ComplaintContext, 'clock' | 'legalDueAt'>;

const calendars = oncePer((_: Rules) => new Map<string, Calendar>());

/** The calendar as it was before the change. */
function before(rules: Rules, { closed, opened }: CalendarChange): Calendar {
  const key = `${closed.join()} ${opened.join()}`;
  const known = calendars(rules).get(key);
  if (known !== undefined) return known;
  const { calendar: data } = rules.district;
  const kept = data.holidays.filter(({ date }) => !closed.includes(date));
  const gone = opened.map((date) => ({
    ...{ date, name: date, estimated: false },
    type: 'holiday' as const,
  }));
  const made = createCalendar({ ...data, holidays: [...kept, ...gone] });
  calendars(rules).set(key, made);
  return made;
}

function dateOf(calendar: Calendar, at: number): string {
  const { year, month, day } = calendar.local(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}

/** The same time, or the closing time of the next working day where its own is none. */
function openDay(calendar: Calendar, at: number): number {
  const date = dateOf(calendar, at);
  return calendar.isWorkingDay(date) ? at : (calendar.resolveDate(date, at) ?? at);
}

/** As many working days after `from` as it was. @param paused office minutes by which it moved before */
function shifted(
  was: Calendar,
  now: Calendar,
  { from, due, paused = 0 }: { from: number; due: number; paused?: number },
): number {
  const days = was.daysTaken(from, due, 'workingDay', paused);
  const counted = was.addWorkingMinutes(was.dueAfter(from, days, 'workingDay'), paused);
  // no count of days but a day that was named
  if (counted !== due) return openDay(now, due);
  return now.addWorkingMinutes(now.dueAfter(from, days, 'workingDay'), paused);
}

function clockAfter(
  rules: Rules,
  { clock, extensions }: Pick<ComplaintContext, 'clock' | 'extensions'>,
  change: CalendarChange,
  at: number,
): DeadlineClock | null {
  if (clock === null || activeProfile(rules).unit !== 'workingDay') return clock;
  const { startedAt: from, dueAt, paused = 0, promisedAt, parkedUntil } = clock;
  const [was, now] = [before(rules, change), rules.calendar];
  const due =
    extensions > 0 ? openDay(now, dueAt) : shifted(was, now, { from, due: dueAt, paused });
  const promised =
    promisedAt === undefined ? promisedAt : openOrShifted(was, now, from, promisedAt);
  return {
    ...clock,
    dueAt: due,
    remindAt: due === dueAt ? clock.remindAt : reminderBefore(rules, at, due),
    ...(promised === undefined ? {} : { promisedAt: promised }),
    ...(parkedUntil === undefined ? {} : { parkedUntil: openDay(now, parkedUntil) }),
  };
}

/** What was promised before this clock began; a day that has passed by then stays. */
function openOrShifted(was: Calendar, now: Calendar, from: number, due: number): number {
  return due <= from ? due : shifted(was, now, { from, due });
}

/** Clock and ceiling of a complaint after the change. @param at now, epoch milliseconds */
export function dueAfterChange(
  rules: Rules,
  context: Pick<ComplaintContext, 'clock' | 'extensions' | 'legalDueAt' | 'receivedAt'>,
  change: CalendarChange,
  at: number,
): Due {
  const { receivedAt: from, legalDueAt: due } = context;
  return {
    clock: clockAfter(rules, context, change, at),
    legalDueAt: shifted(before(rules, change), rules.calendar, { from, due }),
  };
}

/** True where anything that waits for its time is to wait for another. */
export function calendarMoves(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): boolean {
  if (event.type !== 'pack.calendar' || context.closedAt !== null) return false;
  const { clock, legalDueAt } = dueAfterChange(rules, context, event, event.at);
  if (legalDueAt !== context.legalDueAt) return true;
  if (clock === null || context.clock === null) return false;
  const was = { ...rules, calendar: before(rules, event) };
  const times = ({ dueAt, promisedAt, parkedUntil }: DeadlineClock, by: Rules) =>
    [
      dueAt,
      promisedAt,
      parkedUntil,
      ...([1, 2, 3] as const).map((n) => escalationTime(by, clock, n)),
    ].join();
  return times(context.clock, was) !== times(clock, rules);
}

/** The day that the citizen waits for, while he waits for an agency. */
const promise = ({ dueAt, promisedAt }: DeadlineClock) => promisedAt ?? dueAt;

/**
 * The day to tell the citizen, where it is later than what he was told, by a message or by an earlier change; null
 * where there is nothing to tell: it is past already, somebody waits for him, or no agency has it.
 */
export function laterPromise(
  rules: Rules,
  context: ComplaintContext,
  event: ComplaintEvent,
): number | null {
  const { clock } = context;
  if (event.type !== 'pack.calendar' || clock?.step !== 'answer') return null;
  if (clock.pausedAt !== null || clock.parkedUntil !== undefined) return null;
  const after = clockAfter(rules, context, event, event.at);
  if (after === null || promise(clock) <= event.at) return null;
  const told = Math.max(promise(clock), clock.toldDue ?? 0);
  return promise(after) > told ? promise(after) : null;
}
