import { oncePer } from '../../../machines/base/once-per.ts';
import type { Words } from '../../../machines/district/district.ts';
import type { InstanceSummary } from '../../../store/ports/instances.ts';
import type { Page, Query, SearchRequest } from '../../../store/ports/search.ts';
import type { Store } from '../../../store/ports/store.ts';

/** Other spellings of a word that somebody looks for: how people abbreviate it in SMS, and slips of the finger. */

/** Shorter words have too many neighbours that mean something else. */
const SHORTEST_SLIP = 4;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** What abbreviates each word. */
const shortOf = oncePer((abbreviations: Words['abbreviations']) => {
  const all = new Map<string, string[]>();
  for (const [short, long] of Object.entries(abbreviations))
    all.set(long, [...(all.get(long) ?? []), short]);
  return all;
});

/** What it abbreviates, and what abbreviates it. */
export function abbreviationsOf(
  word: string,
  { abbreviations }: Pick<Words, 'abbreviations'>,
): string[] {
  const long = abbreviations[word] ?? word;
  // what stands for several words is none of them
  if (long.includes(' ')) return [];
  return [long, ...(shortOf(abbreviations).get(long) ?? [])].filter((one) => one !== word);
}

/** One letter too many, too few, another one, or two that changed places. */
export function slipsOf(word: string): Set<string> {
  const slips = new Set<string>();
  if (word.length < SHORTEST_SLIP) return slips;
  for (let at = 0; at <= word.length; at += 1) {
    const [before, [first = '', second = ''], rest] = [
      word.slice(0, at),
      word.slice(at, at + 2),
      word.slice(at + 1),
    ];
    slips.add(before + rest);
    slips.add(before + second + first + word.slice(at + 2));
    for (const letter of LETTERS) {
      slips.add(before + letter + rest);
      slips.add(before + letter + first + rest);
    }
  }
  slips.delete(word);
  return slips;
}

/** A page of a list, and whether words in it are only almost those that were looked for. */
export type Listed = Page<InstanceSummary> & { slips: boolean };

/**
 * What has these words or abbreviates them. Where nothing has, or it is asked for, what is spelled almost so: then every
 * page of the list is.
 */
export async function searched(
  { instances }: Pick<Store, 'instances'>,
  pack: Pick<Words, 'abbreviations'>,
  asked: { words: string; query: Query; request: SearchRequest; slips: boolean },
): Promise<Listed> {
  const { words, query, request, slips } = asked;
  const short = (word: string) => abbreviationsOf(word, pack);
  const almost = (word: string) => [...short(word), ...slipsOf(word)];
  if (!slips) {
    const page = await instances.search(words, query, { ...request, alike: short });
    if (page.items.length > 0) return { ...page, slips: false };
  }
  const page = await instances.search(words, query, { ...request, alike: almost });
  return { ...page, slips: true };
}
