import type { Rules } from '../rules.ts';
import { flowRegion } from './flow.ts';
import { onlyPermitted } from './permitted.ts';
import { publicationRegion } from './publication.ts';
import { deadlineRegion, legalRegion } from './regions.ts';
import { complaintParts } from './setup.ts';
import { newComplaint } from './updates.ts';

/** Written beside each snapshot; snapshots of older versions are migrated on load. */
export const COMPLAINT_VERSION = '3';

/**
 * A complaint from the first SMS to the archive (SOP 050/184/III.08/2017, steps 1–5), as one
 * statechart of four parallel regions: the flow itself, the deadline of the step that runs, the
 * ceiling the law sets, and the publication in the newspaper.
 */
export function createComplaintMachine(rules: Rules) {
  const parts = complaintParts(rules);
  return parts.blueprint.createMachine({
    id: 'complaint',
    version: COMPLAINT_VERSION,
    context: ({ input }) => newComplaint(rules, input),
    type: 'parallel',
    states: onlyPermitted({
      flow: flowRegion(parts),
      deadline: deadlineRegion(parts),
      legal: legalRegion(parts),
      publication: publicationRegion(parts),
    }),
  });
}

export type ComplaintMachine = ReturnType<typeof createComplaintMachine>;
