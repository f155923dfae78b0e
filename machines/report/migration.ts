import type { ReportInput } from './context.ts';
import { noFigures } from './nothing.ts';
import { newReport } from './remembers.ts';

/** Snapshots that older versions of the report machine wrote. Pure. */

interface Persisted {
  value: unknown;
  context: Record<string, unknown>;
}

/** Digests were called as written reports are now. */
const DIGESTS: Record<string, string> = { daily: 'dailyDigest', weekly: 'weeklyDigest' };

/** Both stand below a state that has their deadlines now. */
const MAKING = ['drafted', 'signed'];

/**
 * Version 1 knew no statistics, remarks and documents, and of a receipt only when it came. Its monthly
 * drafts have no numbers yet: they are counted anew before they are signed.
 */
export function fromVersion1(persisted: Record<string, unknown>): Record<string, unknown> {
  const { value, context } = persisted as unknown as Persisted;
  const { receivedAt, kind, figures, ...rest } = context;
  const known = newReport(rest as unknown as ReportInput);
  return {
    ...persisted,
    value: MAKING.includes(String(value)) ? { making: value } : value,
    context: {
      ...known,
      ...rest,
      kind: DIGESTS[String(kind)] ?? kind,
      figures: figures === null ? null : { ...noFigures(0), ...(figures as object) },
      receipt: receivedAt === null ? null : { at: receivedAt, by: 'regent', takenBy: null },
    },
  };
}

type Json = Record<string, unknown>;

function counted(times: unknown): unknown {
  return times === null ? null : { waiting: 0, ...(times as Json) };
}

/**
 * Since version 3 what is due and not done stands beside what was done, and the newspaper beside the SMS. Numbers
 * that were counted before say what they said: silence was not counted in them.
 */
export function fromVersion2(persisted: Json): Json {
  const { context } = persisted as unknown as Persisted;
  const { statistics } = context;
  if (statistics == null) return persisted;
  const old = statistics as Record<'forwarded' | 'answered' | 'open', Json> &
    Record<'agencies' | 'best' | 'slowest' | 'compliance', Json[]> &
    Json;
  const timed = (part: Json) => ({ ...part, times: counted(part.times) });
  const late = old.open.late as { ticket: string }[];
  const lateTickets = new Set(late.map(({ ticket }) => ticket));
  const items = (old.open.items as { ticket: string }[]).filter(
    ({ ticket }) => !lateTickets.has(ticket),
  );
  const [total, overdue] = [Number(old.open.total), Number(old.open.overdue)];
  const silent = (rows: Json[]) => rows.map((row) => ({ waiting: row.overdue, ...row }));
  const now = {
    ...old,
    forwarded: timed(old.forwarded),
    answered: timed(old.answered),
    open: { ...old.open, items, listed: { late: overdue, others: total - overdue } },
    agencies: silent(old.agencies),
    best: silent(old.best),
    slowest: silent(old.slowest),
    compliance: old.compliance.map((row) => ({ label: String(row.step), ...timed(row) })),
  };
  return { ...persisted, context: { ...context, statistics: now } };
}

/** Since version 4 there is a balance, and a rule for the ranking; what was counted before has neither. */
export function fromVersion3(persisted: Json): Json {
  const { context } = persisted as unknown as Persisted;
  const { statistics } = context;
  if (statistics == null) return persisted;
  const now = { ...(statistics as Json), balance: null, ranking: null };
  return { ...persisted, context: { ...context, statistics: now } };
}

/** Timers by their names in version 1. */
export const TIMERS_OF_VERSION_1: Record<string, string> = {
  'xstate.after.stepDue.report.drafted': 'xstate.after.stepDue.report.making',
};
