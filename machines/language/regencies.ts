import type { Word } from './base/tokens.ts';
import { sound } from './gazetteer.ts';

/**
 * Other regencies and cities named as such: "kab. Banyumas", "kota Palembang", "warga Kabupaten Tanggamus". Their bare
 * names are too often streets, words or people's origins to place a message there.
 */

/** @returns the full name of the first regency that is named, and the words that name it; null where none is */
export type FindRegency = (
  words: readonly Word[],
) => { name: string; from: number; to: number } | null;

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
const LONGEST = 4;

export function createRegencies(names: readonly string[]): FindRegency {
  const byName = new Map<string, string>();
  for (const name of names) {
    const [sort = '', ...rest] = name.toLowerCase().split(' ');
    // "kota administrasi jakarta pusat"
    const bare = rest.filter((word) => word !== 'administrasi').join(' ');
    byName.set(`${sort === 'kota' ? 'kota' : 'kabupaten'} ${sound(bare)}`, name);
  }
  return (words) => {
    for (let from = 0; from + 1 < words.length; from += 1) {
      const sort = INTRODUCES.get(words[from]?.text ?? '');
      if (sort === undefined) continue;
      for (let count = Math.min(LONGEST, words.length - from - 1); count > 0; count -= 1) {
        const some = words.slice(from + 1, from + 1 + count).map(({ text }) => text);
        const name = byName.get(`${sort} ${sound(some.join(' '))}`);
        if (name !== undefined) return { name, from, to: from + 1 + count };
      }
    }
    return null;
  };
}
