import { setup } from 'xstate';
import type { ChartMeta } from '../chart/state-words.ts';
import type { Rules } from '../district/rules.ts';
import type { Effect, OpenEffect, SmsEffect, TellEffect } from '../messages/effects.ts';
import { inputOf } from '../people/happened.ts';
import { oneMoreWrong } from './base/code-tries.ts';
import {
  appointedEffect,
  codeEffect,
  enrolCodeEffect,
  factsIn,
  MOST_MISSED,
  replacedEffect,
  suspensionEffects,
  trialEffect,
} from './base/contact.ts';
import { FINE } from './base/contact-state.ts';
import {
  type Asked,
  type ConversationContext,
  type HeldBack,
  newConversation,
  type RecentMessage,
  withoutMove,
} from './base/context.ts';
import type { AskedEvent } from './base/events.ts';
import { looseAfter, placedEffects } from './base/loose-words.ts';
import { type Response, unansweredEffects } from './base/response.ts';
import type { DecidedSms, TalkEvent } from './decided.ts';
import { digest } from './similarity.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Questions that wait so long. */
const A_DAY: ReadonlySet<Asked['kind']> = new Set([
  'settled',
  'rate',
  'owner',
  'withdraw',
  'newPhone',
]);
/** Messages remembered for loops and retries. */
const KEPT_RECENT = 20;

interface Args {
  context: ConversationContext;
  event: TalkEvent;
}

function remembered(
  context: ConversationContext,
  event: DecidedSms,
  { filed, kept, refused }: Pick<Response, 'filed' | 'kept' | 'refused'>,
) {
  const entry: RecentMessage = {
    id: event.message.id,
    at: event.at,
    digest: digest(event.reading.text),
    filed,
    ...(kept === undefined ? {} : { kept }),
    ...(refused === undefined ? {} : { refused }),
  };
  return [...context.recent, entry].slice(-KEPT_RECENT);
}

/** What is held back over the daily limit: one more, or one less that a person has let go on. */
function heldBack(
  { held = null }: ConversationContext,
  { response, kept, at }: DecidedSms,
): HeldBack | null {
  if (response.kept === 'limit') return { since: held?.since ?? at, count: (held?.count ?? 0) + 1 };
  if (kept !== 'limit' || held === null) return held;
  return held.count > 1 ? { ...held, count: held.count - 1 } : null;
}

/** Memory after a message: what was asked, how many came today, what was told once a day. */
function afterMessage(rules: Rules, { context, event }: Args): Partial<ConversationContext> {
  if (event.type !== 'sms') return {};
  const { response } = event;
  const today = rules.calendar.startOfDay(event.at);
  const sameDay = context.day === today;
  return {
    asked: response.asked === undefined ? context.asked : response.asked,
    ...(response.loose === undefined ? {} : looseAfter(context, response.loose)),
    bound: response.bound ?? null,
    ...(response.aside === undefined ? {} : { aside: response.aside }),
    recent: remembered(context, event, response),
    held: heldBack(context, event),
    day: today,
    count: sameDay ? context.count + 1 : 1,
    toldLimit: response.toldLimit ?? (sameDay && context.toldLimit),
    helpedOn: response.helped === true ? today : context.helpedOn,
    ...(response.wrongCode === true ? { wrongCodes: oneMoreWrong(rules, context, event.at) } : {}),
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

const guards = {
  asksBack: ({ event }: Args) => event.type === 'sms' && (event.response.asked ?? null) !== null,
  stillAsked: ({ context, event }: Args) =>
    event.type === 'sms' && event.response.asked === undefined && context.asked !== null,
  stops: ({ event }: Args) => event.type === 'sms' && event.response.notices === 'off',
  // what somebody writes for his office says nothing about the news he wants as a citizen
  startsAgain: ({ event }: Args) =>
    event.type === 'sms' &&
    event.sender.role === 'citizen' &&
    event.response.filed === 'done' &&
    event.response.notices !== 'off',
  disowns: ({ event }: Args) => event.type === 'sms' && event.response.contact === 'disowned',
  sendsCode: ({ event }: Args) => event.type === 'sms' && event.response.contact === 'proven',
  sendsWrongCode: ({ event }: Args) =>
    event.type === 'sms' && event.response.contact === 'wrongCode',
  isLoose: ({ context: { loose = [] }, event }: Args) =>
    event.type === 'words.placed' && loose.some(({ held }) => held.id === event.id),
  isMissedAgain: ({ context, event }: Args) =>
    event.type === 'contact.missed' && (context.contact?.missed ?? 0) + 1 >= MOST_MISSED,
};

/** Everything that the chart of a talk names, for one district. */
export function conversationSetup(rules: Rules) {
  const { sla } = rules.district;
  const delays = {
    questionTimeout: ({ context: { asked } }: Args) => {
      // a message that waits for the answer must not wait for days
      const brought = asked?.kind === 'brought' && asked.held === undefined;
      if (asked?.kind === 'info' || brought) return sla.citizenAnswerDays * DAY;
      return asked !== null && A_DAY.has(asked.kind) ? DAY : sla.clarifyMinutes * MINUTE;
    },
  };
  const base = setup({
    types: {
      context: {} as ConversationContext,
      events: {} as TalkEvent,
      input: {} as { phone: string },
      tags: {} as 'stopped' | 'blocked' | 'suspended',
      meta: {} as ChartMeta,
    },
    guards,
    delays,
    actions: {
      sms: (_, _params: SmsEffect) => {},
      tell: (_, _params: TellEffect) => {},
      open: (_, _params: OpenEffect) => {},
    },
  });
  const effects = (out: (args: Args) => readonly Effect[]) =>
    base.enqueueActions(({ context, event, enqueue }) => {
      for (const effect of out({ context, event }))
        if (effect.type === 'sms' || effect.type === 'tell' || effect.type === 'open')
          enqueue(effect);
    });
  const actions = {
    begin: base.assign(({ event }) => newConversation(inputOf<{ phone: string }>(event).phone)),
    answer: effects(({ event }) => (event.type === 'sms' ? event.response.effects : [])),
    remember: base.assign((args) => afterMessage(rules, args)),
    noteQuestion: base.assign(({ context, event }) =>
      event.type === 'asked'
        ? { asked: askedBy(event), ...looseAfter(context, context.asked) }
        : {},
    ),
    forgetQuestion: base.assign(({ context }) => ({
      asked: null,
      ...looseAfter(context, context.asked),
    })),
    placeWords: effects(({ context: { loose = [], phone }, event }) => {
      const found =
        event.type === 'words.placed' ? loose.find(({ held }) => held.id === event.id) : undefined;
      return event.type !== 'words.placed' || found === undefined
        ? []
        : placedEffects(phone, found, event.to);
    }),
    forgetLoose: base.assign(({ context: { loose = [] }, event }) =>
      event.type === 'words.placed'
        ? { loose: loose.filter(({ held }) => held.id !== event.id) }
        : {},
    ),
    dropMove: base.assign(({ context: { asked }, event }) =>
      event.type === 'phone.kept' ? { asked: withoutMove(asked, event.old) } : {},
    ),
    /** A message that waited for "which ticket?" is never lost: without an answer it stands alone. */
    openHeld: effects(({ context }) => {
      const { asked, phone } = context;
      return asked === null ? [] : unansweredEffects(phone, asked);
    }),
    quarantine: base.assign(({ context, event }) =>
      event.type === 'sms' ? { recent: remembered(context, event, { filed: 'quarantine' }) } : {},
    ),
  };
  const contact = {
    /** The number does not count any more: who has to know is told. */
    suspend: base.enqueueActions(({ event, enqueue }) => {
      const doubt = event.type === 'contact.missed' ? 'undelivered' : 'wrongPerson';
      const facts = factsIn(rules, event);
      const told = facts === null ? [] : suspensionEffects(rules, facts, doubt);
      for (const effect of told) if (effect.type === 'sms') enqueue(effect);
      enqueue.assign({ contact: { ...FINE, doubt, since: event.at } });
    }),
    /** What is open, for an officer who has just become one. */
    handTasks: base.enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'contact.appointed') return;
      const told = appointedEffect(rules, context.phone, event);
      if (told !== null) enqueue(told);
      enqueue.assign({ contact: FINE });
    }),
    countMissed: base.assign(({ context: { contact = FINE } }) => ({
      contact: { ...contact, missed: contact.missed + 1 },
    })),
    countWrongCode: base.assign(({ context: { contact = FINE } }) => ({
      contact: { ...contact, tries: contact.tries + 1 },
    })),
    /** A person of the office has asked whoever has the phone. */
    forgetWrongCodes: base.assign({ wrongCodes: { day: 0, count: 0 } }),
    trustAgain: base.assign({ contact: FINE }),
    /** Who writes has his phone. */
    noteAlive: base.assign(({ context }) =>
      (context.contact?.missed ?? 0) === 0 ? {} : { contact: FINE },
    ),
    /** A code that its holder is to tell the admin, who is about to register the number. */
    sendEnrolCode: effects(({ context: { phone }, event }) =>
      event.type === 'contact.enrolling' ? [enrolCodeEffect(phone, event)] : [],
    ),
    sayReplaced: effects(({ context: { phone }, event }) =>
      event.type === 'contact.replaced' ? [replacedEffect(phone, event.label)] : [],
    ),
    sendTrial: effects(({ context: { phone }, event }) =>
      event.type === 'text.tried' ? [trialEffect(phone, event.text)] : [],
    ),
    /** A code that must come back from the number before it counts again. */
    askCode: base.enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'contact.verify') return;
      const { code } = event;
      enqueue(codeEffect(context.phone, code));
      enqueue.assign({ contact: { ...(context.contact ?? FINE), code, tries: 0 } });
    }),
  };
  const all = { ...actions, ...contact };
  return { guards, delays, actions: all, setup: base.extend({ actions: all }) };
}
