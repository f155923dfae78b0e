import type { Rules } from '../district/rules.ts';
import type { Migration } from '../engine/kind.ts';
import { freshAlarm, isDanger } from './base/alarm.ts';
import { FRESH } from './base/brakes.ts';
import type { ComplaintContext, Publication } from './base/context.ts';
import { proposedCopy } from './base/press.ts';
import { withEarlierRounds } from './earlier-rounds.ts';

/** Snapshots of older complaint machines, each brought to the next version. */

/** States by region. */
type Value = Record<string, unknown>;

/**
 * A step of what a complaint remembers; what a snapshot of that version holds is known by its version alone.
 * @param regions states of regions that are new
 */
function of<Before, After>(
  change: (context: Before, value: Value) => After,
  regions: (context: After) => Value = () => ({}),
): Migration['snapshot'] {
  return (persisted) => {
    const value = persisted.value as Value;
    const context = change(persisted.context as Before, value);
    return { ...persisted, context, value: { ...value, ...regions(context) } };
  };
}

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
function withCopy(rules: Rules, context: Version1, { publication }: Value): ComplaintContext {
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
  return { ...now, copy };
}

/** As versions 2 and 3 kept it. */
type Version3 = Omit<Version4, 'notes' | 'splits'>;
type Version2 = Omit<Version3, 'givenTo'>;

/**
 * Since version 3 it is kept which agency was given a complaint: another one in its place is a proposal.
 * Before, whatever agency stood there after the first forwarding counted as given.
 */
function withGiven(context: Version2): Version3 {
  const { forwardedAt, agency } = context;
  return { ...context, givenTo: forwardedAt === null ? null : agency };
}

/** Since version 4 the office may write notes, and a second matter be set apart. */
function withNotes(context: Version3): Version4 {
  return { ...context, notes: [], splits: [] };
}

/** As version 4 kept it. */
type Version4 = Omit<Version5, 'asked' | 'transfers' | 'parkings'>;

/**
 * Since version 5 what holds a deadline up is counted, and the admin may park a complaint. What was asked
 * before is not counted: nobody knew of a limit.
 */
function withBrakes(context: Version4): Version5 {
  return { ...context, ...BRAKES };
}

/** As version 5 kept it. */
type Version5 = Omit<Version6, 'alarm'>;

/** Nothing rings for danger of a time before anybody could say that he sees to it. */
function quietAlarm({ emergency, receivedAt: at }: Pick<Version5, 'emergency' | 'receivedAt'>) {
  const taken = { at, role: 'system' as const, agency: null };
  return emergency ? { ...freshAlarm(at), taken } : null;
}

/** Since version 6 danger has a region of its own. */
function withAlarm(context: Version5): Version6 {
  return { ...context, alarm: quietAlarm(context) };
}

function alarmRegion(context: Version6): Value {
  const alarm = context.alarm === null ? 'none' : isDanger(context) ? 'taken' : 'over';
  return { alarm };
}

/** As version 6 kept it. */
type Version6 = Omit<ComplaintContext, 'rounds'>;

/** By the version they start from. */
export function complaintMigrations(rules: Rules): Record<string, Migration> {
  return {
    '1': { to: '2', snapshot: of((context: Version1, value) => withCopy(rules, context, value)) },
    '2': { to: '3', snapshot: of(withGiven) },
    '3': { to: '4', snapshot: of(withNotes) },
    '4': { to: '5', snapshot: of(withBrakes) },
    '5': { to: '6', snapshot: of(withAlarm, alarmRegion) },
    // since version 7 each turn of an agency is kept; those of before as far as the steps tell them
    '6': { to: '7', snapshot: of(withEarlierRounds) },
  };
}
