import type { Fusion, LinearModel } from '../../district/learned-weights.ts';
import { remembered } from '../base/remembered.ts';

/** Both opinions together: the learned scores and the points of the rules, as probabilities. */

/** Classes of texts that are no agency's matter. */
export const NOBODYS = ['SPAM', 'CHAT', 'FOLLOW'] as const;
export type Nobodys = (typeof NOBODYS)[number];

/** A category with the agency that has it, and how likely that is. */
export interface Opinion {
  category: string;
  agency: string;
  probability: number;
}

export interface Opinions {
  /** One for each agency with its likeliest category, likeliest first; the probability is the agency's. */
  agencies: Opinion[];
  nobodys: Record<Nobodys, number>;
}

/** `JALAN:PUPR` */
export const pairOf = (category: string, agency: string) => `${category}:${agency}`;

function softmax(scores: ReadonlyMap<string, number>): Map<string, number> {
  const most = Math.max(...scores.values());
  const powers = [...scores].map(([own, score]) => [own, Math.exp(score - most)] as const);
  const sum = powers.reduce((total, [, power]) => total + power, 0);
  return new Map(powers.map(([own, power]) => [own, power / sum]));
}

/** Points of the rules as they count: the first ones nearly whole, further ones ever less. */
function counted(points: number, most: number | undefined): number {
  return most === undefined ? points : most * (1 - Math.exp(-points / most));
}

/** What a class is called, taken apart. */
const classOf = remembered((own: string) => {
  const [category = '', agency = ''] = own.split(':');
  return { nobodysClass: NOBODYS.find((name) => name === own), category, agency };
});

/** What a class scores that the model has never seen. */
const UNSEEN = -1;

/**
 * @param scores of the learned model, by class
 * @param points of the rules, by `CATEGORY:AGENCY`
 */
export function fuse(
  { classes }: Pick<LinearModel, 'classes'>,
  scores: Float64Array,
  points: ReadonlyMap<string, number>,
  fusion: Pick<Fusion, 'learned' | 'rules' | 'mostPoints'>,
): Opinions {
  const sums = new Map<string, number>();
  classes.forEach((own, k) => {
    sums.set(own, fusion.learned * (scores[k] ?? UNSEEN));
  });
  for (const [own, evidence] of points)
    sums.set(
      own,
      (sums.get(own) ?? fusion.learned * UNSEEN) +
        fusion.rules * counted(evidence, fusion.mostPoints),
    );
  const nobodys: Record<Nobodys, number> = { SPAM: 0, CHAT: 0, FOLLOW: 0 };
  const agencies = new Map<string, Opinion & { best: number }>();
  for (const [own, probability] of softmax(sums)) {
    const { nobodysClass, category, agency } = classOf(own);
    if (nobodysClass !== undefined) {
      nobodys[nobodysClass] = probability;
      continue;
    }
    const before = agencies.get(agency);
    const isBest = before === undefined || probability > before.best;
    agencies.set(agency, {
      category: isBest ? category : before.category,
      agency,
      probability: (before?.probability ?? 0) + probability,
      best: isBest ? probability : before.best,
    });
  }
  const ranked = [...agencies.values()].sort((a, b) => b.probability - a.probability);
  return {
    agencies: ranked.map(({ category, agency, probability }) => ({
      category,
      agency,
      probability,
    })),
    nobodys,
  };
}
