/** Nothing that we write is deeper; what came in deeper is refused by its schema. */
const DEEPEST = 50;

/** Plain JSON with every text in it, names of fields too, changed alike: masked, or cleaned. Pure. */
export function eachText(value: unknown, change: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return value;
  const inner = (part: unknown) => eachText(part, change, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  const fields = Object.entries(value);
  return Object.fromEntries(fields.map(([key, part]) => [change(key), inner(part)]));
}
