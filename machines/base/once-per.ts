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
