/**
 * True for what comes back from JSON as it went in: no `undefined`, no class, no number that JSON cannot write.
 * Cheaper than writing and comparing, for who asks ten thousands of times.
 */
export function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  const kind = Array.isArray(value) ? Array.prototype : Object.prototype;
  if (Object.getPrototypeOf(value) !== kind) return false;
  const values = Object.values(value);
  const isWhole = !Array.isArray(value) || values.length === value.length;
  return isWhole && Object.getOwnPropertySymbols(value).length === 0 && values.every(isPlain);
}
