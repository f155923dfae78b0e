/** The words of a text as all stores compare them, so that the same search finds the same everywhere. */

const SHORTEST = 2;
/** Nobody types more to find something. */
const MOST_SEARCHED = 8;
const LONGEST = 40;

/** Each word once, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST);
  return [...new Set(words.map((word) => word.slice(0, LONGEST)))];
}

/** What somebody typed to find: the beginnings of words that all must occur. */
export function searchedWords(typed: string): string[] {
  return wordsOf(typed).slice(0, MOST_SEARCHED);
}
