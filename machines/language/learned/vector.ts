/** Features of a text as numbers: rare ones weigh more, each sort of feature counts the same, the whole has length 1. */

/** How much each sort of feature counts: roots, pairs of roots, pieces of roots (`features.ts`). */
const SORTS: Record<string, number> = { w: 1, b: 0.7, c: 1 };

/** A feature that the model knows, and how often it stands in a text. */
export interface Counted<T> {
  feature: string;
  known: T;
  count: number;
}

/** Features that a model knows with their values in one text, side by side. */
export interface Valued<T> {
  counted: Counted<T>[];
  values: Float64Array;
}

/** Makes some of the values so long together. */
function scale(values: Float64Array, from: number, to: number, length: number): void {
  let total = 0;
  for (let k = from; k < to; k += 1) total += (values[k] ?? 0) * (values[k] ?? 0);
  const sum = Math.sqrt(total);
  const factor = sum === 0 ? 0 : length / sum;
  for (let k = from; k < to; k += 1) values[k] = (values[k] ?? 0) * factor;
}

/** Those of one sort side by side, the sorts in the order in which they first come. */
function bySort<T>(counted: readonly Counted<T>[]): Map<string, Counted<T>[]> {
  const sorts = new Map<string, Counted<T>[]>();
  for (const one of counted) {
    const sort = one.feature.charAt(0);
    const before = sorts.get(sort);
    if (before === undefined) sorts.set(sort, [one]);
    else before.push(one);
  }
  return sorts;
}

/** @param counted features that are known, in the order in which they first stand in the text */
export function valued<T extends { idf: number }>(counted: readonly Counted<T>[]): Valued<T> {
  const all: Counted<T>[] = [];
  const values = new Float64Array(counted.length);
  for (const [sort, own] of bySort(counted)) {
    const from = all.length;
    for (const one of own) {
      // most stand in it once, and cost no logarithm
      values[all.length] =
        one.count === 1 ? one.known.idf : (1 + Math.log(one.count)) * one.known.idf;
      all.push(one);
    }
    scale(values, from, all.length, SORTS[sort] ?? 0);
  }
  scale(values, 0, all.length, 1);
  return { counted: all, values };
}

/**
 * @param features how often each feature stands in the text
 * @param find what is known of a feature, with its rarity (`idf`); undefined for one that is not known
 */
export function valuesOf<T extends { idf: number }>(
  features: ReadonlyMap<string, number>,
  find: (feature: string) => T | undefined,
): Valued<T> {
  const counted: Counted<T>[] = [];
  for (const [feature, count] of features) {
    const known = find(feature);
    if (known !== undefined) counted.push({ feature, known, count });
  }
  return valued(counted);
}
