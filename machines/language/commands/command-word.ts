import type { CommandName } from '../../text/understanding.ts';
import { distance } from '../base/fuzzy.ts';
import { SHAPES, type Shape } from './command-shapes.ts';

/** Which command a word stands for. */

const SHORTEST_TYPO = 4;
const SHORTEST_BARE_TYPO = 5;
const MOST_TAIL = 6;

/** Greetings and everyday words a letter away from a command: "Tabik, A001 …" takes no answer back. */
const NO_SLIPS = new Set(
  'TABIK TARIF TERIK RAPAT ALAT TANDA CAMAT TEPAT BATAS TEGAS HORMAT MBAH ANDA PARA BALAI RAWAT REKAN TENDA'.split(
    ' ',
  ),
);

/**
 * Shapes by the word they are given with.
 * @returns the shape of a word, or of one that differs in a letter
 */
export function createShapeOf(): (
  word: string,
  hasTicket: boolean,
  alone: boolean,
) => Shape | null {
  const shapes = new Map(
    SHAPES.flatMap((shape) => shape.words.map((word) => [word, shape] as const)),
  );
  return (word, hasTicket, alone) => {
    const exact = shapes.get(word);
    if (exact !== undefined) return exact;
    if (NO_SLIPS.has(word.toUpperCase())) return null;
    // slips count only with a ticket behind the word, or when the word is all there is
    const shortest = hasTicket ? SHORTEST_TYPO : SHORTEST_BARE_TYPO;
    if (!(hasTicket || alone) || word.length < shortest) return null;
    const near = [...shapes].find(
      ([name]) => name.length >= SHORTEST_TYPO && distance(name, word, 1) <= 1,
    );
    return near?.[1] ?? null;
  };
}

/** True when nothing but idle words follows the word of a bare command. */
export function isIdleTail(shape: Shape, after: string): boolean {
  const words = after.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= MOST_TAIL && words.every((word) => shape.tail.has(word));
}

/** A command word with its ticket behind it, anywhere in a text. */
const NAMED = new RegExp(
  `(?<![\\p{L}\\d])(${SHAPES.flatMap(({ words }) => words).join('|')})[\\s.:#]+(?:no\\.?\\s*)?[a-hj-np-z]{1,2}[.-]?\\d{3}(?![\\p{L}\\d])`,
  'giu',
);

/** The text begins with a command word and its ticket: `JAWAB A001 …`. */
export function opensWithCommand(text: string): boolean {
  const [first] = text.matchAll(NAMED);
  return first !== undefined && /^[^\p{L}\p{N}]*$/u.test(text.slice(0, first.index));
}

/** Commands that stand in a text with a ticket of their own: `… TUNDA A001 …`. */
export function commandsNamedIn(text: string): CommandName[] {
  return [...text.matchAll(NAMED)].flatMap(([, word = '']) =>
    SHAPES.filter(({ words }) => words.includes(word.toUpperCase())).map(({ name }) => name),
  );
}
