import { hideReporter } from '../numbers/masks.ts';
import type { ComplaintContext } from './base/context.ts';
import { phonesOf } from './base/phones.ts';

/** What a complaint is found by when somebody searches for words: without NIK and the reporter's number. */

/** Everything that was said about it, with its place, as one text. */
export function complaintWords(context: ComplaintContext): string {
  const { ticket, text, additions, answer, place, rejected } = context;
  const said = [
    ticket,
    text,
    ...additions.map((addition) => addition.text),
    answer?.text,
    rejected?.text,
    place?.village,
    place?.district,
  ];
  const whole = said.filter((part) => part !== undefined && part !== null).join('\n');
  return hideReporter(whole, phonesOf(context));
}
