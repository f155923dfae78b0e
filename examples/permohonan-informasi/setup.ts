import { setup } from 'xstate';
import type { ChartMeta } from '../../machines/chart/state-words.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { SmsEffect, TellEffect } from '../../machines/messages/effects.ts';
import { timeOf } from '../../machines/people/happened.ts';
import { answerReminder, daysAfter, mayObject, morningOf, untilOr } from './clock.ts';
import type { RequestContext, RequestEvent, RequestInput } from './context.ts';
import type { LetterEffect } from './effects.ts';
import { createNews } from './news.ts';
import { isPermitted } from './policy.ts';
import * as updates from './remembers.ts';
import { LIMITS, NAME, type Settings } from './settings.ts';

/** The names of a request's chart: its conditions, its times, and what it does. */

interface Args {
  context: RequestContext;
  event: RequestEvent;
}

export function createSetup(rules: Rules, settings: Settings) {
  const permitted = ({ context, event }: Args) => isPermitted(context, event);
  /** Until the morning of the n-th working day after a moment; until `end` where that is over. */
  const morning = (event: { type: string }, from: number, days: number, end: number) =>
    untilOr(morningOf(rules, daysAfter(rules, from, days)), end, timeOf(event));
  const objectionDue = ({ objection }: RequestContext) => objection?.dueAt ?? 0;
  const superiorMorning =
    (n: 0 | 1 | 2) =>
    ({ context, event }: Args) =>
      morning(
        event,
        context.objection?.at ?? 0,
        LIMITS.superiorReminders[n],
        objectionDue(context),
      );

  const base = setup({
    types: {
      context: {} as RequestContext,
      events: {} as RequestEvent,
      input: {} as RequestInput,
      tags: {} as
        | 'open'
        | 'closed'
        | 'withPpid'
        | 'withAgency'
        | 'answered'
        | 'overdue'
        | 'objected',
      meta: {} as ChartMeta,
    },
    actions: {
      sms: (_, _params: SmsEffect) => {},
      tell: (_, _params: TellEffect) => {},
      [`${NAME}:letter`]: (_, _params: LetterEffect) => {},
    },
    guards: {
      permitted,
      isComplete: ({ context: { name, address } }: Args) => name !== null && address !== null,
      completes: (args: Args) =>
        args.event.type === 'informasi.add' &&
        permitted(args) &&
        // what the office asked beside the identity it judges itself
        (args.context.name !== null || updates.identityIn(args.event.text).name !== undefined),
      toKnownAgency: (args: Args) =>
        args.event.type === 'informasi.forward' &&
        permitted(args) &&
        rules.agency(args.event.agency) !== undefined,
      isItsAgency: ({ context, event }: Args) =>
        event.type === 'informasi.renamed' &&
        event.by.role === 'system' &&
        context.agency === event.from &&
        rules.agency(event.to) !== undefined,
      /** UU 22(8): once, and before the answer is due. */
      mayExtend: (args: Args) =>
        permitted(args) && args.context.extended === null && args.event.at <= args.context.dueAt,
      mayObject: (args: Args) => permitted(args) && mayObject(args.context, args.event.at),
      /** The superior has ordered the PPID to give what he refused. */
      isOrdered: (args: Args) => permitted(args) && args.context.objection?.answer?.upheld === true,
      mayHandOver: (args: Args) =>
        permitted(args) &&
        args.context.handedOverAt === null &&
        ['granted', 'partly'].includes(args.context.decision?.kind ?? ''),
      isUnseen: (args: Args) => permitted(args) && args.context.identitySeenAt === null,
      isDecided: ({ context }: Args) => context.decision !== null || context.closedAt !== null,
      isEnded: ({ context }: Args) => context.objection?.endedAt != null,
      isUnobjected: ({ context }: Args) => context.objection === null,
      beforeDue: ({ context, event }: Args) => timeOf(event) < context.dueAt,
      beforeSearchDue: ({ context, event }: Args) => timeOf(event) < (context.searchDueAt ?? 0),
      beforeObjectionDue: ({ context, event }: Args) => timeOf(event) < objectionDue(context),
    },
    delays: {
      completionTime: ({ context, event }: Args) => context.completeBy - timeOf(event),
      remindFirst: ({ context, event }: Args) =>
        untilOr(answerReminder(rules, context, 0), context.dueAt, timeOf(event)),
      remindAgain: ({ context, event }: Args) =>
        untilOr(answerReminder(rules, context, 1), context.dueAt, timeOf(event)),
      dueTime: ({ context, event }: Args) => context.dueAt - timeOf(event),
      searchReminder: ({ context, event }: Args) =>
        morning(event, timeOf(event), LIMITS.searchReminder, context.searchDueAt ?? 0),
      searchLastDay: ({ context, event }: Args) =>
        untilOr(
          morningOf(rules, context.searchDueAt ?? 0),
          context.searchDueAt ?? 0,
          timeOf(event),
        ),
      searchDue: ({ context, event }: Args) => (context.searchDueAt ?? 0) - timeOf(event),
      objectionWindow: ({ context, event }: Args) => (context.objectBy ?? 0) - timeOf(event),
      superiorFirst: superiorMorning(0),
      superiorAgain: superiorMorning(1),
      superiorLast: superiorMorning(2),
      superiorDue: ({ context, event }: Args) => objectionDue(context) - timeOf(event),
      commissionTime: ({ context, event }: Args) =>
        (context.objection?.commissionBy ?? 0) - timeOf(event),
    },
  });

  const news = createNews(rules, settings);
  type Say = (context: RequestContext) => ReturnType<typeof news.received>;
  /** What is told, and the letter that is written, at one step. */
  const say = (make: Say) =>
    base.enqueueActions(({ context, enqueue }) => {
      const { sms = [], tell = [], letter } = make(context);
      for (const params of sms) enqueue({ type: 'sms', params });
      for (const params of tell) enqueue({ type: 'tell', params });
      if (letter !== undefined) enqueue({ type: `${NAME}:letter`, params: { letter } });
    });

  return base.extend({
    actions: {
      receive: say(news.received),
      register: say(news.registered),
      tellIncomplete: say(news.incomplete),
      tellLapsed: say(news.lapsed),
      tellWithdrawn: say(news.withdrawn),
      askAgency: say(news.search),
      remindAgency: say(news.searchReminder),
      tellHead: say(news.searchLate),
      tellFound: say(news.found),
      remindPpid: say(news.reminder),
      tellLate: say(news.late),
      tellExtended: say(news.extended),
      tellDecision: say(news.decided),
      tellObjection: say(news.objected),
      remindSuperior: say(news.superiorReminder),
      tellObjectionAnswer: say(news.objectionAnswered),
      tellSilence: say(news.silence),
      noteRegistered: base.assign({
        registeredAt: ({ context, event }) => context.registeredAt ?? timeOf(event),
      }),
      noteAddition: base.assign((args) => updates.noteAddition(args)),
      noteIdentity: base.assign((args) => updates.noteIdentity(args)),
      noteSeen: base.assign({ identitySeenAt: ({ event }) => event.at }),
      noteAsked: base.assign((args) => updates.noteAsked(rules, args)),
      noteForwarded: base.assign((args) => updates.noteForwarded(rules, args)),
      noteRenamed: base.assign((args) => updates.noteRenamed(args)),
      noteFound: base.assign((args) => updates.noteFound(args)),
      noteDecision: base.assign((args) => updates.noteDecision(rules, args)),
      noteExtension: base.assign((args) => updates.noteExtension(rules, args)),
      noteHandedOver: base.assign({ handedOverAt: ({ event }) => event.at }),
      noteClosed: base.assign({ closedAt: ({ event }) => timeOf(event) }),
      noteObjection: base.assign((args) => updates.noteObjection(rules, args)),
      noteSigned: base.assign((args) => updates.noteSigned(args)),
      noteObjectionAnswer: base.assign((args) => updates.noteObjectionAnswer(rules, args)),
      noteSilence: base.assign((args) => updates.noteSilence(rules, args)),
      noteDispute: base.assign((args) => updates.noteDispute(args)),
      noteEnded: base.assign((args) => updates.noteEnded(args)),
    },
  });
}
