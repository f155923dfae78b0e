/**
 * Numbers that come as "so many have this value": percentiles without keeping each value. Exact, and
 * in as much memory as there are different values, however many complaints stand behind them.
 */

/** How many have a value. */
export interface Weighted {
  value: number;
  count: number;
}

/** Part of a whole, 0–1; null of nothing. */
export function shareOf(count: number, total: number): number | null {
  return total === 0 ? null : count / total;
}

export function total(items: readonly { count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Smallest value that at least this share of all do not exceed (nearest rank): always a value that
 * occurred, so that "half were answered within 2 days" is true as it is written.
 * @param share 0 < share ≤ 1
 * @returns null for no values
 */
export function percentile(values: readonly Weighted[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const rank = Math.max(1, Math.ceil(share * total(sorted) - 1e-9));
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= rank) return value;
  }
  return null;
}

/** Mean; null for no values. */
export function mean(values: readonly Weighted[]): number | null {
  const sum = values.reduce((all, { value, count }) => all + value * count, 0);
  return shareOf(sum, total(values));
}
