import type {
  FeatureTable,
  FeatureWeights,
  LearnedWeights,
  LinearModel,
} from '../../district/learned-weights.ts';
import type { LabelledFeatures } from './learn.ts';
import { type Example, trainClass } from './train.ts';
import { valuesOf } from './vector.ts';

/**
 * Weights of a pack moved by examples of its own district: as little as the examples need (the same loss as in `train.ts`, with
 * the distance to the pack's weights in the place of their length). Always from the pack's own weights, so that the same
 * examples give the same weights, whatever was learnt in between. Pure.
 */

/** Another word of the district is learnt when so many examples have it. */
const LEAST_EXAMPLES = 2;
/** Rarity of a word that the pack has never seen. */
const RARE = 7;
/** What a class scores that the pack has never seen (as in `fuse.ts`). */
const UNSEEN = -1;
const SMALLEST = 0.005;
const OPTIONS = { cost: 0.15, positive: 2, rounds: 10, fixedBias: true as const };

interface Known {
  id: number;
  idf: number;
}

/** The features of the examples that count, numbered. */
function knownIn(examples: LabelledFeatures[], base: FeatureTable): Map<string, Known> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const known = new Map<string, Known>();
  for (const [feature, count] of counts) {
    const idf = base.get(feature)?.idf ?? (count >= LEAST_EXAMPLES ? RARE : null);
    if (idf !== null) known.set(feature, { id: known.size, idf });
  }
  return known;
}

/** What examples change of a pack's weights: all classes with their biases, and the features that weigh otherwise. Plain data. */
export interface Moved {
  classes: string[];
  bias: number[];
  features: ReadonlyMap<string, FeatureWeights>;
}

/** The weights of the pack with what examples have changed. */
export function movedBy(base: LearnedWeights, { classes, bias, features }: Moved): LearnedWeights {
  const table = new MovedFeatures(base.agencies.features, features);
  return { ...base, agencies: { classes, bias, features: table } };
}

/** Some features with weights of their own, before those of the pack. */
class MovedFeatures implements FeatureTable {
  readonly #base: FeatureTable;
  readonly #moved: ReadonlyMap<string, FeatureWeights>;
  readonly #added: number;

  constructor(base: FeatureTable, moved: ReadonlyMap<string, FeatureWeights>) {
    this.#base = base;
    this.#moved = moved;
    this.#added = [...moved.keys()].filter((feature) => !base.has(feature)).length;
  }

  get size(): number {
    return this.#base.size + this.#added;
  }

  has(feature: string): boolean {
    return this.#moved.has(feature) || this.#base.has(feature);
  }

  get(feature: string): FeatureWeights | undefined {
    return this.#moved.get(feature) ?? this.#base.get(feature);
  }

  *[Symbol.iterator](): Iterator<[string, FeatureWeights]> {
    for (const [feature, weights] of this.#base)
      yield [feature, this.#moved.get(feature) ?? weights];
    for (const [feature, weights] of this.#moved)
      if (!this.#base.has(feature)) yield [feature, weights];
  }
}

/** Weights of one class as the pack has them, the bias last. */
function startOf(model: LinearModel, known: ReadonlyMap<string, Known>, own: number): Float32Array {
  const weights = new Float32Array(known.size + 1);
  for (const [feature, { id }] of known) {
    const before = model.features.get(feature);
    const at = before?.classes.indexOf(own) ?? -1;
    weights[id] = at < 0 ? 0 : (before?.weights[at] ?? 0);
  }
  weights[known.size] = model.bias[own] ?? UNSEEN;
  return weights;
}

function moved(
  known: ReadonlyMap<string, Known>,
  learnt: readonly Float32Array[],
): Map<string, FeatureWeights> {
  const features = new Map<string, FeatureWeights>();
  for (const [feature, { id, idf }] of known) {
    const own = [...learnt.keys()].filter((k) => Math.abs(learnt[k]?.[id] ?? 0) >= SMALLEST);
    features.set(feature, {
      idf,
      classes: Uint8Array.from(own),
      weights: Float32Array.from(own, (k) => learnt[k]?.[id] ?? 0),
    });
  }
  return features;
}

/**
 * Learns class by class, from the pack's weights.
 * @param examples features as those of `base` (`createFeatures(base.roots)`), and which classes are right
 */
export function adapt(base: LearnedWeights, examples: LabelledFeatures[]): Moved {
  const { agencies } = base;
  const known = knownIn(examples, agencies.features);
  const named = examples.flatMap(({ labels }) => labels);
  const classes = [...new Set([...agencies.classes, ...named])];
  const vectors = examples.map(({ features, labels, weight }): Example => {
    const { counted, values } = valuesOf(features, (feature) => known.get(feature));
    const ids = Int32Array.from(counted, ({ known }) => known.id);
    const vector = { ids, values: Float32Array.from(values) };
    return { vector, classes: labels.map((label) => classes.indexOf(label)), weight };
  });
  const learnt = [...classes.keys()].map((own) =>
    trainClass(vectors, own, { ...OPTIONS, features: known.size }, startOf(agencies, known, own)),
  );
  const bias = learnt.map((weights) => weights[known.size] ?? 0);
  return { classes, bias, features: moved(known, learnt) };
}
