import type { LinearModel } from '../../district/learned-weights.ts';
import type { Word } from '../base/tokens.ts';
import { ACCUSES, accusingFeatures } from '../learned/accuser.ts';
import { type LearnOptions, learn } from '../learned/learn.ts';

/** From texts that accuse somebody in office, and others, to the weights of a pack. */

export const ACCUSING_OPTIONS: LearnOptions = {
  leastTexts: 2,
  cost: 1,
  positive: 1,
  rounds: 10,
  smallest: 0.02,
};

/** A text with whether it accuses. */
export interface AccusingLesson {
  words: readonly Word[];
  accuses: boolean;
}

export function teachAccusing(lessons: readonly AccusingLesson[]): LinearModel {
  const { of: featuresOf } = accusingFeatures();
  const texts = lessons.map(({ words, accuses }) => ({
    features: featuresOf(words),
    labels: accuses ? [ACCUSES] : [],
    weight: 1,
  }));
  return learn(texts, ACCUSING_OPTIONS);
}
