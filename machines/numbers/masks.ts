import { replaceDisguised, replaceNumber } from './own-number.ts';

/**
 * Masks of numbers, each with a name; what may be printed in public is in `private-numbers.ts` (design §12). From the
 * weakest to the strongest: `maskNumber` and `maskNumbers` leave digits by which the office tells people apart,
 * `hideReporter` leaves none of one number, `hideNumbers` none of any. `cutDigits` is for text of machines, where a
 * number may stand in any spelling or piece. Pure.
 */

/** Stands for a number of which nothing may be known. */
export const HIDDEN_NUMBER = '(nomor disembunyikan)';

/** Stands for the reporter's number in his own words. */
export const REPORTERS_NUMBER = '(nomor pelapor)';

/** Plain phone numbers: as machines write them (E.164), and mobile and fixed ones as people do. */
const PHONE =
  /\+\d(?:[ .-]?\d){6,14}(?!\d)|(?<!\d)(?:0|62)\d{3}(?:[ .-]?\d){5,10}(?!\d)|(?<!\d)(?:62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)/g;

/** NIK and KK: 16 digits, also in groups. */
const IDENTITY = /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g;

/** `+62812…001` → `0812xxxx001`; names and short codes of operators stay as they are. */
export function maskNumber(number: string): string {
  if (!/^\+\d{7,}$/.test(number)) return number;
  const national = number.replace(/^\+62/, '0');
  return `${national.slice(0, 4)}xxxx${national.slice(-3)}`;
}

/** A sender in print: the masked number; a name, which may be anybody's, is hidden whole. */
export function maskSender(number: string): string {
  return /^\+\d{7,}$/.test(number) ? maskNumber(number) : HIDDEN_NUMBER;
}

/** The text with identity numbers cut to their first four digits. */
export function maskIdentity(text: string): string {
  return text.replace(IDENTITY, (found) => `${found.replace(/\D/g, '').slice(0, 4)}xxxxxxxxxxxx`);
}

/** The text with identity numbers and with phone numbers masked, wherever in it they are. */
export function maskNumbers(text: string): string {
  const plain = replaceDisguised(maskIdentity(text), (digits) =>
    maskNumber(`+62${digits.replace(/^(?:620?|0)/, '')}`),
  );
  return plain.replace(PHONE, (found) =>
    maskNumber(found.replace(/[ .-]/g, '').replace(/^(?:0|62)/, '+62')),
  );
}

/** The text with identity numbers masked, and no digit of a phone number left. */
export function hideNumbers(text: string): string {
  return replaceDisguised(maskIdentity(text), () => HIDDEN_NUMBER).replace(PHONE, HIDDEN_NUMBER);
}

/** So many digits that a number may be in them, with blanks and hyphens, but for the last three. */
const DIGITS = /\+?\d{3,5}[\d -]{4,}(?=\d{3})/g;

/** The text with every long run of digits cut to its beginning and its last three: `+6281…001`. */
export function cutDigits(text: string): string {
  return text.replace(DIGITS, (found) =>
    found.replace(/\D/g, '').length < 6 ? found : `${found.slice(0, 5)}…`,
  );
}

/**
 * A citizen's words as offices may see them: without identity numbers and without his own number, however he writes
 * it. Other numbers stay, as they may be what the complaint is about.
 * @param reporter E.164; several where his complaint has moved to another phone
 * @param shown stands for his number
 */
export function hideReporter(
  text: string,
  reporter: string | readonly string[],
  shown = REPORTERS_NUMBER,
): string {
  const numbers = typeof reporter === 'string' ? [reporter] : reporter;
  const hidden = numbers.reduce((words, number) => replaceNumber(words, number, () => shown), text);
  return maskIdentity(hidden);
}

/** How numbers are shown. */
export interface NumberMask {
  /** @param number E.164, or the name of a sender */
  number(number: string): string;
  text(text: string): string;
}
