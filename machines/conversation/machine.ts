import { setup } from 'xstate';
import type { OpenEffect, SmsEffect, TellEffect } from '../effects.ts';
import type { Rules } from '../rules.ts';
import {
  type Asked,
  type ConversationContext,
  heldBy,
  newConversation,
  type RecentMessage,
} from './context.ts';
import type { AskedEvent, ConversationEvent, SmsEvent } from './events.ts';
import { respond } from './respond.ts';
import { type Answers, openEffect, type Response } from './response.ts';
import { digest } from './similarity.ts';

export const CONVERSATION_VERSION = '2';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Messages remembered for loops and retries. */
const KEPT_RECENT = 20;

interface Args {
  context: ConversationContext;
  event: ConversationEvent;
}

function remembered(context: ConversationContext, event: SmsEvent, filed: Response['filed']) {
  const entry: RecentMessage = {
    id: event.message.id,
    at: event.at,
    digest: digest(event.reading.text),
    filed,
  };
  return [...context.recent, entry].slice(-KEPT_RECENT);
}

/** Memory after a message: what was asked, how many came today, what was told once a day. */
function afterMessage(
  rules: Rules,
  { context, event }: Args,
  response: Response | null,
): Partial<ConversationContext> {
  if (event.type !== 'sms' || response === null) return {};
  const today = rules.calendar.startOfDay(event.at);
  const sameDay = context.day === today;
  return {
    asked: response.asked === undefined ? context.asked : response.asked,
    recent: remembered(context, event, response.filed),
    day: today,
    count: sameDay ? context.count + 1 : 1,
    toldLimit: response.toldLimit ?? (sameDay && context.toldLimit),
    helpedOn: response.helped === true ? today : context.helpedOn,
  };
}

function askedBy(event: AskedEvent): Asked {
  if (event.kind === 'brought') {
    const { kind, process, question, at } = event;
    return { kind, process, question, at };
  }
  const { kind, instance, ticket, options, at } = event;
  return kind === 'clarify'
    ? { kind, instance, ticket, options, at }
    : { kind, instance, ticket, at };
}

/**
 * The response to a message; guards and actions of one transition ask for it several times, with the
 * same event and context, so it is worked out once.
 */
function memoised(rules: Rules, answers: Answers) {
  const known = new WeakMap<SmsEvent, { context: ConversationContext; response: Response }>();
  return ({ context, event }: Args): Response | null => {
    if (event.type !== 'sms') return null;
    const before = known.get(event);
    if (before?.context === context) return before.response;
    const response = respond({ rules, context, event }, answers);
    known.set(event, { context, response });
    return response;
  };
}

/**
 * The talk with one phone: what we last asked and how its next message binds, whether it wants
 * notices, and whether it is blocked. One instance per number, `conversation:<E.164>`.
 * @param answers of other processes than the complaint, by their names
 */
export function createConversationMachine(rules: Rules, answers: Answers = {}) {
  const answer = memoised(rules, answers);
  const { sla } = rules.district;

  const blueprint = setup({
    types: {
      context: {} as ConversationContext,
      events: {} as ConversationEvent,
      input: {} as { phone: string },
      tags: {} as 'stopped' | 'blocked',
    },
    guards: {
      asksBack: (args: Args) => (answer(args)?.asked ?? null) !== null,
      stillAsked: (args: Args) => {
        const response = answer(args);
        return response?.asked === undefined && args.context.asked !== null;
      },
      stops: (args: Args) => answer(args)?.notices === 'off',
      startsAgain: (args: Args) => {
        const response = answer(args);
        // what somebody writes for his office says nothing about the news he wants as a citizen
        const citizen = args.event.type === 'sms' && args.event.sender.role === 'citizen';
        return citizen && response?.filed === 'done' && response.notices !== 'off';
      },
    },
    delays: {
      questionTimeout: ({ context }: Args) => {
        // a message that waits for the answer must not wait for days
        const { asked } = context;
        const brought = asked?.kind === 'brought' && asked.held === undefined;
        if (asked?.kind === 'info' || brought) return sla.citizenAnswerDays * DAY;
        return sla.clarifyMinutes * MINUTE;
      },
    },
    actions: {
      sms: (_, _params: SmsEffect) => {},
      tell: (_, _params: TellEffect) => {},
      open: (_, _params: OpenEffect) => {},
    },
  });

  const answerIt = blueprint.enqueueActions(({ context, event, enqueue }) => {
    for (const effect of answer({ context, event })?.effects ?? []) {
      if (effect.type === 'sms') enqueue({ type: 'sms', params: effect.params });
      else if (effect.type === 'tell') enqueue({ type: 'tell', params: effect.params });
      else if (effect.type === 'open') enqueue({ type: 'open', params: effect.params });
    }
  });
  const remember = blueprint.assign((args) => afterMessage(rules, args, answer(args)));
  const noteQuestion = blueprint.assign(({ event }) =>
    event.type === 'asked' ? { asked: askedBy(event) } : {},
  );
  const forget = blueprint.assign({ asked: null });
  /** A message that waited for "which ticket?" is never lost: without an answer it stands alone. */
  const openHeld = blueprint.enqueueActions(({ context, enqueue }) => {
    const held = heldBy(context.asked);
    if (held === null) return;
    const effect = openEffect(context.phone, held, 'tidak dijawab untuk tiket yang mana');
    if (effect.type === 'open') enqueue({ type: 'open', params: effect.params });
  });
  const block = blueprint.assign(({ context, event }) =>
    event.type === 'sms' ? { recent: remembered(context, event, 'quarantine') } : {},
  );

  return blueprint.createMachine({
    id: 'conversation',
    version: CONVERSATION_VERSION,
    context: ({ input }) => newConversation(input?.phone ?? ''),
    type: 'parallel',
    states: {
      dialogue: {
        initial: 'listening',
        states: {
          listening: {
            meta: { status: 'mendengarkan' },
            on: {
              sms: [
                { guard: 'asksBack', target: 'waiting', actions: [answerIt, remember] },
                { actions: [answerIt, remember] },
              ],
              asked: { target: 'waiting', actions: noteQuestion },
              block: { target: 'blocked' },
            },
          },
          waiting: {
            meta: { status: 'menunggu jawaban' },
            on: {
              sms: [
                {
                  guard: 'asksBack',
                  target: 'waiting',
                  reenter: true,
                  actions: [answerIt, remember],
                },
                { guard: 'stillAsked', actions: [answerIt, remember] },
                { target: 'listening', actions: [answerIt, remember] },
              ],
              asked: { target: 'waiting', reenter: true, actions: [openHeld, noteQuestion] },
              block: { target: 'blocked', actions: [openHeld, forget] },
            },
            after: { questionTimeout: { target: 'listening', actions: [openHeld, forget] } },
          },
          blocked: {
            tags: 'blocked',
            meta: { status: 'diblokir' },
            on: { sms: { actions: block }, unblock: { target: 'listening' } },
          },
        },
      },
      notices: {
        initial: 'on',
        states: {
          on: { on: { sms: { guard: 'stops', target: 'off' } } },
          // any later message of the citizen says that news is welcome again
          off: { tags: 'stopped', on: { sms: { guard: 'startsAgain', target: 'on' } } },
        },
      },
    },
  });
}

export type ConversationMachine = ReturnType<typeof createConversationMachine>;
