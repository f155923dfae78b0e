import type { Word } from '../base/tokens.ts';

/** What the learned model sees of a text to tell its kind: words as they are, in ones, twos and threes. */

const MOST_WORDS = 100;
const LONGEST = 3;

/** @param raw for its question mark */
export function kindFeatures(words: readonly Word[], raw: string): Map<string, number> {
  const features = new Map<string, number>();
  if (raw.includes('?')) features.set('w?', 1);
  const full = words.slice(0, MOST_WORDS).flatMap((word) => word.full.split(' '));
  const marked = ['^', ...full, '$'];
  for (let count = 1; count <= LONGEST; count += 1)
    for (let at = 0; at + count <= marked.length; at += 1)
      features.set(`w${marked.slice(at, at + count).join(' ')}`, 1);
  return features;
}
