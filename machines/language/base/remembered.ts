/**
 * A pure function of a word that keeps what it has found: most words of a text were in others before. It keeps so many at
 * most and forgets all of them then; long words, which come once, are not kept.
 */

const MOST = 20_000;
const LONGEST = 40;

export function remembered<V>(make: (word: string) => V): (word: string) => V {
  const known = new Map<string, V>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const value = make(word);
    if (known.size >= MOST) known.clear();
    if (word.length <= LONGEST) known.set(word, value);
    return value;
  };
}
