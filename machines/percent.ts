/** A share as percent to so many decimals; 100 only of all, 0 only of none. */
export function percentOf(share: number, decimals: number): number {
  if (share === 0 || share === 1) return share * 100;
  const least = 10 ** -decimals;
  const rounded = Math.round((share * 100) / least) * least;
  return Math.min(100 - least, Math.max(least, rounded));
}
