import type { Message } from '../../messages/messages.ts';
import type { ComplaintContext } from '../base/context.ts';

/** What the reporter of a complaint is asked, and the answers that have a number. */

/** The category that none of the others is. */
const OTHER = 'LAINNYA';

/** Those to choose from by their numbers, and the last for any other; none where words are asked for. */
export function categoriesIn({ options, reading }: ComplaintContext): string[] {
  const saysNothing = reading.flags.includes('tooShort') || reading.flags.includes('empty');
  return saysNothing || options.length === 0 ? [] : [...options, OTHER];
}

/** Numbered question about the category, or one for its words where there are none. */
export function categoryQuestion(context: ComplaintContext): Message {
  const { ticket, category } = context;
  const options = categoriesIn(context).map((label, n) => ({ key: String(n + 1), label }));
  return options.length === 0
    ? { template: 'tanya-isi', vars: { ticket, category } }
    : { template: 'tanya-kategori', vars: { ticket, options, again: false } };
}

/** Whether it is to be kept secret. */
export function secrecyQuestion({ ticket }: ComplaintContext): Message {
  return { template: 'tanya-rahasia', vars: { ticket, added: false } };
}

/** What ratings say, from 1 on. */
export const RATING_WORDS = ['kecewa', 'kurang puas', 'cukup', 'puas', 'sangat puas'] as const;

/** Whether an answer was one, where somebody else asks for the hotline: by SMS it is asked with commands. */
export const RATING_QUESTION =
  'Puas dengan jawaban ini? Balas angka 1 (kecewa) sampai 5 (sangat puas), atau BELUM bila belum selesai.';

/** The same in other words, to somebody who wrote something else. */
export function secrecyQuestionAgain({ ticket }: ComplaintContext): Message {
  return { template: 'tanya-rahasia-lagi', vars: { ticket } };
}
