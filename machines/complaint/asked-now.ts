import type { Message } from '../messages/messages.ts';
import { isInDoubt } from './base/secrecy-question.ts';
import type { ComplaintSnapshot } from './flow/machine.ts';
import { categoriesIn, categoryQuestion, secrecyQuestion } from './texts/asked.ts';

/** What the reporter of a complaint was asked and has not said yet. Pure. */

export interface Asked {
  /** Words of the office, or a message of the hotline. */
  words: string | Message;
  /** Epoch milliseconds; null where it is the hotline’s own, which waits for minutes (`policy.clarifyMinutes`). */
  dueAt: number | null;
  /** Answers by their numbers, from 1 on, as `citizen.choose` takes them; empty where words are asked for. */
  choices: string[];
}

/** What its reporter is asked now; null while nothing is open. */
export function askedNow(snapshot: ComplaintSnapshot): Asked | null {
  const { context } = snapshot;
  if (context.question !== null) {
    const { text, dueAt } = context.question;
    return { words: text, dueAt, choices: [] };
  }
  if (!snapshot.matches({ flow: 'clarifying' })) return null;
  return isInDoubt(context)
    ? { words: secrecyQuestion(context), dueAt: null, choices: ['ya', 'tidak'] }
    : { words: categoryQuestion(context), dueAt: null, choices: categoriesIn(context) };
}
