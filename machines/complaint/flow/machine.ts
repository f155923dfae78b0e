import type { SnapshotFrom } from 'xstate';
import type { Rules } from '../../district/rules.ts';
import type { ComplaintContext } from '../base/context.ts';
import { complaintSetup } from './actions.ts';
import { alarmRegion } from './alarm.ts';
import { flowRegion } from './flow.ts';
import { onlyPermitted } from './permitted.ts';
import { publicationRegion } from './publication.ts';
import { deadlineRegion, legalRegion } from './regions.ts';
import { SENTENCES } from './sentences.ts';

/** Written beside each snapshot; snapshots of older versions are migrated on load. */
export const COMPLAINT_VERSION = '7';

/**
 * A complaint from the first SMS to the archive (SOP 050/184/III.08/2017, steps 1–5), as one
 * statechart of five parallel regions: the flow itself, the deadline of the step that runs, the
 * ceiling the law sets, the publication in the newspaper, and danger to life.
 */
export function createComplaintMachine(rules: Rules) {
  return complaintSetup(rules).createMachine({
    id: 'complaint',
    version: COMPLAINT_VERSION,
    meta: { says: SENTENCES },
    // made from the input by its first action, so that the chart is plain JSON
    context: {} as ComplaintContext,
    entry: 'begin',
    type: 'parallel',
    states: onlyPermitted({
      flow: flowRegion,
      deadline: deadlineRegion,
      legal: legalRegion,
      publication: publicationRegion,
      alarm: alarmRegion,
    }),
  });
}

export type ComplaintMachine = ReturnType<typeof createComplaintMachine>;

export type ComplaintSnapshot = SnapshotFrom<ComplaintMachine>;
