import type { FeatureWeights, LinearModel } from '../../district/learned-weights.ts';
import { train } from './train.ts';
import { valuesOf } from './vector.ts';

/** Linear models learnt from labelled texts. */

export interface LabelledFeatures {
  features: ReadonlyMap<string, number>;
  /** Classes that are right. */
  labels: string[];
  /** Trust: 1 for a label by hand. */
  weight: number;
}

export interface LearnOptions {
  /** A feature is known that stands in so many texts. */
  leastTexts: number;
  cost: number;
  positive: number;
  rounds: number;
  /** Weights nearer to 0 than this say nothing and are left out. */
  smallest: number;
}

interface Known {
  id: number;
  idf: number;
}

function vocabulary(texts: LabelledFeatures[], least: number): Map<string, Known> {
  const counts = new Map<string, number>();
  for (const { features } of texts)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const known = new Map<string, Known>();
  for (const [feature, count] of counts)
    if (count >= least)
      known.set(feature, { id: known.size, idf: Math.log(1 + texts.length / count) });
  return known;
}

/** Learns from scratch; the same texts in the same order give the same model. */
export function learn(texts: LabelledFeatures[], options: LearnOptions): LinearModel {
  const known = vocabulary(texts, options.leastTexts);
  const classes = [...new Set(texts.flatMap(({ labels }) => labels))].sort();
  const examples = texts.map(({ features, labels, weight }) => {
    const { counted, values } = valuesOf(features, (feature) => known.get(feature));
    return {
      vector: {
        ids: Int32Array.from(counted, ({ known }) => known.id),
        values: Float32Array.from(values),
      },
      classes: labels.map((label) => classes.indexOf(label)),
      weight,
    };
  });
  const { cost, positive, rounds, smallest } = options;
  const size = { features: known.size, classes: classes.length };
  const learned = train(examples, { ...size, cost, positive, rounds });
  const features = new Map<string, FeatureWeights>();
  for (const [feature, { id, idf }] of known) {
    const own = classes.map((_, k) => k).filter((k) => Math.abs(learned[k]?.[id] ?? 0) >= smallest);
    features.set(feature, {
      idf,
      classes: Uint8Array.from(own),
      weights: Float32Array.from(own, (k) => learned[k]?.[id] ?? 0),
    });
  }
  return { classes, bias: learned.map((weights) => weights[known.size] ?? 0), features };
}
