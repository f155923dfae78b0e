import { type IssuedLetter, issueLetter } from '../../../machines/letter/issue-letter.ts';
import type { DeskParts, Draft } from './draft.ts';
import { sealed } from './letters.ts';

/** Giving drafts their numbers, and rendering letters anew. */

/** `0145/2026`: place in the book of what came in; the same key always has the same. */
export async function agendaNumber(
  { store, rules }: Pick<DeskParts, 'store' | 'rules'>,
  at: number,
  key: string,
): Promise<string> {
  const { year } = rules.calendar.local(at);
  const n = await store.numbers.allocate(`agenda:${year}`, key);
  return `${String(n).padStart(4, '0')}/${year}`;
}

/**
 * Makes the letter: number, archive, register.
 * @param key the same key (a form sent twice) gives the same letter
 * @param byHand a number out of the office's own book, instead of the next of ours
 * @throws NumberTakenError when a number by hand is in the register already
 */
export async function issueDraft(
  parts: DeskParts,
  draft: Draft,
  key: string,
  byHand?: string,
): Promise<IssuedLetter> {
  const { store, rules, engine } = parts;
  const { kind, subject, addressee, agency, about, at } = draft;
  const number = draft.number ?? byHand;
  // what comes in has a place in the book of incoming letters
  const agenda = kind === 'jawaban' ? await agendaNumber(parts, at, key) : '';
  const content = agenda === '' ? draft.content : { ...draft.content, agenda };
  const render = (given: string) => sealed(draft.html({ number: given, agenda }));
  const letter = { kind, subject, addressee, agency, about, content, at, key, render };
  const { instances } = engine;
  return issueLetter(
    { store, rules, instances },
    number === undefined ? letter : { ...letter, number },
  );
}
