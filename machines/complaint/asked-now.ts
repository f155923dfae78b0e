import type { Message } from '../messages/messages.ts';
import { isInDoubt } from './base/secrecy-question.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';
import {
  categoriesIn,
  categoryQuestion,
  RATING_QUESTION,
  RATING_WORDS,
  secrecyQuestion,
} from './texts/asked.ts';

/** What the reporter of a complaint was asked and has not said yet. Pure. */

export interface Asked {
  /** Words of the office, or a message of the hotline. */
  words: string | Message;
  /** Epoch milliseconds; null where it is the hotline’s own. */
  dueAt: number | null;
  /** Answers by their numbers, from 1 on; empty where words are asked for. */
  choices: AskedChoice[];
}

/** An answer, and what it does. */
export interface AskedChoice {
  text: string;
  event:
    | { type: 'citizen.choose'; option: number }
    | { type: 'citizen.rate'; rating: number }
    | { type: 'citizen.unsolved' };
}

const chosen = (texts: readonly string[]): AskedChoice[] =>
  texts.map((text, n) => ({ text, event: { type: 'citizen.choose', option: n + 1 } }));

const RATINGS: AskedChoice[] = [
  ...RATING_WORDS.map(
    (text, n): AskedChoice => ({ text, event: { type: 'citizen.rate', rating: n + 1 } }),
  ),
  { text: 'belum', event: { type: 'citizen.unsolved' } },
];

/** What its reporter is asked now; null while nothing is open. */
export function askedNow(snapshot: ComplaintSnapshot): Asked | null {
  const { context } = snapshot;
  if (context.question !== null) {
    const { text, dueAt } = context.question;
    return { words: text, dueAt, choices: [] };
  }
  if (snapshot.matches({ flow: 'answered' }) && context.rating === null)
    return { words: RATING_QUESTION, dueAt: null, choices: RATINGS };
  if (!snapshot.matches({ flow: 'clarifying' })) return null;
  return isInDoubt(context)
    ? { words: secrecyQuestion(context), dueAt: null, choices: chosen(['ya', 'tidak']) }
    : { words: categoryQuestion(context), dueAt: null, choices: chosen(categoriesIn(context)) };
}
