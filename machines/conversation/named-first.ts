import type { Rules } from '../district/rules.ts';
import type { TicketFact } from './base/events.ts';
import { shareWord, tellingWords } from './telling-words.ts';

/** The complaint that an answer to "which one?" names with its first words, whatever follows: "yg ktp aja pak, bansos udh masuk". Pure. */

const OPENING =
  /^\W*(?:(?:maaf|iya|ya|oh|eh|itu|pak|bu|maksud(?:nya)?|yang|yg|nu|sing|sai|untuk|utk|soal|masalah)\W+)*/i;
const POINTS = /\b(?:yang|yg|nu|sing|sai|untuk|utk|soal|masalah)\W+$/i;
/** So many words may name one that is pointed at. */
const MOST = 3;
const ENDS = /[.,;!?]|\b(?:pak|bu|min|aja|saja|itu|mah)\b/i;

function namedBy(words: string, offered: TicketFact[], rules: Rules): TicketFact[] {
  const said = tellingWords(words, rules);
  return offered.filter(({ text, additions, category }) => {
    const own = tellingWords([text, ...additions, category ?? ''].join(' '), rules);
    return said.some((word) => shareWord(word, own));
  });
}

/** @returns undefined where the first words name none of them, or several */
export function namedFirst(
  text: string,
  offered: TicketFact[],
  rules: Rules,
): TicketFact | undefined {
  const [opening = ''] = OPENING.exec(text) ?? [];
  const [first = ''] = text.slice(opening.length).split(ENDS);
  const words = first
    .trim()
    .split(/\s+/)
    .slice(0, POINTS.test(opening) ? MOST : 1);
  const tried = words.map((_, at) => namedBy(words.slice(0, at + 1).join(' '), offered, rules));
  const [only, ...others] = tried.find((named) => named.length > 0) ?? [];
  return others.length === 0 ? only : undefined;
}
