/** Makes something when it is asked for the first time, and never again. */
export function lazy<V>(make: () => V): () => V {
  let made: { value: V } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
