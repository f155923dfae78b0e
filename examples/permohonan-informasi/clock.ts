import type { Rules } from '../../machines/district/rules.ts';
import type { RequestContext } from './context.ts';
import { LIMITS } from './settings.ts';

/** Deadlines of UU 14/2008: closing times of working days, the day after receipt being the first. */

export function daysAfter({ calendar }: Rules, at: number, days: number): number {
  return calendar.dueAfter(at, days, 'workingDay');
}

/** Opening time of that day. */
export function morningOf({ calendar }: Rules, due: number): number {
  return calendar.workingDaysBefore(due, 0);
}

/**
 * How long until a moment; until `end` where it is over already, so that nobody is reminded of the past.
 * @param at now
 */
export function untilOr(moment: number, end: number, at: number): number {
  return Math.max(0, (moment > at ? moment : end) - at);
}

/** When the PPID is reminded of the answer, the n-th time (0, 1). */
export function answerReminder(
  rules: Rules,
  { receivedAt, extended }: Pick<RequestContext, 'receivedAt' | 'extended'>,
  n: 0 | 1,
): number {
  const days = extended === null ? LIMITS.answerReminders[n] : LIMITS.extendedReminders[n];
  return morningOf(rules, daysAfter(rules, receivedAt, days));
}

/** The last day after the one extension that the law allows. */
export function extendedDue(rules: Rules, receivedAt: number): number {
  return daysAfter(rules, receivedAt, LIMITS.answer + LIMITS.extension);
}

/** An objection is possible to a decision for thirty days, and while an answer is overdue. */
export function mayObject(context: RequestContext, at: number): boolean {
  if (context.objection !== null) return false;
  if (context.objectBy !== null) return at <= context.objectBy;
  return context.decision === null && context.closedAt === null && at > context.dueAt;
}

/** The deadline that runs now, of the request or of its objection; null where none does. */
export function runningDue(context: RequestContext): number | null {
  const { objection, decision, closedAt, dueAt } = context;
  const objecting = objection !== null && objection.answer === null && objection.endedAt === null;
  const answering = decision === null && closedAt === null;
  const due = [...(answering ? [dueAt] : []), ...(objecting ? [objection.dueAt] : [])];
  return due.length === 0 ? null : Math.min(...due);
}
