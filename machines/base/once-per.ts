/**
 * Makes something once for each object it is made from, and lets it go with that object. For what costs
 * time to make, never changes and is asked for in many places: the reader of a pack, its documents.
 */
export function oncePer<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * The same for what is made of a text, such as a file that is read again and again: of the latest texts it is known.
 * @param most texts that are remembered
 */
export function oncePerText<V>(make: (text: string) => V, most: number): (text: string) => V {
  const made = new Map<string, V>();
  return (text) => {
    const value = made.has(text) ? (made.get(text) as V) : make(text);
    made.delete(text);
    made.set(text, value);
    for (const old of made.keys()) {
      if (made.size <= most) break;
      made.delete(old);
    }
    return value;
  };
}
