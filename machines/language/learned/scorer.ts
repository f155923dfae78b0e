import type { FeatureWeights, LinearModel } from '../../district/learned-weights.ts';
import { remembered } from '../base/remembered.ts';
import type { Word } from '../base/tokens.ts';
import { type Features, piecesOf } from './features.ts';
import { judgeValued, type Verdict } from './model.ts';
import { type Counted, valued } from './vector.ts';

/**
 * Scores texts by one model: what `judge` says of their features, without making the features. What the model knows of a root
 * is looked up once, and is counted in place from then on; a text has hundreds of pieces, and the same roots come again.
 */

/** A feature that the model knows, as it stands in the text that is being read. */
interface Entry extends Counted<FeatureWeights> {
  /** The reading in which it was counted. */
  reading: number;
}

/** What the model knows of a root by itself, and of the root behind another. */
interface Known {
  word: Entry | null;
  pieces: Entry[];
  behind: Map<string, Entry | null>;
}

/** So many pairs of one root are kept. */
const MOST_PAIRS = 500;

/** @param each goes through the roots of a text (`createFeatures`) */
export function createScorer(
  model: LinearModel,
  each: Features['each'],
): (words: readonly Word[]) => Verdict {
  let reading = 0;

  /** One for each feature, however many roots it is a piece of; no more than the model knows. */
  const entries = new Map<string, Entry>();
  function entryOf(feature: string): Entry | null {
    const before = entries.get(feature);
    if (before !== undefined) return before;
    const known = model.features.get(feature);
    if (known === undefined) return null;
    const entry = { feature, known, count: 0, reading: 0 };
    entries.set(feature, entry);
    return entry;
  }
  const knownOf = remembered((root: string): Known => {
    const pieces = piecesOf(root).flatMap((piece) => entryOf(piece) ?? []);
    return { word: entryOf(`w${root}`), pieces, behind: new Map() };
  });

  function pairOf({ behind }: Known, previous: string, root: string): Entry | null {
    const before = behind.get(previous);
    if (before !== undefined) return before;
    const pair = entryOf(`b${previous} ${root}`);
    if (behind.size >= MOST_PAIRS) behind.clear();
    behind.set(previous, pair);
    return pair;
  }

  return (words) => {
    reading += 1;
    const found: Entry[] = [];
    const count = (entry: Entry) => {
      if (entry.reading === reading) entry.count += 1;
      else {
        entry.reading = reading;
        entry.count = 1;
        found.push(entry);
      }
    };
    each(words, (root, previous) => {
      const known = knownOf(root);
      if (known.word !== null) count(known.word);
      const pair = previous === '' ? null : pairOf(known, previous, root);
      if (pair !== null) count(pair);
      for (const piece of known.pieces) count(piece);
    });
    return judgeValued(model, valued(found));
  };
}
