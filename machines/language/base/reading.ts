import { roots } from './morphology.ts';
import type { Word } from './tokens.ts';

/** One text in the shapes that its signs are read from. */
export interface Read {
  raw: string;
  words: Word[];
  /** Words written out, joined by single spaces, with a space at both ends. */
  full: string;
  /** As typed. */
  typed: string;
  /** The text cut at punctuation, each part as in `full`. */
  clauses: string[];
  /** How much it reads like an accusation of somebody in office, as learnt (`learned/accuser.ts`). */
  accusing: number;
}

/** Single spaces inside, one at both ends: how phrases are looked for. */
export function roomy(text: string): string {
  return ` ${text.trim()} `;
}

const END = /[.,;!?\n]/;
const SENTENCE_END = /[.;!?\n]/;

/** Whether a sentence ends between two neighbouring words. */
export function endsBetween(raw: string, word: Word, next: Word): boolean {
  return SENTENCE_END.test(raw.slice(word.end, next.start));
}

/** The words between two marks of punctuation. */
export function clausesOf(raw: string, words: Word[]): string[] {
  const clauses: string[][] = [[]];
  words.forEach((word, index) => {
    const next = words[index + 1];
    clauses.at(-1)?.push(word.full);
    if (next !== undefined && END.test(raw.slice(word.end, next.start))) clauses.push([]);
  });
  return clauses.filter((clause) => clause.length > 0).map((clause) => roomy(clause.join(' ')));
}

/** Every word of a text in every form it may be looked up: as typed, written out, and its roots. */
export function formsOf(words: Word[]): Set<string> {
  const forms = new Set<string>();
  for (const { text, full } of words) {
    forms.add(text);
    for (const part of full.split(' ')) for (const root of roots(part)) forms.add(root);
  }
  return forms;
}
