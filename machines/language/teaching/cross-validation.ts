import type { Fusion, LearnedWeights } from '../../district/learned-weights.ts';
import { type Lesson, teach } from './teach.ts';

/**
 * Weights to judge texts with that these weights have not seen: the texts are dealt out into folds, and each fold is read
 * with what was learnt from the others.
 */

/** How the texts are dealt out: always alike, and neighbours (often of one writer) to different folds. */
const STRIDE = 7;

/** Which fold each of so many texts belongs to. */
export function foldsOf(texts: number, folds: number): number[] {
  return Array.from({ length: texts }, (_, index) => (index * STRIDE) % folds);
}

/**
 * @param tested dealt out into folds; learnt from in every fold but their own
 * @param always learnt from in every fold
 * @returns by fold
 */
export function crossTeach(
  tested: Lesson[],
  always: Lesson[],
  folds: number,
  outsider: string,
  fusion: Fusion,
): LearnedWeights[] {
  const fold = foldsOf(tested.length, folds);
  return Array.from({ length: folds }, (_, own) => {
    const others = tested.filter((_lesson, index) => fold[index] !== own);
    return teach([...always, ...others], outsider, [], fusion);
  });
}
