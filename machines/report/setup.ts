import { setup } from 'xstate';
import type { ChartMeta } from '../chart/state-words.ts';
import { activeProfile, type Rules } from '../district/rules.ts';
import { HANDED_OVER } from '../letter/acts.ts';
import { signerOn } from '../letter/signer.ts';
import type { Effect, OpenEffect, SmsEffect, TellEffect } from '../messages/effects.ts';
import { inputOf, timeOf } from '../people/happened.ts';
import { mayCause } from '../people/office-act.ts';
import { REPORT_ACTS } from './acts.ts';
import { isDigest, type ReportContext, type ReportEvent, type ReportInput } from './context.ts';
import type { ComputeEffect, FileEffect } from './effect-types.ts';
import { madeUpTo, reportFrom, scheduledKinds } from './period.ts';
import { changed, newReport } from './remembers.ts';
import {
  draftedMessage,
  escalationMessage,
  lateMessage,
  receivedMessage,
  sentMessages,
} from './texts.ts';

const MINUTE = 60_000;

interface Args {
  context: ReportContext;
  event: ReportEvent;
}

/** Whoever causes it may, by the table of acts. */
const permitted = ({ event }: Args): boolean => mayCause(REPORT_ACTS, event);

/** The Bupati needs no words; the admin notes who took it, between its sending and now. */
function isReceipt({ context, event }: Args): boolean {
  if (event.type !== 'report.receive' || isDigest(context.kind)) return false;
  if (!permitted({ context, event })) return false;
  if (event.by.role === 'regent') return true;
  const { at, takenAt = at, takenBy = '' } = event;
  const { sentAt } = context;
  const inTime = sentAt !== null && takenAt >= sentAt && takenAt <= at;
  return takenBy.trim() !== '' && inTime;
}

/** Everything that the chart of a report names, for one district. */
export function reportSetup(rules: Rules) {
  const { calendar } = rules;
  const profile = activeProfile(rules);
  /** A step that begins at `from`; its closing time. */
  const due = (from: number, days: number) => calendar.dueAfter(from, days, profile.unit);

  // what comes at closing counts as of the next day: a minute earlier
  const dayAfter = (at: number) => calendar.dueAfter(at - MINUTE, 1, 'workingDay');
  /** When its admin is told that it is late: who hears of it only behind its deadline has a day for it. */
  const toldLate = ({ dueAt }: ReportContext, at: number) =>
    dueAt !== null && dueAt > at ? dueAt : dayAfter(at);

  const hasSigner = (at: number) =>
    signerOn(rules.district.letterhead, 'laporan', calendar.local(at)) !== null;
  const guards = {
    permitted,
    isDigest: (args: Args) => permitted(args) && isDigest(args.context.kind),
    isWritten: (args: Args) => permitted(args) && !isDigest(args.context.kind),
    /** Its numbers are counted, and somebody may sign on that day. */
    canBeSigned: (args: Args) =>
      permitted(args) && args.context.statistics !== null && hasSigner(args.event.at),
    isUnfiled: (args: Args) => permitted(args) && args.context.filed === null,
    canBeSent: (args: Args) =>
      args.event.type === 'report.send' &&
      permitted(args) &&
      args.context.filed !== null &&
      (!HANDED_OVER.includes(args.event.via) || args.event.takenBy.trim() !== ''),
    isReceipt,
  };
  const delays = {
    periodEnd: ({ context, event }: Args) => context.to - timeOf(event),
    stepDue: ({ context, event }: Args) => toldLate(context, timeOf(event)) - timeOf(event),
    escalationDue: ({ context, event }: Args) =>
      dayAfter(toldLate(context, timeOf(event))) - timeOf(event),
  };
  const base = setup({
    types: {
      context: {} as ReportContext,
      events: {} as ReportEvent,
      input: {} as ReportInput,
      tags: {} as 'open' | 'withAdmin' | 'withRegent' | 'closed',
      meta: {} as ChartMeta,
    },
    guards,
    delays,
    actions: {
      sms: (_, _params: SmsEffect) => {},
      tell: (_, _params: TellEffect) => {},
      open: (_, _params: OpenEffect) => {},
      compute: (_, _params: ComputeEffect) => {},
      file: (_, _params: FileEffect) => {},
    },
  });

  type Out = Extract<Effect, { type: 'sms' | 'tell' | 'open' | 'compute' | 'file' }>;
  const effects = (out: (args: Args) => Out[]) =>
    base.enqueueActions(({ context, event, enqueue }) => {
      for (const effect of out({ context, event })) enqueue(effect);
    });
  const sms = (message: (context: ReportContext, event: ReportEvent) => SmsEffect) =>
    effects(({ context, event }) => [{ type: 'sms', params: message(context, event) }]);
  const unlessSpokenFor = (message: (context: ReportContext) => SmsEffect) =>
    effects(({ context }) =>
      context.spokenFor === true && context.sentAt === null
        ? []
        : [{ type: 'sms', params: message(context) }],
    );
  const actions = {
    begin: base.assign(({ event }) => newReport(inputOf<ReportInput>(event))),
    note: base.assign(({ context, event }) => changed(context, event)),
    startMaking: base.assign(({ context }) => ({ dueAt: due(context.to, profile.report) })),
    startReceiving: base.assign(({ event }) => ({
      sentAt: timeOf(event),
      dueAt: due(timeOf(event), profile.receive),
    })),
    /** A digest that comes late is about everything since; of written reports that do, the last one speaks. */
    catchUp: base.assign(({ context: { kind, to }, event }) => {
      const at = timeOf(event);
      if (isDigest(kind)) return { to: madeUpTo(rules, kind, to, at) };
      return reportFrom(rules, kind, to, at).to <= at ? { spokenFor: true } : {};
    }),
    openNext: effects(({ context, event }) => {
      if (!scheduledKinds(rules).includes(context.kind)) return [];
      const next = reportFrom(rules, context.kind, context.to, timeOf(event));
      const missed = context.spokenFor === true ? { missed: (context.missed ?? 0) + 1 } : {};
      const input = { ...next, ...missed };
      return [{ type: 'open', params: { machine: 'report', id: next.id, input } }];
    }),
    askFigures: effects(({ context: { from, to } }) => [
      { type: 'compute', params: { period: { from, to } } },
    ]),
    makeDocuments: effects(() => [{ type: 'file', params: { kind: 'laporan' } }]),
    announce: effects(({ context, event }) =>
      sentMessages(rules, context, timeOf(event)).map((params) => ({ type: 'sms', params })),
    ),
    /** The covering letter in the register goes with the report. */
    tellLetter: effects(({ context: { filed }, event }) => {
      if (filed === null || event.type !== 'report.send') return [];
      const { by, via, takenBy } = event;
      const sending = { type: 'letter.send', via, takenBy, by: { role: by.role } };
      return [{ type: 'tell', params: { instance: filed.letter, event: sending } }];
    }),
    confirm: sms((context, event) =>
      receivedMessage(context, 'by' in event ? (event.by.phone ?? null) : null),
    ),
    tellDrafted: unlessSpokenFor(draftedMessage),
    remind: unlessSpokenFor(lateMessage),
    escalate: unlessSpokenFor(escalationMessage),
  };
  return { guards, delays, actions, setup: base.extend({ actions }) };
}
