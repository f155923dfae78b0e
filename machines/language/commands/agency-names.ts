import type { Agency } from '../../district/district.ts';
import { distance } from '../base/fuzzy.ts';
import { squeezed } from '../base/tokens.ts';

/** Agencies as people name them: code, short name, alias, or the beginning of the full name. */

/** @returns the code of the agency at the beginning of a text, and what follows it */
export type AgencyAtStart = (text: string) => { agency: string | null; rest: string };

const MOST_WORDS = 6;
/** A name this long may have a slip, or be cut off. */
const SHORTEST_SLIP = 5;
const SHORTEST_START = 8;
const SEPARATORS = /^[\s#*.,:;/_-]+/;
/** `saja ke dinas …`, `ke bagian …`. */
const BEFORE =
  /^(?:(?:(?:saja|aja|sj|langsung|dulu)\s+(?=(?:ke|kpd|kepada)\s))?(?:ke|kpd|kepada|utk|untuk|dinas|badan|kantor|bagian)\s+)+/i;

/** Builds the index of names once. */
export function createAgencyNames(agencies: Agency[]): AgencyAtStart {
  const byName = new Map<string, string>();
  const long: { name: string; code: string }[] = [];
  for (const { code, name, shortName, head, aliases } of agencies) {
    for (const known of [code, shortName, ...aliases]) byName.set(squeezed(known), code);
    if (/^camat/i.test(head)) byName.set(squeezed(head), code);
    long.push({ name: squeezed(name.replace(/^(dinas|badan)\s+/i, '')), code });
  }

  function near(name: string): string | null {
    if (name.length < SHORTEST_SLIP) return null;
    const found = [...byName].find(
      ([known]) => known.length >= SHORTEST_SLIP && distance(known, name, 1) <= 1,
    );
    return found?.[1] ?? null;
  }

  function begins(name: string): string | null {
    if (name.length < SHORTEST_START) return null;
    const found = long.filter((known) => known.name.startsWith(name));
    return found.length === 1 ? (found[0]?.code ?? null) : null;
  }

  return (text) => {
    const spoken = text.replace(BEFORE, '');
    const words = spoken.split(/\s+/, MOST_WORDS);
    for (const find of [(name: string) => byName.get(name) ?? null, begins, near])
      for (let count = words.length; count > 0; count -= 1) {
        const part = words.slice(0, count);
        const agency = find(squeezed(part.join('')));
        if (agency === null) continue;
        const length = part.reduce((at, word) => spoken.indexOf(word, at) + word.length, 0);
        return { agency, rest: spoken.slice(length).replace(SEPARATORS, '').trim() };
      }
    return { agency: null, rest: text };
  };
}
