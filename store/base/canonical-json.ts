/**
 * JSON with one spelling for one value: members of objects sorted by the code units of their names, no
 * white space (RFC 8785 §3.2). Numbers and strings are as ECMAScript writes them, which is what the RFC
 * asks for. Members that are undefined are left out.
 * @param value what JSON can hold
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
