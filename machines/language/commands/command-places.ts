import { IDLE, TELLING } from './staff-words.ts';

/** Where in an SMS a command may stand. Pure. */

/** After these a sentence begins anew. */
const BOUNDARY = /[.:;,!?)\n"”>-]\s*$/;
const BOUNDARY_WIDTH = 8;
/** A command stands among so many first characters. */
export const FIRST = 240;
export const WORD = /[\p{L}\p{N}]+/gu;
/** A sentence begins at this place. */
export function beginsAt(text: string, index: number): boolean {
  return BOUNDARY.test(text.slice(Math.max(0, index - BOUNDARY_WIDTH), index));
}

/** Places where a command may stand: as long as only idle words were before, or a sentence begins. */
export function startsOf(text: string): number[] {
  const starts: number[] = [];
  let idle = true;
  // idle words behind the beginning of a later sentence
  let again = false;
  for (const { 0: word, index } of text.slice(0, FIRST).matchAll(WORD)) {
    const begins = beginsAt(text, index);
    if (idle || again || begins) starts.push(index);
    idle = idle && IDLE.has(word.toLowerCase());
    again = (again || begins) && IDLE.has(word.toLowerCase()) && !TELLING.has(word.toLowerCase());
  }
  return starts;
}
