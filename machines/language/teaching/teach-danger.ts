import type { LinearModel } from '../../district/learned-weights.ts';
import type { Word } from '../base/tokens.ts';
import { CALM } from '../learned/dangers.ts';
import { pairOf } from '../learned/fuse.ts';
import { type LabelledFeatures, type LearnOptions, learn } from '../learned/learn.ts';

/** From labelled texts to what tells danger: who helps first, against everything that is calm. */

export const DANGER_OPTIONS: LearnOptions = {
  leastTexts: 2,
  cost: 1,
  positive: 2,
  rounds: 10,
  smallest: 0.04,
};
/** A matter that nobody looked at for danger; what is nobody's is calm for certain. */
const UNSAID = 0.5;

/** What it takes of a lesson (`teach.ts`). */
interface Told {
  words: readonly Word[];
  matters: { category: string; agency: string }[];
  danger?: boolean;
  isReduced: boolean;
}

function labelOf({ danger = false, matters: [first] }: Told): string {
  return danger && first !== undefined ? pairOf(first.category, first.agency) : CALM;
}

/**
 * @param featuresOf of the words of a text
 * @returns null where no text tells of danger
 */
export function dangersIn(
  lessons: Told[],
  featuresOf: (words: readonly Word[]) => Map<string, number>,
): LinearModel | null {
  if (!lessons.some(({ danger }) => danger === true)) return null;
  // texts that are reduced to roots have lost what tells "was" from "is"
  const whole = lessons.filter(({ isReduced }) => !isReduced);
  return learn(
    whole.map((lesson): LabelledFeatures => {
      const isUnsaid = lesson.danger === undefined && lesson.matters.length > 0;
      const features = featuresOf(lesson.words);
      return { features, labels: [labelOf(lesson)], weight: isUnsaid ? UNSAID : 1 };
    }),
    DANGER_OPTIONS,
  );
}
