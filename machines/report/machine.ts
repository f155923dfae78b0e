import { setup } from 'xstate';
import type { OpenEffect, SmsEffect, TellEffect } from '../effects.ts';
import { timeOf } from '../happened.ts';
import { mayCause } from '../office-act.ts';
import { activeProfile, type Rules } from '../rules.ts';
import { REPORT_ACTS } from './acts.ts';
import { isDigest, type ReportContext, type ReportEvent, type ReportInput } from './context.ts';
import type { ComputeEffect, FileEffect } from './effect-types.ts';
import { madeUpTo, reportFrom, scheduledKinds } from './period.ts';
import {
  draftedMessage,
  escalationMessage,
  lateMessage,
  receivedMessage,
  sentMessages,
} from './texts.ts';
import { changed, newReport } from './updates.ts';

export const REPORT_VERSION = '2';

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

/**
 * A report from the collecting of its numbers to its receipt by the Bupati (SOP steps 6 and 7). The
 * calendar ends its period and opens the next one. Digests by SMS go out by themselves; a written
 * report waits for the admin's remarks and signature, which fixes its documents, then for the Bupati.
 */
export function createReportMachine(rules: Rules) {
  const { calendar } = rules;
  const profile = activeProfile(rules);
  /** A step that begins at `from`; its closing time. */
  const due = (from: number, days: number) => calendar.dueAfter(from, days, profile.unit);

  const blueprint = setup({
    types: {
      context: {} as ReportContext,
      events: {} as ReportEvent,
      input: {} as ReportInput,
      tags: {} as 'open' | 'withAdmin' | 'withRegent' | 'closed',
      meta: {} as { status: string; sop?: number },
    },
    guards: {
      permitted,
      isDigest: (args: Args) => permitted(args) && isDigest(args.context.kind),
      isWritten: (args: Args) => permitted(args) && !isDigest(args.context.kind),
      hasNumbers: (args: Args) => permitted(args) && args.context.statistics !== null,
      isUnfiled: (args: Args) => permitted(args) && args.context.filed === null,
      canBeSent: (args: Args) => permitted(args) && args.context.filed !== null,
      isReceipt,
      isStillScheduled: ({ context }: Args) => scheduledKinds(rules).includes(context.kind),
    },
    delays: {
      periodEnd: ({ context, event }: Args) => context.to - timeOf(event),
      stepDue: ({ context, event }: Args) => (context.dueAt ?? 0) - timeOf(event),
      // what comes at closing counts as of the next day: a minute earlier
      escalationDue: ({ context, event }: Args) =>
        calendar.dueAfter((context.dueAt ?? 0) - MINUTE, 1, 'workingDay') - timeOf(event),
    },
    actions: {
      sms: (_, _params: SmsEffect) => {},
      tell: (_, _params: TellEffect) => {},
      open: (_, _params: OpenEffect) => {},
      compute: (_, _params: ComputeEffect) => {},
      file: (_, _params: FileEffect) => {},
    },
  });

  const update = blueprint.assign(({ context, event }) => changed(context, event));
  const sms = (message: (context: ReportContext) => SmsEffect) => ({
    type: 'sms' as const,
    params: ({ context }: Args) => message(context),
  });
  const compute = {
    type: 'compute' as const,
    params: ({ context: { from, to } }: Args): ComputeEffect => ({ period: { from, to } }),
  };
  /** A digest that comes late is about everything since. */
  const catchUp = blueprint.assign(({ context: { kind, to }, event }) =>
    isDigest(kind) ? { to: madeUpTo(rules, kind, to, timeOf(event)) } : {},
  );
  const openNext = blueprint.enqueueActions(({ context, event, enqueue, check }) => {
    if (!check('isStillScheduled')) return;
    const next = reportFrom(rules, context.kind, context.to, timeOf(event));
    enqueue({ type: 'open', params: { machine: 'report', id: next.id, input: { ...next } } });
  });
  const file = { type: 'file' as const, params: (): FileEffect => ({ kind: 'laporan' }) };
  const announce = blueprint.enqueueActions(({ context, enqueue }) => {
    for (const params of sentMessages(rules, context)) enqueue({ type: 'sms', params });
  });
  /** The covering letter in the register goes with the report. */
  const tellLetter = blueprint.enqueueActions(({ context, event, enqueue }) => {
    const { filed } = context;
    if (filed === null || event.type !== 'report.send') return;
    const { role } = event.by;
    // a letter that was signed there by hand leaves the first
    for (const type of ['letter.sign', 'letter.send'])
      enqueue({ type: 'tell', params: { instance: filed.letter, event: { type, by: { role } } } });
  });
  const confirm = {
    type: 'sms' as const,
    params: ({ context, event }: Args): SmsEffect =>
      receivedMessage(context, 'by' in event ? (event.by.phone ?? null) : null),
  };
  const remind = sms(lateMessage);

  return blueprint.createMachine({
    id: 'report',
    version: REPORT_VERSION,
    context: ({ input }) => newReport(input),
    initial: 'collecting',
    states: {
      collecting: {
        tags: 'open',
        meta: { status: 'mengumpulkan' },
        after: { periodEnd: { target: 'computing', actions: [catchUp, openNext] } },
      },
      computing: {
        tags: 'open',
        meta: { status: 'menghitung', sop: 6 },
        entry: compute,
        on: {
          'report.figures': { guard: 'isDigest', target: 'sent', actions: update },
          'report.statistics': { guard: 'isWritten', target: 'making', actions: update },
        },
      },
      making: {
        entry: blueprint.assign(({ context }) => ({ dueAt: due(context.to, profile.report) })),
        initial: 'drafted',
        // armed together: both run whether it is drafted or signed
        after: {
          stepDue: { actions: remind },
          escalationDue: { actions: sms(escalationMessage) },
        },
        states: {
          drafted: {
            tags: ['open', 'withAdmin'],
            meta: { status: 'konsep', sop: 6 },
            entry: sms(draftedMessage),
            on: {
              'report.remark': { guard: 'permitted', actions: update },
              'report.recount': { guard: 'permitted', actions: compute },
              'report.statistics': { guard: 'permitted', actions: update },
              'report.sign': {
                guard: 'hasNumbers',
                target: 'signed',
                actions: [update, file],
              },
            },
          },
          signed: {
            tags: ['open', 'withAdmin'],
            meta: { status: 'ditetapkan', sop: 6 },
            on: {
              'report.filed': { guard: 'isUnfiled', actions: update },
              // its documents could not be made: tried again
              'report.sign': { guard: 'isUnfiled', actions: file },
              'report.send': { guard: 'canBeSent', target: '#report.sent', actions: tellLetter },
            },
          },
        },
      },
      sent: {
        tags: ['open', 'withRegent'],
        meta: { status: 'dikirim', sop: 7 },
        entry: [
          blueprint.assign(({ event }) => ({
            sentAt: timeOf(event),
            dueAt: due(timeOf(event), profile.receive),
          })),
          announce,
        ],
        on: {
          'report.receive': { guard: 'isReceipt', target: 'received', actions: [update, confirm] },
        },
        after: {
          // a digest needs no receipt; a written report does, and digests say so until it comes
          stepDue: [{ guard: 'isDigest', target: 'archived' }, { actions: remind }],
        },
      },
      received: { type: 'final', tags: 'closed', meta: { status: 'diterima Bupati', sop: 7 } },
      archived: { type: 'final', tags: 'closed', meta: { status: 'diarsipkan' } },
    },
  });
}

export type ReportMachine = ReturnType<typeof createReportMachine>;
