import { IDLE } from './staff-words.ts';

/** What people of an agency say of danger: SIAP, they see to it; AMAN, it is over. Pure. */

export interface OfDanger {
  name: 'SIAP' | 'AMAN';
  /** Said like a command, with nothing that takes it back. */
  plain: boolean;
  /** Few enough words to say nothing else. */
  short: boolean;
  /** The words without it and without tickets, verbatim. */
  rest: string;
}

const WORD = /(?<![\p{L}\p{N}])(siap|aman)(?![\p{L}\p{N}])/giu;
const TICKET = /(?<![\p{L}\d])(?:no\.?\s*)?[a-hj-np-z]{1,2}[\s.-]?\d{3}(?![\p{L}\d])/giu;
/** Asked, not said. */
const ASKED = /\?|^\W*(?:apa|apakah|siapa|kapan|gimana|bagaimana|bgmn|gmn|sudahkah)(?!\p{L})/iu;
/** Not yet, or only if: nothing that ends an alarm. */
const HEDGED =
  /(?<!\p{L})(?:belum|blm|blum|belom|kurang|kalau|kalo|klo|jika|bila|tapi|tp|tetapi|namun|nanti|besok|semoga|mungkin|tunggu|harap|minta)(?!\p{L})/iu;
/** Nobody goes. What is safe may be told by what there is not: "tidak ada korban". */
const DENIED = /(?<!\p{L})(?:tidak|tdk|tak|gak|ga|nggak|bukan)(?!\p{L})/iu;
const LONGEST = 8;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * True where only idle words and tickets stand before it.
 * @param before the text up to the word
 */
function isOpening(before: string): boolean {
  return wordsOf(before.replace(TICKET, ' ')).every((word) => IDLE.has(word));
}

/** @returns null for a text that has neither of the words, or both, or only asks */
export function saidOfDanger(text: string): OfDanger | null {
  const [found, ...others] = [...text.matchAll(WORD)];
  const name = found?.[0].toUpperCase();
  if (found === undefined || (name !== 'SIAP' && name !== 'AMAN')) return null;
  if (others.some(([word]) => word.toUpperCase() !== name) || ASKED.test(text)) return null;
  const { index } = found;
  const behind = text.slice(index + found[0].length);
  const rest = `${text.slice(0, index)} ${behind}`.replace(TICKET, ' ').replace(/\s+/g, ' ').trim();
  const doubtful = HEDGED.test(text) || (name === 'SIAP' && DENIED.test(text));
  return {
    name,
    plain: isOpening(text.slice(0, index)) && !doubtful,
    short: wordsOf(text).length <= LONGEST,
    rest: rest.replace(/^[\s.,:;!-]+/, ''),
  };
}
