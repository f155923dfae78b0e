/** How alike two messages are, for telling a repeated complaint from a new one. */

/** Lower case letters and digits only, at most 200 characters: enough to compare, cheap to keep. */
export function digest(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function words(text: string): Set<string> {
  return new Set(
    digest(text)
      .split(' ')
      .filter((word) => word.length > 2),
  );
}

/**
 * Share of words two texts have in common (Jaccard), 0–1; words of up to two letters do not count.
 * Two texts without any longer word are alike only when they are the same.
 */
export function similarity(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  if (left.size === 0 || right.size === 0) return digest(a) === digest(b) ? 1 : 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common += 1;
  return common / (left.size + right.size - common);
}
