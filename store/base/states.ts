/** States and their parents: `a.b` is also found as `a`. A parallel state lists its regions. */
export function withParents(state: string): string[] {
  return [...state.matchAll(/\.|$/g)].map(({ index }) => state.slice(0, index));
}
