import { earnestOf } from '../people/earnest.ts';
import type { Samples, Shown, Situation } from '../people/shown.ts';
import { ACT_TYPES, actOf, sampleOf } from './acts/acts.ts';
import type { ComplaintContext } from './base/context.ts';
import { actorFor } from './base/policy.ts';

/** How inspector and charts show a complaint. */

/** Every act on a complaint, as an example of itself. */
const samples: Samples = ({ rules, snapshot, now, filled }: Situation) => {
  const context: ComplaintContext = snapshot.context;
  const situation = { rules, context, at: now, filled };
  return ACT_TYPES.map((type) => ({
    event: sampleOf(type, situation),
    by: actorFor(actOf(type).by, context),
  }));
};

const ofAdmin = ACT_TYPES.filter((type) => actOf(type).by === 'admin');

export const COMPLAINT_SHOWN: Shown = {
  title: 'Aduan',
  about: 'perjalanan sebuah aduan, dengan tenggat, batas undang-undang, dan koran',
  mainRegion: 'flow',
  samples,
  fills: ['agency', 'rating'],
  earnest: earnestOf(
    Object.fromEntries(ofAdmin.map((type) => [type, { ...actOf(type), by: ['admin'] as const }])),
    { text: 'text', agency: 'agency' },
  ),
};
