import type { Actor } from '../../../machines/actor.ts';
import { ACT_TYPES, actOf, sampleOf } from '../../../machines/complaint/acts/acts.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import type { Speaker } from '../../../machines/complaint/base/policy.ts';
import type { Samples, Situation } from '../../../machines/shown.ts';

/** Every act on a complaint, as an example of itself. */

/** Somebody who may do what is this speaker's to do. */
function actorOf(speaker: Speaker, { reporter, agency }: ComplaintContext): Actor {
  switch (speaker) {
    case 'reporter':
      return { role: 'citizen', phone: reporter };
    case 'agency':
      return { role: 'officer', ...(agency === null ? {} : { agency }) };
    case 'admin':
    case 'regent':
      return { role: speaker };
    case 'hotline':
      return { role: 'system' };
  }
}

export const complaintSamples: Samples = ({ rules, snapshot, now, filled }: Situation) => {
  const context = snapshot.context;
  const situation = { rules, context, at: now, filled };
  return ACT_TYPES.map((type) => ({
    event: sampleOf(type, situation),
    by: actorOf(actOf(type).by, context),
  }));
};
