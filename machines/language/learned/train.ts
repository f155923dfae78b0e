/**
 * Linear classifiers, one against the rest, by dual coordinate descent for the L2-regularised squared hinge loss
 * (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 1). The order of the
 * examples is shuffled by a generator with a fixed seed, so the same examples always give the same weights.
 */

/** A text as numbers: which features, and how much of each. */
export interface Vector {
  ids: Int32Array;
  values: Float32Array;
}

/** How much an example of each class counts; 0 leaves it out of that class's training. */
export interface Example {
  vector: Vector;
  /** Classes that are right for it; for none of these it is a counterexample. */
  classes: number[];
  /** Trust: 1 for a label by hand. */
  weight: number;
}

export interface TrainingOptions {
  features: number;
  classes: number;
  /** Cost of a wrong example against simple weights. */
  cost: number;
  /** How much more a right example costs than a counterexample. */
  positive: number;
  rounds: number;
  /** How often a class is right says nothing: its bias stays as it is. */
  fixedBias?: true;
}

/** So far on the right side of the margin that the next rounds will hardly bring it back. */
const FAR = 0.3;

/** Numerical Recipes' linear congruential generator. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

export function dot(weights: Float32Array, { ids, values }: Vector): number {
  let sum = 0;
  for (let k = 0; k < ids.length; k += 1) sum += (weights[ids[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
}

function addTo(weights: Float32Array, { ids, values }: Vector, factor: number): void {
  for (let k = 0; k < ids.length; k += 1) {
    const id = ids[k] ?? 0;
    weights[id] = (weights[id] ?? 0) + factor * (values[k] ?? 0);
  }
}

/**
 * Weights of one class; the last one is its bias.
 * @param start what is known already: the examples move it as little as they can, and it is left as it is
 */
export function trainClass(
  examples: Example[],
  own: number,
  options: Omit<TrainingOptions, 'classes'>,
  start?: Float32Array,
): Float32Array {
  const { features, cost, positive, rounds } = options;
  const weights = start === undefined ? new Float32Array(features + 1) : Float32Array.from(start);
  const alpha = new Float64Array(examples.length);
  const step = options.fixedBias === true ? 0 : 1;
  const squares = examples.map(({ vector }) => vector.values.reduce((sum, v) => sum + v * v, step));
  const order = Int32Array.from(examples, (_, index) => index);
  const random = createRandom(own + 1);
  const far = new Uint8Array(examples.length);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    const isLast = round === rounds - 1;
    for (const index of order) {
      const example = examples[index];
      if (example === undefined || (far[index] === 1 && !isLast)) continue;
      const { vector, classes, weight } = example;
      const isOwn = classes.includes(own);
      const sign = isOwn ? 1 : -1;
      const diagonal = 1 / (2 * cost * weight * (isOwn ? positive : 1));
      const score = dot(weights, vector) + (weights[features] ?? 0);
      const before = alpha[index] ?? 0;
      const gradient = sign * score - 1 + diagonal * before;
      const after = Math.max(0, before - gradient / ((squares[index] ?? 1) + diagonal));
      // most texts are nowhere near most classes: they are looked at again at the end only
      if (round > 0 && before === 0 && gradient > FAR) far[index] = 1;
      if (after === before) continue;
      alpha[index] = after;
      addTo(weights, vector, (after - before) * sign);
      weights[features] = (weights[features] ?? 0) + (after - before) * sign * step;
    }
  }
  return weights;
}

/** @returns for each class its weights by feature, the bias last */
export function train(examples: Example[], options: TrainingOptions): Float32Array[] {
  return Array.from({ length: options.classes }, (_, own) => trainClass(examples, own, options));
}
