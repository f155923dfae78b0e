/**
 * What follows a prefix such as `+CSQ:`, trimmed. Some modems write it in small letters or put a blank
 * before the colon.
 * @returns `undefined` when the line does not begin with the prefix
 */
export function afterPrefix(line: string, prefix: string): string | undefined {
  const name = prefix.replace(/:$/, '');
  if (line.slice(0, name.length).toUpperCase() !== name.toUpperCase()) return undefined;
  const rest = line.slice(name.length);
  if (name === prefix) return rest.trim();
  const value = rest.trimStart();
  return value.startsWith(':') ? value.slice(1).trim() : undefined;
}
