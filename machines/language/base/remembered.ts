/**
 * A pure function of a word that keeps what it has found: most words of a text were in others before. It keeps so many at
 * most and forgets all of them then; long words, which come once, are not kept.
 */

const MOST = 20_000;
const LONGEST = 40;

/** @param most so many are kept at most */
export function remembered<V>(make: (word: string) => V, most = MOST): (word: string) => V {
  const known = new Map<string, V>();
  return (word) => {
    const before = known.get(word);
    // what was found may be nothing
    if (before !== undefined || known.has(word)) return before as V;
    const value = make(word);
    if (known.size >= most) known.clear();
    if (word.length <= LONGEST) known.set(word, value);
    return value;
  };
}
