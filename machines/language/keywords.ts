import type { Category, District, KindWord } from '../district.ts';
import { distance, slips } from './fuzzy.ts';
import { squeezed, type Word } from './words.ts';

/** The words a message may open with: greeting, kind, category keyword; and what is left of it. */

/** Words before the keyword that say nothing about the matter. */
const PREAMBLE = new Set(
  (
    'ass asw aslm assalamualaikum asalamualaikum wr wb warahmatullahi wabarakatuh salam slm yth yang terhormat ' +
    'kepada kpd bapak bpk pak pk ibu bu buk bupati camat kadis admin min halo hallo hai hi selamat slmt met ' +
    'pagi pgi siang sore malam mlm ketik lambar spasi hotline sms center tabik pun nyuwun sewu permisi mohon maaf maap ' +
    'pemkab pemda lampung barat di dinas kominfo assalamu alaikum dear tolong tlg'
  ).split(' '),
);
const KINDLESS_LEETS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's' };
const MOST_PREAMBLE = 14;
/** Shortest keyword that may be glued to the next word (`JALANrusak`). */
const GLUED = 4;

export interface Opening {
  kind: KindWord['code'] | null;
  category: Category | null;
  /** How surely the keyword was read: 1 as spelled, less for typos. */
  certainty: number;
  /** Typed in capitals or set off by a separator: meant as a keyword, not as the first word of a sentence. */
  marked: boolean;
  /** Where the message itself begins in the raw text. */
  contentStart: number;
  why: string[];
}

interface Match {
  category: Category;
  certainty: number;
  /** Length of the keyword inside a glued word, else the whole word. */
  length: number;
  how: string;
}

export interface Keywords {
  /** @param places indexes of words that are part of a place's name: no keyword unless in capitals */
  opening(text: string, words: Word[], places: ReadonlySet<number>): Opening;
  /** A category whose keyword or alias this word is, exactly. */
  exact(word: string): Category | undefined;
}

function leetless(word: string): string {
  return /^\d+$/.test(word)
    ? word
    : word.replace(/[01345]/g, (digit) => KINDLESS_LEETS[digit] ?? digit);
}

/** Builds the index of keywords once for a district. */
export function createKeywords(district: Pick<District, 'kinds' | 'categories'>): Keywords {
  const byWord = new Map<string, { category: Category; certainty: number }>();
  for (const category of district.categories) {
    for (const alias of [category.code, ...category.aliases])
      byWord.set(squeezed(alias), { category, certainty: 1 });
    for (const typo of category.typos)
      if (!byWord.has(squeezed(typo))) byWord.set(squeezed(typo), { category, certainty: 0.9 });
  }
  const spelled = [...byWord].filter(([, { certainty }]) => certainty === 1);
  const kinds = new Map<string, KindWord['code']>();
  for (const { code, aliases } of district.kinds)
    for (const alias of [code, ...aliases]) kinds.set(squeezed(alias), code);

  function nearest(word: string): Match | null {
    const allowed = slips(word.length);
    if (allowed === 0) return null;
    let best: Match | null = null;
    for (const [keyword, { category }] of spelled) {
      // a typo keeps its first letter nearly always; without this `hasil` would become `sehat`
      if (keyword.length < 4 || keyword[0] !== word[0]) continue;
      const most = Math.min(allowed, slips(keyword.length));
      const apart = distance(word, keyword, most);
      if (apart > most) continue;
      const certainty = 0.92 - apart * 0.06;
      if (best === null || certainty > best.certainty)
        best = { category, certainty, length: word.length, how: `"${word}" is nearly ${keyword}` };
    }
    return best;
  }

  function glued(raw: string): Match | null {
    const word = raw.toLowerCase();
    let best: Match | null = null;
    for (const [keyword, { category }] of spelled) {
      if (keyword.length < GLUED || !word.startsWith(keyword) || word.length < keyword.length + 3)
        continue;
      // JALANrusak shows the seam; in all capitals or small letters suffixes such as -nya are one word
      const seam = raw.slice(0, keyword.length) === raw.slice(0, keyword.length).toUpperCase();
      if (!seam || raw === raw.toUpperCase()) continue;
      if (best === null || keyword.length > best.length)
        best = {
          category,
          certainty: 0.95,
          length: keyword.length,
          how: `keyword ${keyword} glued to the text`,
        };
    }
    return best;
  }

  function match(raw: string): Match | null {
    const word = squeezed(raw);
    const exact = byWord.get(word) ?? byWord.get(leetless(word));
    if (exact !== undefined)
      return { ...exact, length: raw.length, how: `keyword ${exact.category.code}` };
    return glued(raw) ?? nearest(word);
  }

  function opening(text: string, words: Word[], places: ReadonlySet<number>): Opening {
    const found: Opening = {
      kind: null,
      category: null,
      certainty: 0,
      marked: false,
      contentStart: words[0]?.start ?? 0,
      why: [],
    };
    for (const [index, word] of words.slice(0, MOST_PREAMBLE).entries()) {
      const raw = text.slice(word.start, word.end);
      if (places.has(index) && raw !== raw.toUpperCase()) return found;
      const kind = kinds.get(squeezed(raw));
      const hit = match(raw);
      if (kind !== undefined && found.kind === null && hit?.certainty !== 1) {
        found.kind = kind;
        found.why.push(`kind word ${kind}`);
        found.contentStart = word.end;
        continue;
      }
      if (hit !== null) {
        found.category = hit.category;
        found.certainty = hit.certainty;
        found.marked =
          raw === raw.toUpperCase() || /^\s*[#*.,:;/_-]|^\s*\(/.test(text.slice(word.end));
        found.contentStart = word.start + hit.length;
        found.why.push(hit.how);
        return found;
      }
      if (!PREAMBLE.has(word.text) && !PREAMBLE.has(word.full)) return found;
      if (found.kind === null) found.contentStart = word.end;
    }
    return found;
  }

  return { opening, exact: (word) => byWord.get(squeezed(word))?.category };
}
