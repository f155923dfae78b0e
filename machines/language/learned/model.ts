import type { LinearModel } from '../../district/learned-weights.ts';
import { valuesOf } from './vector.ts';

/** What a linear model says of one text. */
export interface Verdict {
  /** By class. */
  scores: Float64Array;
  /** Features that speak most for a class, most telling first. */
  reasons(own: number, most: number): string[];
}

/** Scores a text: for each class its bias and the weights of the features that stand in the text. */
export function judge(model: LinearModel, features: ReadonlyMap<string, number>): Verdict {
  const values = valuesOf(features, (feature) => model.features.get(feature));
  const scores = Float64Array.from(model.bias);
  for (const { known, value } of values) {
    const { classes, weights } = known;
    for (let k = 0; k < classes.length; k += 1) {
      const own = classes[k] ?? 0;
      scores[own] = (scores[own] ?? 0) + value * (weights[k] ?? 0);
    }
  }
  return {
    scores,
    reasons: (own, most) =>
      values
        .map(({ feature, known, value }) => ({
          feature,
          points: value * (known.weights[known.classes.indexOf(own)] ?? 0),
        }))
        .filter(({ feature, points }) => points > 0 && feature.startsWith('w'))
        .sort((a, b) => b.points - a.points)
        .slice(0, most)
        .map(({ feature }) => feature.slice(1)),
  };
}
