import type { ReportInput } from './context.ts';
import { noFigures } from './nothing.ts';
import { newReport } from './updates.ts';

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

/** Timers by their names in version 1. */
export const TIMERS_OF_VERSION_1: Record<string, string> = {
  'xstate.after.stepDue.report.drafted': 'xstate.after.stepDue.report.making',
};
