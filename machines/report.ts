import { setup } from 'xstate';
import { timeOf } from './complaint/events.ts';
import type { ComputeEffect, OpenEffect, SmsEffect } from './effects.ts';
import type { Message } from './messages.ts';
import type { ReportContext, ReportEvent, ReportInput, ReportKind } from './report/context.ts';
import { reportFrom } from './report/period.ts';
import type { Rules } from './rules.ts';

export const REPORT_VERSION = '1';

/** What people call a report of each kind. */
const KINDS: Record<ReportKind, string> = {
  daily: 'harian',
  weekly: 'mingguan',
  monthly: 'bulanan',
};

interface Args {
  context: ReportContext;
  event: ReportEvent;
}

/** Who gets the digests, and how an SMS addresses them. */
export const ADDRESSEES = { regent: 'Bpk Bupati', secretary: 'Bpk/Ibu Sekda' } as const;

/** The digest as an SMS; when nothing came, that is said too, so that silence means a fault. */
function digestMessage({ kind, figures }: ReportContext, addressee: string): Message | null {
  if (figures === null) return null;
  const { received, answered, overdue, date } = figures;
  if (kind === 'daily' && received + answered + overdue === 0)
    return { template: 'bupati-nihil', vars: { addressee, date } };
  const template = kind === 'weekly' ? 'bupati-mingguan' : 'bupati-harian';
  return { template, vars: { addressee, ...figures } };
}

/**
 * A report from the collecting of figures to its receipt by the Bupati (SOP steps 6 and 7). Digests
 * by SMS go out by themselves; a written report waits for the admin. Each report opens the next one.
 */
export function createReportMachine(rules: Rules) {
  const profile = rules.district.sla.profiles.find(
    ({ name }) => name === rules.district.sla.active,
  );
  const due = (at: number, days: number | undefined) =>
    rules.calendar.dueAfter(at, days ?? 1, profile?.unit ?? 'workingDay');

  const blueprint = setup({
    types: {
      context: {} as ReportContext,
      events: {} as ReportEvent,
      input: {} as ReportInput,
      tags: {} as 'open' | 'withAdmin' | 'withRegent' | 'closed',
      meta: {} as { status: string; sop?: number },
    },
    guards: { isDigest: ({ context }: Args) => context.kind !== 'monthly' },
    delays: {
      periodEnd: ({ context, event }: Args) => context.to - timeOf(event),
      stepDue: ({ context, event }: Args) => (context.dueAt ?? 0) - timeOf(event),
    },
    actions: {
      sms: (_, _params: SmsEffect) => {},
      open: (_, _params: OpenEffect) => {},
      compute: (_, _params: ComputeEffect) => {},
    },
  });

  const compute = {
    type: 'compute' as const,
    params: ({ context }: Args): ComputeEffect => ({
      period: { from: context.from, to: context.to },
    }),
  };
  const openNext = {
    type: 'open' as const,
    params: ({ context, event }: Args): OpenEffect => {
      const next = reportFrom(rules, context.kind, context.to, timeOf(event));
      return { machine: 'report', id: next.id, input: { ...next } };
    },
  };
  const digest = blueprint.enqueueActions(({ context, enqueue }) => {
    for (const role of ['regent', 'secretary'] as const) {
      const message = digestMessage(context, ADDRESSEES[role]);
      if (message === null) return;
      enqueue({ type: 'sms', params: { to: { role }, message, hours: 'sending' } });
    }
  });
  const remind = {
    type: 'sms' as const,
    params: ({ context }: Args): SmsEffect => ({
      to: { role: 'admin' },
      message: {
        template: 'admin-ingat',
        vars: { ticket: context.id, step: 'laporan', due: context.dueAt ?? context.to },
      },
      hours: 'office',
    }),
  };
  const confirm = {
    type: 'sms' as const,
    params: ({ context, event }: Args): SmsEffect => ({
      to: { role: 'sender', phone: 'by' in event ? (event.by.phone ?? null) : null },
      message: {
        template: 'bupati-terima-ok',
        vars: { kind: KINDS[context.kind], date: context.to },
      },
      hours: 'any',
    }),
  };
  const setDue = (days: number | undefined) =>
    blueprint.assign(({ event }) => ({ dueAt: due(timeOf(event), days) }));

  return blueprint.createMachine({
    id: 'report',
    version: REPORT_VERSION,
    context: ({ input }) => ({
      id: input?.id ?? '',
      kind: input?.kind ?? 'daily',
      from: input?.from ?? 0,
      to: input?.to ?? 0,
      figures: null,
      dueAt: null,
      sentAt: null,
      receivedAt: null,
    }),
    initial: 'collecting',
    states: {
      collecting: {
        tags: 'open',
        meta: { status: 'mengumpulkan' },
        after: { periodEnd: { target: 'computing', actions: openNext } },
      },
      computing: {
        tags: 'open',
        meta: { status: 'menghitung', sop: 6 },
        entry: compute,
        on: {
          'report.figures': [
            {
              guard: 'isDigest',
              target: 'sent',
              actions: blueprint.assign(({ event }) =>
                event.type === 'report.figures' ? { figures: event.figures } : {},
              ),
            },
            {
              target: 'drafted',
              actions: blueprint.assign(({ event }) =>
                event.type === 'report.figures' ? { figures: event.figures } : {},
              ),
            },
          ],
        },
      },
      drafted: {
        tags: ['open', 'withAdmin'],
        meta: { status: 'konsep', sop: 6 },
        entry: setDue(profile?.report),
        on: { 'report.sign': { target: 'signed' } },
        after: { stepDue: { actions: remind } },
      },
      signed: {
        tags: ['open', 'withAdmin'],
        meta: { status: 'ditandatangani', sop: 6 },
        on: { 'report.send': { target: 'sent' } },
      },
      sent: {
        tags: ['open', 'withRegent'],
        meta: { status: 'dikirim', sop: 7 },
        entry: [
          setDue(profile?.receive),
          blueprint.assign(({ event }) => ({ sentAt: timeOf(event) })),
          digest,
        ],
        on: { 'report.receive': { target: 'received', actions: confirm } },
        after: {
          // a digest needs no receipt; a written report does
          stepDue: [{ guard: 'isDigest', target: 'archived' }, { actions: remind }],
        },
      },
      received: {
        type: 'final',
        tags: 'closed',
        meta: { status: 'diterima Bupati', sop: 7 },
        entry: blueprint.assign(({ event }) => ({ receivedAt: timeOf(event) })),
      },
      archived: { type: 'final', tags: 'closed', meta: { status: 'diarsipkan' } },
    },
  });
}
