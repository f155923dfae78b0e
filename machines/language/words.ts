/** Texts into words that can be compared: lower case, abbreviations written out; the raw text stays. */

export interface Word {
  /** As it is compared: lower case, repeated letters as typed. */
  text: string;
  /** The word, or words, that an abbreviation stands for. */
  full: string;
  /** Where the word stands in the raw text. */
  start: number;
  end: number;
}

/** Nobody types more than this in one SMS; the rest of a longer text is kept but not read. */
const READ_LENGTH = 4000;

/** A hyphen joins only in `e-ktp`; elsewhere people type it for a space. */
const WORD = /(?:(?<![\p{L}\p{N}])e-)?[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/giu;

/**
 * The words of a text in order.
 * @param abbreviations lower case, by their short form
 */
export function wordsOf(text: string, abbreviations: ReadonlyMap<string, string>): Word[] {
  const words: Word[] = [];
  for (const match of text.slice(0, READ_LENGTH).matchAll(WORD)) {
    const lower = match[0].toLowerCase();
    words.push({
      text: lower,
      full: abbreviations.get(lower) ?? lower,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return words;
}

/** Letters and digits only, lower case: how names are compared however they are spaced. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words written out and joined by single spaces, with a space at both ends: for finding phrases. */
export function phraseText(words: Word[]): string {
  return ` ${words.map(({ full }) => full).join(' ')} `;
}

/** As typed, without writing abbreviations out. */
export function typedText(words: Word[]): string {
  return ` ${words.map(({ text }) => text).join(' ')} `;
}

export function hasAny(text: string, phrases: readonly string[]): string | null {
  return phrases.find((phrase) => text.includes(` ${phrase} `)) ?? null;
}
