/** Features of a text as numbers: rare ones weigh more, each sort of feature counts the same, the whole has length 1. */

/** How much each sort of feature counts: roots, pairs of roots, pieces of roots (`features.ts`). */
const SORTS: Record<string, number> = { w: 1, b: 0.7, c: 1 };

/** A feature that the model knows, with its value in one text. */
export interface Valued<T> {
  feature: string;
  known: T;
  value: number;
}

function scaled<T>(values: Valued<T>[], length: number): Valued<T>[] {
  const sum = Math.sqrt(values.reduce((total, { value }) => total + value * value, 0));
  const factor = sum === 0 ? 0 : length / sum;
  return values.map(({ feature, known, value }) => ({ feature, known, value: value * factor }));
}

/**
 * @param features how often each feature stands in the text
 * @param find what is known of a feature, with its rarity (`idf`); undefined for one that is not known
 */
export function valuesOf<T extends { idf: number }>(
  features: ReadonlyMap<string, number>,
  find: (feature: string) => T | undefined,
): Valued<T>[] {
  const sorts = new Map<string, Valued<T>[]>();
  for (const [feature, count] of features) {
    const known = find(feature);
    if (known === undefined) continue;
    const sort = feature.slice(0, 1);
    const valued = { feature, known, value: (1 + Math.log(count)) * known.idf };
    const before = sorts.get(sort);
    if (before === undefined) sorts.set(sort, [valued]);
    else before.push(valued);
  }
  const all = [...sorts].flatMap(([sort, values]) => scaled(values, SORTS[sort] ?? 0));
  return scaled(all, 1);
}
