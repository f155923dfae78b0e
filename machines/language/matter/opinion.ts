import type { Category, Kind } from '../../district/district.ts';
import type { LearnedWeights } from '../../district/learned-weights.ts';
import { featuresFor } from '../learned/dangers.ts';
import { fuse, type Opinions, pairOf } from '../learned/fuse.ts';
import { kindFeatures } from '../learned/kind-features.ts';
import { judge } from '../learned/model.ts';
import { createScorer } from '../learned/scorer.ts';
import type { Parts } from './parts.ts';
import { agencyFor } from './routing.ts';

/** The opinion that the learned model and the rules hold together of one text. */

export interface FusedOpinions extends Opinions {
  /** Words of the text that speak most for an agency with a category, as the model learnt it. */
  reasons(category: string, agency: string): string[];
}

export interface Advisor {
  matters(parts: Parts): FusedOpinions;
  /** @param ruled what the rules take it for */
  kind(parts: Parts, ruled: Kind): Kind;
}

const MOST_REASONS = 4;

/** What the rules say of a text, by `CATEGORY:AGENCY`. */
export function rulePoints({
  scores,
  words,
}: Pick<Parts, 'scores' | 'words'>): Map<string, number> {
  const points = new Map<string, number>();
  for (const { category, points: evidence } of scores) {
    const { agency } = agencyFor(category, words);
    if (agency !== null) points.set(pairOf(category.code, agency), evidence);
  }
  return points;
}

/** Builds the advisor of a pack once. @param categories of the pack: others are not named */
export function createAdvisor(learned: LearnedWeights, categories: Category[]): Advisor {
  const { agencies, kinds, fusion } = learned;
  const { each, rootOf } = featuresFor(learned);
  const scoreAgencies = createScorer(agencies, each);
  const codes = new Set(categories.map(({ code }) => code));
  return {
    matters: (parts) => {
      const verdict = scoreAgencies(parts.words);
      const opinions = fuse(agencies, verdict.scores, rulePoints(parts), fusion);
      return {
        ...opinions,
        agencies: opinions.agencies.filter(({ category }) => codes.has(category)),
        reasons: (category, agency) => {
          const own = agencies.classes.indexOf(pairOf(category, agency));
          const found = verdict.reasons(own, MOST_REASONS);
          // as the text has them
          return found.flatMap(
            (root) => parts.words.find(({ full }) => rootOf(full) === root)?.full ?? [],
          );
        },
      };
    },
    kind: ({ words, raw }, ruled) => {
      const { scores } = judge(kinds, kindFeatures(words, raw));
      const total = (own: string, k: number) =>
        fusion.kindLearned * (scores[k] ?? 0) + (own === ruled ? fusion.kindRules : 0);
      const ranked = kinds.classes
        .map((own, k) => ({ own, score: total(own, k) }))
        .sort((a, b) => b.score - a.score);
      return (ranked[0]?.own ?? ruled) as Kind;
    },
  };
}
