import { oncePer } from '../../base/once-per.ts';
import type { LearnedWeights } from '../../district/learned-weights.ts';
import type { Word } from '../base/tokens.ts';
import { createFeatures, type Features } from './features.ts';
import { createScorer } from './scorer.ts';

/**
 * Danger to people as the learned model knows it: it has seen how victims, witnesses and those who threaten write, in
 * Indonesian, Javanese, Sundanese and Lampung, where rules know single words. Beside it: history, figures of speech, beasts.
 */

/** The class of everything that is no danger. */
export const CALM = 'CALM';
/** Scores as exponents: how sharply they part. */
const SHARPNESS = 4;
/** From here on it is danger: a wrong alarm costs less than a missed one. */
const ALARM = 0.5;

/** Where nobody in particular would help, it is no danger that the model knows. */
const SOMEBODY = 0.3;

/** Danger, and who helps first. */
export interface Danger {
  /** 0–1 */
  probability: number;
  /** Categories with their agencies, likeliest first. */
  helpers: { category: string; agency: string; probability: number }[];
}

/** Roots of a pack's texts: agencies and danger ask alike. */
export const featuresFor = oncePer(({ roots }: LearnedWeights): Features => createFeatures(roots));

/**
 * Builds the reader of danger once for a pack.
 * @returns for the words of a text; null where nobody seems to be in danger, or no danger was learnt
 */
export function createDangers(
  learned: LearnedWeights | null,
): (words: readonly Word[]) => Danger | null {
  const dangers = learned?.dangers ?? null;
  if (learned === null || dangers === null) return () => null;
  const score = createScorer(dangers, featuresFor(learned).each);
  return (words) => {
    const powers = [...score(words).scores].map((s) => Math.exp(SHARPNESS * s));
    const sum = powers.reduce((total, power) => total + power, 0);
    const all = dangers.classes.map((own, k) => ({ own, probability: (powers[k] ?? 0) / sum }));
    const probability = 1 - (all.find(({ own }) => own === CALM)?.probability ?? 0);
    if (probability < ALARM) return null;
    const helpers = all.flatMap(({ own, probability: share }) => {
      const [category = '', agency = ''] = own.split(':');
      return own === CALM ? [] : [{ category, agency, probability: share }];
    });
    helpers.sort((a, b) => b.probability - a.probability);
    const [first] = helpers;
    return first === undefined || first.probability < SOMEBODY ? null : { probability, helpers };
  };
}
