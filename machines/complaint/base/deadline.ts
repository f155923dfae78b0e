import { CLOCK_STEPS, type ClockStep } from '../../district/clock-steps.ts';
import { activeProfile, type Rules } from '../../district/rules.ts';
import type { Recipient } from '../../messages/effects.ts';
import { timeOf } from '../../people/happened.ts';
import type { ComplaintContext, DeadlineClock } from './context.ts';
import type { ComplaintEvent } from './events.ts';

/** Deadlines of the SOP's steps and the ladder of those who hear of silence; pure calendar work. */

const MINUTE = 60_000;

/**
 * Reminder before a deadline: so many working days earlier at opening, else on the morning of the day
 * itself. Equal to the deadline where neither lies after `from`: then nobody is reminded.
 */
export function reminderBefore(rules: Rules, from: number, dueAt: number): number {
  const { calendar, district } = rules;
  const early = calendar.workingDaysBefore(dueAt, district.sla.remindBefore);
  if (early > from) return early;
  const morning = calendar.workingDaysBefore(dueAt, 0);
  return morning > from ? morning : dueAt;
}

/** Clock of an SOP step that begins at `at`, after the active SLA profile. */
export function startClock(rules: Rules, step: ClockStep, at: number): DeadlineClock {
  const profile = activeProfile(rules);
  const dueAt = rules.calendar.dueAfter(at, profile[step], profile.unit);
  return { step, startedAt: at, dueAt, remindAt: reminderBefore(rules, at, dueAt), pausedAt: null };
}

/** The same clock with another deadline (TUNDA). */
export function extendClock(rules: Rules, clock: DeadlineClock, at: number, until: number) {
  return { ...clock, dueAt: until, remindAt: reminderBefore(rules, at, until) };
}

/** Goes on after a pause: the deadline moves by the working time that the citizen took. */
export function resumeClock(rules: Rules, clock: DeadlineClock, at: number): DeadlineClock {
  if (clock.pausedAt === null) return clock;
  const { calendar } = rules;
  const minutes = calendar.workingMinutesBetween(clock.pausedAt, at);
  const dueAt = calendar.addWorkingMinutes(clock.dueAt, minutes);
  const paused = (clock.paused ?? 0) + minutes;
  return { ...clock, dueAt, remindAt: reminderBefore(rules, at, dueAt), pausedAt: null, paused };
}

/** When rung `rung` (1–3) of the ladder is climbed: in the morning after so many working days. */
export function escalationTime(rules: Rules, clock: DeadlineClock, rung: 1 | 2 | 3): number {
  const days = rules.district.sla.escalateAfter[rung - 1] ?? rung;
  // a deadline is a closing time, and what comes at closing counts as of the next day: a minute earlier
  const from = Math.max(clock.dueAt, clock.wokenAt ?? clock.dueAt) - MINUTE;
  return rules.calendar.nextOfficeTime(rules.calendar.dueAfter(from, days, 'workingDay'));
}

/** When whoever stays silent after the last rung is told again: in the morning after so many working days. */
export function repeatTime(rules: Rules, at: number): number {
  const { calendar, district } = rules;
  return calendar.nextOfficeTime(calendar.dueAfter(at, district.sla.repeatEvery, 'workingDay'));
}

/** Latest day TUNDA may ask for. */
export function latestExtension(rules: Rules, context: ComplaintContext, at: number): number {
  const days = rules.calendar.dueAfter(at, rules.district.sla.extensionDays, 'workingDay');
  return Math.min(days, context.legalDueAt);
}

/** A day that has not passed yet; no SMS names one that has. */
export function ahead(time: number | undefined, event: ComplaintEvent): number | null {
  return time !== undefined && time > timeOf(event) ? time : null;
}

/** Latest day until which the admin may park a complaint. */
export function latestParking({ calendar, district }: Rules, at: number): number {
  return calendar.dueAfter(at, district.policy.parkDays, 'workingDay');
}

/** True while the admin has put it aside: whoever has the task may do it, and nobody is reminded. */
export function isParked({ clock }: Pick<ComplaintContext, 'clock'>): boolean {
  return clock?.parkedUntil !== undefined;
}

/** The class of a complaint decides its legal ceiling (domain notes §1.1). */
export function legalDeadline(
  rules: Rules,
  complaint: Pick<ComplaintContext, 'kind' | 'agency' | 'receivedAt'>,
): number {
  const { legal } = rules.district.sla;
  const oversight = complaint.agency === rules.district.office.oversightAgency;
  const days = oversight
    ? legal.oversight
    : complaint.kind === 'TANYA'
      ? legal.information
      : legal.ordinary;
  return rules.calendar.dueAfter(complaint.receivedAt, days, 'workingDay');
}

/** True while an agency has the task, the time it waits for the citizen included. */
export function isWithAgency({ clock }: Pick<ComplaintContext, 'clock'>): boolean {
  return clock !== null && clock.step !== 'forward';
}

/** True while it is the agency's turn, the time it waits for the citizen included. */
export function isAgencysTurn({ clock }: Pick<ComplaintContext, 'clock'>): boolean {
  return clock !== null && CLOCK_STEPS[clock.step].turn === 'agency';
}

/** Whole working days by which the running deadline is missed; 0 on the first one. */
export function daysLate(rules: Rules, clock: DeadlineClock, at: number): number {
  return rules.calendar.workingDaysPassed(clock.dueAt, at);
}

/**
 * Who is told at a rung: 0 the one whose turn it is, 1 the head of that agency, 2 the Sekda, 3 the
 * Bupati. A reopened complaint starts as many rungs higher as it was reopened.
 */
export function ladder(rules: Rules, context: ComplaintContext, rung: number): Recipient {
  const withAgency = isAgencysTurn(context) && context.agency !== null;
  const agency =
    withAgency && context.agency !== null ? context.agency : rules.district.office.agency;
  if (rung <= 0) return withAgency ? { role: 'officer', agency } : { role: 'admin' };
  if (rung === 1) return { role: 'head', agency };
  return rung === LEADER_RUNGS.secretary ? { role: 'secretary' } : { role: 'regent' };
}

/** The rungs of those who read each digest, and the tag of what stands on one of them. */
export const LEADER_RUNGS = { secretary: 2, regent: 3 } as const;
export const RAISED_TO = { secretary: 'withSecretary', regent: 'withRegent' } as const;

/** The deadline that runs now; null while none does. */
export function runningDue({ clock }: Pick<ComplaintContext, 'clock'>): number | null {
  return clock?.pausedAt === null ? clock.dueAt : null;
}
