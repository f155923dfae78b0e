import type { Word } from '../base/tokens.ts';
import { sound } from './gazetteer.ts';

/**
 * Other regencies and cities named as such: "kab. Banyumas", "kab OKU Timur", "warga Kabupaten Tanggamus". Their bare
 * names are too often streets, words or people's origins to place a message there; behind "di" they make it doubtful.
 */

/** A regency named in a text, and the words that name it. */
export interface Named {
  name: string;
  from: number;
  to: number;
}

export interface Regencies {
  /** The first that is named as such ("kab. Banyumas"), null where none is. */
  named(words: readonly Word[]): Named | null;
  /** The first whose bare name stands where a place is said ("di Banyumas"): somebody may only work or study there. */
  mentioned(words: readonly Word[]): Named | null;
}

const INTRODUCES = new Map(
  Object.entries({
    kab: 'kabupaten',
    kabupaten: 'kabupaten',
    kbupaten: 'kabupaten',
    kabup: 'kabupaten',
    pemkab: 'kabupaten',
    kota: 'kota',
    kodya: 'kota',
    pemkot: 'kota',
    walikota: 'kota',
  }),
);
const LONGEST = 5;
const SHORTEST_BARE = 5;
/** Names that are words, too. */
const WORDS = new Set('malang padang serang tegal puncak kudus solok metro'.split(' '));
const WHERE = new Set(['di', 'daerah', 'wilayah']);

/** "ogan komering ulu timur" is also "oku timur", "hulu sungai selatan" is "hss". */
function spellings(bare: string): string[] {
  const words = bare.split(' ');
  if (words.length < 3) return [bare];
  const initials = (some: string[]) => some.map((word) => word.slice(0, 1)).join('');
  return [bare, initials(words), [initials(words.slice(0, 3)), ...words.slice(3)].join(' ')];
}

/** @param names in full: "Kabupaten Aceh Selatan" */
export function createRegencies(names: readonly string[]): Regencies {
  const byName = new Map<string, string>();
  const byBare = new Map<string, string>();
  for (const name of names) {
    const [sort = '', ...rest] = name.toLowerCase().split(' ');
    // "kota administrasi jakarta pusat"
    const bare = rest.filter((word) => word !== 'administrasi').join(' ');
    for (const spelling of spellings(bare)) {
      const key = `${sort === 'kota' ? 'kota' : 'kabupaten'} ${sound(spelling)}`;
      if (!byName.has(key)) byName.set(key, name);
    }
    if (bare.length >= SHORTEST_BARE && !WORDS.has(bare)) byBare.set(sound(bare), name);
  }

  /** The longest name that begins at a word. */
  function nameAt(words: readonly Word[], at: number, find: (key: string) => string | undefined) {
    for (let count = Math.min(LONGEST, words.length - at); count > 0; count -= 1) {
      const some = words.slice(at, at + count).map(({ text }) => text);
      const name = find(sound(some.join(' ')));
      if (name !== undefined) return { name, to: at + count };
    }
    return null;
  }

  function first(
    words: readonly Word[],
    at: (from: number, word: string) => { name: string; to: number } | null,
  ): Named | null {
    for (const [from, { text }] of words.entries()) {
      const found = at(from, text);
      if (found !== null) return { ...found, from };
    }
    return null;
  }

  return {
    named: (words) =>
      first(words, (from, word) => {
        const sort = INTRODUCES.get(word);
        return sort === undefined
          ? null
          : nameAt(words, from + 1, (key) => byName.get(`${sort} ${key}`));
      }),
    mentioned: (words) =>
      first(words, (from, word) =>
        WHERE.has(word) ? nameAt(words, from + 1, (key) => byBare.get(key)) : null,
      ),
  };
}
