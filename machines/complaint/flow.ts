import { awaitingCitizen, forwarded, review } from './flow/agency.ts';
import { clarifying, received, triage } from './flow/incoming.ts';
import { answered, closed, merged, rejected, withdrawn } from './flow/outcome.ts';
import type { ComplaintParts } from './setup.ts';

/** The main region of the complaint machine. */
export function flowRegion(parts: ComplaintParts) {
  return parts.blueprint.createStateConfig({
    initial: 'received',
    on: {
      'child.separated': { actions: parts.put.dropChild },
    },
    states: {
      received: received(parts),
      clarifying: clarifying(parts),
      triage: triage(parts),
      forwarded: forwarded(parts),
      awaitingCitizen: awaitingCitizen(parts),
      review: review(parts),
      answered: answered(parts),
      closed: closed(parts),
      rejected: rejected(parts),
      merged: merged(parts),
      withdrawn: withdrawn(parts),
      archived: {
        type: 'final',
        tags: 'closed',
        meta: { status: 'selesai (diarsipkan)' },
      },
    },
  });
}
