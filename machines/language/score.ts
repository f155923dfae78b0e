import type { Agency, Category } from '../district.ts';
import { distance, slips } from './fuzzy.ts';
import type { Word } from './words.ts';

/** Which category a text without keyword speaks of, by its content words. */

export interface Score {
  category: Category;
  /** 0–1. */
  score: number;
  words: string[];
}

const PREFIXES = /^(di|me|mem|men|meng|meny|ber|ter|pe|pem|pen|ke|se)(?=\p{L}{4})/u;
const SUFFIXES = /(nya|kan|an|in|i|lah|kah|pun|ku|mu)$/u;

/** The word, and the word without one prefix and suffix: enough for Indonesian to find `diaspal`. */
function forms(word: string): string[] {
  const bare = word.replace(SUFFIXES, '');
  const stem = word.replace(PREFIXES, '');
  return [...new Set([word, bare, stem, stem.replace(SUFFIXES, '')])].filter(
    (form) => form.length > 1,
  );
}

export type ScoreCategories = (words: Word[]) => Score[];

/** Shorter words are too like one another: "tahan" is no slip of "taman". */
const SHORTEST_FUZZY = 5;
/** Everyday words one letter away from a content word. */
const EVERYDAY = new Set(
  'tahan tahun keadaan sekali sekarang kepada kasih selama setiap kalau pernah masih malah tanah tangan lebih sering semua sampai'.split(
    ' ',
  ),
);

/** Everyday words whose stem is a keyword: "kapan dikerjakan" is not about work. */
const NOT_CONTENT = new Set([
  'dikerjakan',
  'kerjakan',
  'dikerjain',
  'pengerjaan',
  'kinerja',
  'sekerja',
  'pekerjaan',
]);

/** Builds the index of content words once; an agency's own name speaks for its first category. */
export function createScore(categories: Category[], agencies: Agency[]): ScoreCategories {
  const byHint = new Map<string, Category[]>();
  const phrases: { phrase: string; category: Category }[] = [];
  const note = (hint: string, category: Category) => {
    if (hint.includes(' ')) phrases.push({ phrase: ` ${hint} `, category });
    else byHint.set(hint, [...new Set([...(byHint.get(hint) ?? []), category])]);
  };
  for (const category of categories) {
    if (category.code !== 'LAIN') note(category.code.toLowerCase(), category);
    for (const hint of [...category.hints, ...category.aliases])
      if (category.code !== 'LAIN') note(hint.toLowerCase(), category);
  }
  for (const { code, type, aliases } of agencies) {
    const category = categories.find(({ agency }) => agency === code);
    if (type !== 'agency' || category === undefined || category.code === 'LAIN') continue;
    for (const alias of [code.toLowerCase(), ...aliases]) note(alias, category);
  }
  const long = [...byHint.keys()].filter((hint) => hint.length >= SHORTEST_FUZZY);

  function lookUp(word: string): Category[] {
    if (NOT_CONTENT.has(word)) return [];
    for (const form of forms(word)) {
      const found = byHint.get(form);
      if (found !== undefined) return found;
    }
    if (word.length < SHORTEST_FUZZY || EVERYDAY.has(word)) return [];
    const near = long.find(
      (hint) => hint[0] === word[0] && distance(hint, word, 1) <= Math.min(1, slips(hint.length)),
    );
    return near === undefined ? [] : (byHint.get(near) ?? []);
  }

  return (words) => {
    const points = new Map<Category, { points: number; words: string[] }>();
    const add = (category: Category, amount: number, word: string) => {
      const known = points.get(category) ?? { points: 0, words: [] };
      if (known.words.includes(word)) return;
      points.set(category, { points: known.points + amount, words: [...known.words, word] });
    };
    words.slice(0, 200).forEach((word, index) => {
      const found = word.full.split(' ').flatMap(lookUp);
      // a word of several categories says less; an early word says more
      for (const category of found) add(category, (index < 6 ? 1.3 : 1) / found.length, word.text);
    });
    const text = ` ${words.map(({ full }) => full).join(' ')} `;
    for (const { phrase, category } of phrases)
      if (text.includes(phrase)) add(category, 1.6, phrase.trim());
    return [...points]
      .map(([category, { points: p, words: w }]) => ({ category, score: p / (p + 1.1), words: w }))
      .sort((a, b) => b.score - a.score);
  };
}
