import { percentOf } from '../base/percent.ts';
import type { Rules } from '../district/rules.ts';
import { shortDay } from '../district/short-day.ts';
import type { SmsEffect } from '../messages/effects.ts';
import type { Message } from '../messages/messages.ts';
import { isDigest, type ReportContext, type ReportKind } from './context.ts';
import { type DigestHead, digestMessage, isUnchanged } from './digest.ts';
import { endsWithWeek, isOvertaken, reportFrom } from './period.ts';
import type { Statistics } from './statistics.ts';

/** What a report says by SMS, and to whom. */

/** What people call a report of each kind. */
export const KIND_NAMES: Record<ReportKind, string> = {
  dailyDigest: 'harian',
  weeklyDigest: 'mingguan',
  weekly: 'mingguan',
  monthly: 'bulanan',
  yearly: 'tahunan',
};

/** Who gets digests and notices, and how an SMS addresses them. */
export const ADDRESSEES = { regent: 'Bpk Bupati', secretary: 'Bpk/Ibu Sekda' } as const;

export type Addressee = keyof typeof ADDRESSEES;

/** Names a written report in an SMS: its kind, first and last day. */
export function reportName({ kind, from, to }: Pick<ReportContext, 'kind' | 'from' | 'to'>) {
  return { kind: KIND_NAMES[kind], from, until: to - 1 };
}

/** The same with how many missed ones before it are meant, too. */
const reportNames = (context: ReportContext) => ({
  ...reportName(context),
  missed: context.missed ?? 0,
});

/** How a digest to one of them begins; `since` where it is about more than its day or week. */
export function digestHead(rules: Rules, to: Addressee, since: number | null = null): DigestHead {
  const addressee = ADDRESSEES[to];
  return {
    to,
    addressee,
    since,
    dateOf: (at) => shortDay(rules.calendar, at),
  };
}

/**
 * Whether its reader need not get it: another digest tells the same, on the last day of a week that of the week, and after
 * days without power the one of those days; or nothing has changed.
 * @param at now
 */
function isLeftOut(rules: Rules, context: ReportContext, to: Addressee, at: number): boolean {
  const { kind, figures } = context;
  if (figures === null) return true;
  const daily = kind === 'dailyDigest';
  if (daily && endsWithWeek(rules, context.to)) return true;
  if ((figures.raised?.[to].length ?? 0) > 0) return false;
  return daily ? isUnchanged(figures) : isOvertaken(rules, context.to, at);
}

function digestTo(rules: Rules, context: ReportContext, to: Addressee, at: number): Message | null {
  const { kind, from, to: end, figures } = context;
  if (figures === null || !isDigest(kind) || isLeftOut(rules, context, to, at)) return null;
  const missed = reportFrom(rules, kind, from, from).to < end;
  return digestMessage(kind, figures, digestHead(rules, to, missed ? from : null));
}

/** The numbers that matter, and for the Bupati how to acknowledge. */
function noticeMessage(context: ReportContext, statistics: Statistics, to: Addressee): Message {
  const { received, answered, open } = statistics;
  const { shareWithin } = answered.times;
  return {
    template: 'bupati-laporan',
    vars: {
      ...reportName(context),
      addressee: ADDRESSEES[to],
      received: received.total,
      answered: answered.total,
      within: shareWithin === null ? null : `${percentOf(shareWithin, 0)}%`,
      open: open.total,
      overdue: open.overdue,
      confirms: to === 'regent',
    },
  };
}

/**
 * The SMS that go out when a digest is made or a written report is sent.
 * @param at now
 */
export function sentMessages(rules: Rules, context: ReportContext, at: number): SmsEffect[] {
  return (['regent', 'secretary'] as const).flatMap((role) => {
    const message = isDigest(context.kind)
      ? digestTo(rules, context, role, at)
      : context.statistics && noticeMessage(context, context.statistics, role);
    return message === null ? [] : [{ to: { role }, message, hours: 'sending' as const }];
  });
}

/** To the admin: the draft is there. */
export function draftedMessage(context: ReportContext): SmsEffect {
  const vars = { ...reportNames(context), due: context.dueAt ?? context.to };
  return { to: { role: 'admin' }, message: { template: 'admin-laporan', vars }, hours: 'office' };
}

/** To the admin: the step that waits is late. */
export function lateMessage(context: ReportContext): SmsEffect {
  const waitsForReceipt = context.sentAt !== null;
  const vars = {
    ...reportNames(context),
    missed: waitsForReceipt ? 0 : (context.missed ?? 0),
    waitsForReceipt,
    due: context.dueAt ?? context.to,
  };
  return {
    to: { role: 'admin' },
    message: { template: 'admin-ingat-laporan', vars },
    hours: 'office',
  };
}

/** To the Sekda: the report that should have been sent is still not. */
export function escalationMessage(context: ReportContext): SmsEffect {
  const vars = { ...reportNames(context), due: context.dueAt ?? context.to };
  return {
    to: { role: 'secretary' },
    message: { template: 'eskalasi-laporan', vars },
    hours: 'office',
  };
}

/** To the phone that acknowledged; nobody where it was noted at the desk. */
export function receivedMessage(context: ReportContext, phone: string | null): SmsEffect {
  const message: Message = { template: 'bupati-terima-ok', vars: reportName(context) };
  return { to: { role: 'sender', phone }, message, hours: 'any' };
}
