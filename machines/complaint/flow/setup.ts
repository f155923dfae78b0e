import { setup } from 'xstate';
import type { ChartMeta } from '../../chart/state-words.ts';
import type { Rules } from '../../district/rules.ts';
import type { OpenEffect, SmsEffect, TellEffect } from '../../messages/effects.ts';
import { timeOf } from '../../people/happened.ts';
import { ringsAgainAt } from '../base/alarm.ts';
import type { ComplaintContext, ComplaintInput } from '../base/context.ts';
import { escalationTime, repeatTime } from '../base/deadline.ts';
import type { LetterEffect } from '../base/effect-types.ts';
import type { ComplaintEvent } from '../base/events.ts';
import { holdTime } from '../base/held.ts';
import { complaintGuards } from './guards.ts';

/** What the chart of a complaint is made of: types, guards, delays and actions, by their names. */

export type ComplaintTag =
  | 'open'
  | 'closed'
  | 'withAdmin'
  | 'withAgency'
  | 'withCitizen'
  | 'answered'
  | 'overdue'
  | 'escalated'
  | 'paused'
  | 'parked'
  | 'beyondLegal'
  | 'alarm'
  | 'alarmTaken'
  | 'toPublish'
  | 'copySelected'
  | 'copyApproved'
  | 'copySent'
  | 'published';

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** All waiting times are named: a fixed number would be part of the timer's id. */
function delays(rules: Rules) {
  const { sla, policy } = rules.district;
  const until = (time: number | undefined, event: ComplaintEvent) =>
    time === undefined ? 0 : time - timeOf(event);
  const escalateAt =
    (rung: 1 | 2 | 3) =>
    ({ context, event }: Args) =>
      context.clock === null ? 0 : until(escalationTime(rules, context.clock, rung), event);
  return {
    clarifyTimeout: () => sla.clarifyMinutes * MINUTE,
    /** Half-way through the time the citizen has. */
    citizenReminder: ({ context: { question }, event }: Args) =>
      question === null
        ? 0
        : until(rules.calendar.nextOfficeTime((question.askedAt + question.dueAt) / 2), event),
    citizenTimeout: ({ context, event }: Args) => until(context.question?.dueAt, event),
    holdTime: () => holdTime(rules),
    holdTimeout: () => policy.holdMinutes * MINUTE,
    verdictTimeout: () => sla.verdictDays * DAY,
    reopenTimeout: () => sla.reopenDays * DAY,
    remindTime: ({ context, event }: Args) => until(context.clock?.remindAt, event),
    dueTime: ({ context, event }: Args) => until(context.clock?.dueAt, event),
    escalateHeadTime: escalateAt(1),
    escalateSecretaryTime: escalateAt(2),
    escalateRegentTime: escalateAt(3),
    alarmTime: ({ context: { alarm }, event }: Args) =>
      alarm === null ? 0 : until(ringsAgainAt(rules, alarm, timeOf(event)), event),
    parkTime: ({ context, event }: Args) => until(context.clock?.parkedUntil, event),
    repeatTime: ({ event }: Args) => until(repeatTime(rules, timeOf(event)), event),
    legalCeiling: ({ context, event }: Args) => until(context.legalDueAt, event),
  };
}

/** What the named actions are made of: the types, and effects as the engine knows them. */
export function createBase(rules: Rules) {
  return setup({
    types: {
      context: {} as ComplaintContext,
      events: {} as ComplaintEvent,
      input: {} as ComplaintInput,
      tags: {} as ComplaintTag,
      meta: {} as ChartMeta,
    },
    guards: complaintGuards(rules),
    delays: delays(rules),
    // effects are data: the engine carries them out after the commit, so nothing runs here
    actions: {
      sms: (_, _params: SmsEffect) => {},
      tell: (_, _params: TellEffect) => {},
      open: (_, _params: OpenEffect) => {},
      letter: (_, _params: LetterEffect) => {},
    },
  });
}

export type Base = ReturnType<typeof createBase>;

export type DelayName = keyof ReturnType<typeof delays>;
