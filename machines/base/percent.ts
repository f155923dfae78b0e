/** Beyond these digits a number is what the computer makes of it. */
const EXACT = 12;

/** To so many decimals, halves up as people round them: 28,75 is kept a little below itself. */
export function halfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(Number((value * scale).toPrecision(EXACT))) / scale;
}

/** A share as percent to so many decimals; 100 only of all, 0 only of none. */
export function percentOf(share: number, decimals: number): number {
  if (share === 0 || share === 1) return share * 100;
  const least = 10 ** -decimals;
  return Math.min(100 - least, Math.max(least, halfUp(share * 100, decimals)));
}
