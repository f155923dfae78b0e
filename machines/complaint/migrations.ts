import type { Migration } from '../engine/kind.ts';
import type { Rules } from '../rules.ts';
import { freshAlarm, isDanger } from './base/alarm.ts';
import { FRESH } from './base/brakes.ts';
import type { ComplaintContext, Publication } from './base/context.ts';
import { proposedCopy } from './base/press.ts';
import { withEarlierRounds } from './earlier-rounds.ts';

/** Snapshots of older complaint machines, each brought to the next version. */

/** Nothing was counted before version 5. */
const BRAKES = { asked: FRESH.asked, transfers: 0, parkings: [] };

/** As version 1 kept it. */
type Version1 = Omit<ComplaintContext, 'copy' | 'dispatch' | 'publication'> & {
  publication: Pick<Publication, 'newspaper' | 'edition' | 'page'> | null;
};

/**
 * Since version 2 the text for the newspaper is edited, approved and sent before it is printed: what
 * was selected gets its text proposed now, and what was printed keeps where.
 */
function withCopy(rules: Rules, persisted: Record<string, unknown>): Record<string, unknown> {
  const context = persisted.context as Version1;
  const { publication } = persisted.value as Record<string, unknown>;
  const now: ComplaintContext = {
    ...context,
    copy: null,
    dispatch: null,
    ...{ givenTo: null, notes: [], splits: [] },
    ...BRAKES,
    alarm: quietAlarm(context),
    publication:
      context.publication === null ? null : { ...context.publication, date: null, clipping: null },
  };
  const copy = publication === 'selected' ? proposedCopy(rules, now) : null;
  return { ...persisted, context: { ...now, copy } };
}

/** As versions 2 and 3 kept it. */
type Version3 = Omit<Version4, 'notes' | 'splits'>;
type Version2 = Omit<Version3, 'givenTo'>;

/**
 * Since version 3 it is kept which agency was given a complaint: another one in its place is a proposal.
 * Before, whatever agency stood there after the first forwarding counted as given.
 */
function withGiven(persisted: Record<string, unknown>): Record<string, unknown> {
  const context = persisted.context as Version2;
  const { forwardedAt, agency } = context;
  const givenTo = forwardedAt === null ? null : agency;
  const now: Version3 = { ...context, givenTo };
  return { ...persisted, context: now };
}

/** Since version 4 the office may write notes, and a second matter be set apart. */
function withNotes(persisted: Record<string, unknown>): Record<string, unknown> {
  const context = persisted.context as Version3;
  const now: Version4 = { ...context, notes: [], splits: [] };
  return { ...persisted, context: now };
}

/** As version 4 kept it. */
type Version4 = Omit<Version5, 'asked' | 'transfers' | 'parkings'>;

/**
 * Since version 5 what holds a deadline up is counted, and the admin may park a complaint. What was asked
 * before is not counted: nobody knew of a limit.
 */
function withBrakes(persisted: Record<string, unknown>): Record<string, unknown> {
  const context = persisted.context as Version4;
  const now: Version5 = { ...context, ...BRAKES };
  return { ...persisted, context: now };
}

/** As version 5 kept it. */
type Version5 = Omit<Version6, 'alarm'>;

/** Nothing rings for danger of a time before anybody could say that he sees to it. */
function quietAlarm({ emergency, receivedAt: at }: Pick<Version5, 'emergency' | 'receivedAt'>) {
  const taken = { at, role: 'system' as const, agency: null };
  return emergency ? { ...freshAlarm(at), taken } : null;
}

/** Since version 6 danger has a region of its own. */
function withAlarm(persisted: Record<string, unknown>): Record<string, unknown> {
  const context = persisted.context as Version5;
  const value = persisted.value as Record<string, unknown>;
  const now: Version6 = { ...context, alarm: quietAlarm(context) };
  const alarm = now.alarm === null ? 'none' : isDanger(now) ? 'taken' : 'over';
  return { ...persisted, context: now, value: { ...value, alarm } };
}

/** As version 6 kept it. */
type Version6 = Omit<ComplaintContext, 'rounds'>;

/** Since version 7 each turn of an agency is kept; those of before as far as the steps tell them. */
function withRounds(persisted: Record<string, unknown>): Record<string, unknown> {
  return { ...persisted, context: withEarlierRounds(persisted.context as Version6) };
}

/** By the version they start from. */
export function complaintMigrations(rules: Rules): Record<string, Migration> {
  return {
    '1': { to: '2', snapshot: (persisted) => withCopy(rules, persisted) },
    '2': { to: '3', snapshot: withGiven },
    '3': { to: '4', snapshot: withNotes },
    '4': { to: '5', snapshot: withBrakes },
    '5': { to: '6', snapshot: withAlarm },
    '6': { to: '7', snapshot: withRounds },
  };
}
