import type { FeatureWeights, LinearModel } from '../../district/learned-weights.ts';
import { type Valued, valuesOf } from './vector.ts';

/** What a linear model says of one text. */
export interface Verdict {
  /** By class. */
  scores: Float64Array;
  /** Features that speak most for a class, most telling first. */
  reasons(own: number, most: number): string[];
}

/** For each class its bias and the weights of the features that stand in the text. */
function scoresOf(
  { bias }: LinearModel,
  { counted, values }: Valued<FeatureWeights>,
): Float64Array {
  const scores = Float64Array.from(bias);
  for (let at = 0; at < values.length; at += 1) {
    const known = counted[at]?.known;
    if (known === undefined) continue;
    const { classes, weights } = known;
    const value = values[at] ?? 0;
    for (let k = 0; k < classes.length; k += 1) {
      const own = classes[k] ?? 0;
      scores[own] = (scores[own] ?? 0) + value * (weights[k] ?? 0);
    }
  }
  return scores;
}

function reasonsOf({ counted, values }: Valued<FeatureWeights>, own: number, most: number) {
  return counted
    .map(({ feature, known }, at) => ({
      feature,
      points: (values[at] ?? 0) * (known.weights[known.classes.indexOf(own)] ?? 0),
    }))
    .filter(({ feature, points }) => points > 0 && feature.startsWith('w'))
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
    .map(({ feature }) => feature.slice(1));
}

/** Scores a text by its features that the model knows. */
export function judgeValued(model: LinearModel, valued: Valued<FeatureWeights>): Verdict {
  return {
    scores: scoresOf(model, valued),
    reasons: (own, most) => reasonsOf(valued, own, most),
  };
}

/** Scores a text by how often each feature stands in it. */
export function judge(model: LinearModel, features: ReadonlyMap<string, number>): Verdict {
  return judgeValued(
    model,
    valuesOf(features, (feature) => model.features.get(feature)),
  );
}
