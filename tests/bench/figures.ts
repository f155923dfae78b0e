/** Small numbers work of the benchmarks. */

/** Median; the mean of the two in the middle for an even count. @throws RangeError for no values */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2;
}

/** Value below which this share lies. @throws RangeError for no values */
export function quantile(
  values: readonly number[],
  share: number,
  round: (position: number) => number = Math.round,
): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[round(share * (sorted.length - 1))];
  if (value === undefined) throw new RangeError('quantile of no values');
  return value;
}

/** Seconds that the work takes. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

export async function secondsOfAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Says on standard error how far it is; standard output has only the results. */
export function progress(text: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
}
