import type { LinearModel } from '../../district/learned-weights.ts';
import type { Word } from '../base/tokens.ts';
import { createFeatures } from './features.ts';
import { createScorer } from './scorer.ts';

/** How much a text reads like an accusation of somebody in office, as it was learnt from texts. Pure. */

/** The one class of such a model; what is not of it is ordinary. */
export const ACCUSES = 'ACCUSES';
/** Fewer words say nothing of anybody. */
const LEAST_WORDS = 4;
/** Of a text that nothing was learnt for. */
export const SAYS_NOTHING = Number.NEGATIVE_INFINITY;

/** @returns about 1 for what is like the accusations learnt from, about −1 for what is like the others */
export type Accuser = (words: readonly Word[]) => number;

/** Whole words and their pieces: affixes need no roots, so that the weights stand on no other file of the pack. */
const NO_ROOTS: ReadonlySet<string> = new Set();

/** Features of a text as such a model sees it. */
export const accusingFeatures = () => createFeatures(NO_ROOTS);

/** Builds the accuser of a pack once. @param model null where the pack has learnt none */
export function createAccuser(model: LinearModel | null): Accuser {
  if (model === null) return () => SAYS_NOTHING;
  const score = createScorer(model, accusingFeatures().each);
  return (words) =>
    words.length < LEAST_WORDS
      ? SAYS_NOTHING
      : (score(words).scores[model.classes.indexOf(ACCUSES)] ?? SAYS_NOTHING);
}
