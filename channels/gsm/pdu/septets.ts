/** Septets in octets: 3GPP TS 23.038 §6.1.2.1, the first bit of each septet in the lowest bit left. */

/**
 * @param fill bits left empty at the start, so that text begins on a septet after a header
 */
export function packSeptets(septets: readonly number[], fill = 0): Uint8Array {
  const octets = new Uint8Array(Math.ceil((septets.length * 7 + fill) / 8));
  septets.forEach((septet, index) => {
    const bit = index * 7 + fill;
    const at = bit >> 3;
    const shifted = septet << (bit & 7);
    octets[at] = (octets[at] ?? 0) | (shifted & 0xff);
    if (shifted > 0xff) octets[at + 1] = (octets[at + 1] ?? 0) | (shifted >> 8);
  });
  return octets;
}

/** Takes `count` septets, the first beginning at bit `fill`; missing bits read as 0. */
export function unpackSeptets(octets: Uint8Array, count: number, fill = 0): number[] {
  return Array.from({ length: count }, (_, index) => {
    const bit = index * 7 + fill;
    const at = bit >> 3;
    const pair = (octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8);
    return (pair >> (bit & 7)) & 0x7f;
  });
}
