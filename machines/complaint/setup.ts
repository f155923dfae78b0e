import { setup } from 'xstate';
import type { OpenEffect, SmsEffect, TellEffect } from '../effects.ts';
import { timeOf } from '../happened.ts';
import { maskReporter } from '../letters.ts';
import type { Rules } from '../rules.ts';
import type { Child, ComplaintContext, ComplaintInput } from './context.ts';
import { escalationTime, repeatTime } from './deadline.ts';
import type { LetterEffect } from './effect-types.ts';
import type { ComplaintEvent } from './events.ts';
import { complaintGuards } from './guards.ts';
import { complaintTexts } from './texts.ts';
import { complaintUpdates } from './updates.ts';

/** What the regions of the complaint machine are built from: types, guards, delays and actions. */

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
  | 'beyondLegal'
  | 'toPublish'
  | 'copySelected'
  | 'copyApproved'
  | 'copySent'
  | 'published';

export interface ComplaintMeta {
  /** What people read about the state, Indonesian. */
  status?: string;
  /** SOP step the state belongs to. */
  sop?: number;
}

interface Args {
  context: ComplaintContext;
  event: ComplaintEvent;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** All waiting times are named: a fixed number would be part of the timer's id (notes: xstate). */
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
    holdTimeout: () => policy.holdMinutes * MINUTE,
    verdictTimeout: () => sla.verdictDays * DAY,
    reopenTimeout: () => sla.reopenDays * DAY,
    remindTime: ({ context, event }: Args) => until(context.clock?.remindAt, event),
    dueTime: ({ context, event }: Args) => until(context.clock?.dueAt, event),
    escalateHeadTime: escalateAt(1),
    escalateSecretaryTime: escalateAt(2),
    escalateRegentTime: escalateAt(3),
    repeatTime: ({ event }: Args) => until(repeatTime(rules, timeOf(event)), event),
    legalCeiling: ({ context, event }: Args) => until(context.legalDueAt, event),
  };
}

function createBlueprint(rules: Rules) {
  return setup({
    types: {
      context: {} as ComplaintContext,
      events: {} as ComplaintEvent,
      input: {} as ComplaintInput,
      tags: {} as ComplaintTag,
      meta: {} as ComplaintMeta,
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

type Blueprint = ReturnType<typeof createBlueprint>;

/** Changes of the context, each as an action. */
function createUpdates(blueprint: Blueprint, rules: Rules) {
  const updates = complaintUpdates(rules);
  type Updates = Record<keyof typeof updates, ReturnType<Blueprint['assign']>>;
  const actions = Object.entries(updates).map(([name, update]) => [name, blueprint.assign(update)]);
  return Object.fromEntries(actions) as Updates;
}

/** Sets the clock of a step and starts the deadline region on it, and the other moves of the clock. */
function createClock(blueprint: Blueprint, put: ReturnType<typeof createUpdates>) {
  const start = (step: 'forward' | 'answer' | 'reply') =>
    blueprint.raise(({ event }) => ({ type: 'clock.start', step, at: timeOf(event) }));
  return {
    forward: [put.startForwardClock, start('forward')],
    answer: [put.startAnswerClock, start('answer')],
    reply: [put.startReplyClock, start('reply')],
    pause: blueprint.raise(({ event }) => ({ type: 'clock.pause', at: timeOf(event) })),
    // resumed here and not only by the deadline region, so that SMS name the deadline as it is now
    resume: [
      put.resumeClock,
      blueprint.raise(({ event }) => ({ type: 'clock.resume', at: timeOf(event) })),
    ],
    stop: blueprint.raise(({ event }) => ({ type: 'clock.stop', at: timeOf(event) })),
    extend: blueprint.raise(({ event }) => ({
      type: 'clock.extend',
      until: event.type === 'officer.extend' ? event.until : 0,
      at: timeOf(event),
    })),
  };
}

type Related = TellEffect['event'];

function self(context: ComplaintContext): Child {
  return { instance: context.id, ticket: context.ticket, secret: context.secret };
}

function answerOf({ context }: Args): Related {
  const { text, agency } = context.answer ?? { text: '', agency: '' };
  return { type: 'parent.answered', text, agency };
}

/** Words between related complaints, and to the conversation with the reporter. */
function createTelling(blueprint: Blueprint) {
  const children = (build: (args: Args) => Related) =>
    blueprint.enqueueActions(({ context, event, enqueue }) => {
      for (const { instance } of context.children)
        enqueue({ type: 'tell', params: { instance, event: build({ context, event }) } });
    });
  const parent = (build: (args: Args) => Related) =>
    blueprint.enqueueActions(({ context, event, enqueue }) => {
      if (context.parent === null) return;
      const { instance } = context.parent;
      enqueue({ type: 'tell', params: { instance, event: build({ context, event }) } });
    });
  /** To a complaint that was put under this one when that could not help it any more, or is answered. */
  const newChild = (build: (args: Args) => Related) =>
    blueprint.enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'child.merged') return;
      const { instance } = event.child;
      enqueue({ type: 'tell', params: { instance, event: build({ context, event }) } });
    });
  const asked = (kind: 'clarify' | 'info') => {
    const params = ({ context }: Args): TellEffect => ({
      instance: `conversation:${context.reporter}`,
      event: { type: 'asked', kind, ...self(context), options: context.options },
    });
    return { type: 'tell' as const, params };
  };
  return {
    childrenAnswered: children(answerOf),
    newChildAnswered: newChild(answerOf),
    newChildGone: newChild(() => ({ type: 'parent.gone' })),
    childrenGone: children(() => ({ type: 'parent.gone' })),
    parentMerged: parent(({ context }) => ({ type: 'child.merged', child: self(context) })),
    parentSeparated: parent(({ context }) => ({ type: 'child.separated', child: self(context) })),
    // the other complaint does not know this reporter's number, so it could not hide it
    parentAdded: parent(({ context, event }) => ({
      type: 'child.added',
      ticket: context.ticket,
      text: maskReporter('text' in event ? (event.text ?? '') : '', context.reporter),
    })),
    asked,
  };
}

/** The parts of the complaint machine for one district; see `flow.ts` and `regions.ts`. */
export function complaintParts(rules: Rules) {
  const blueprint = createBlueprint(rules);
  const put = createUpdates(blueprint, rules);
  const clock = createClock(blueprint, put);
  const letter = {
    type: 'letter' as const,
    params: ({ context }: Args): LetterEffect => ({
      type: 'penerusan',
      agency: context.agency ?? rules.district.office.agency,
    }),
  };
  const tell = createTelling(blueprint);
  return { blueprint, put, clock, letter, tell, text: complaintTexts(rules) };
}

export type ComplaintParts = ReturnType<typeof complaintParts>;
