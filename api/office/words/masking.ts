import type { Rules } from '../../../machines/rules.ts';

/** What must not be readable on a page that anybody may see over somebody's shoulder (DESIGN §12). */

/** Stands for a number of which nothing may be known. */
export const HIDDEN_NUMBER = '(nomor disembunyikan)';

/** Identity numbers (NIK, KK) have 16 digits; people set spaces or dots between them. */
const IDENTITY_NUMBER = /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g;

/** `+62812…001` → `0812xxxx001`; names and short codes of operators stay as they are. */
export function maskedNumber(number: string): string {
  if (!/^\+\d{7,}$/.test(number)) return number;
  const national = number.startsWith('+62') ? `0${number.slice(3)}` : number;
  return `${national.slice(0, 4)}xxxx${national.slice(-3)}`;
}

/** The text with identity numbers cut to their first four digits. */
export function maskedText(text: string): string {
  return text.replace(IDENTITY_NUMBER, (found) => `${found.slice(0, 4)}xxxxxxxxxxxx`);
}

/** Phone numbers as machines write them (E.164) and as people do (`0812-0000-9001`, `62812…`). */
const PHONE_NUMBER = /\+\d(?:[ .-]?\d){6,14}(?!\d)|(?<!\d)(?:0|62)\d{3}(?:[ .-]?\d){5,10}(?!\d)/g;

/** The text with identity numbers and with phone numbers masked, wherever in it they are. */
export function maskedAll(text: string): string {
  return maskedText(text).replace(PHONE_NUMBER, (found) => {
    const compact = found.replace(/[ .-]/g, '');
    return maskedNumber(compact.replace(/^(?:0|62)/, '+62'));
  });
}

/** The text with identity numbers masked, and no digit of a phone number left. */
export function withoutNumbers(text: string): string {
  return maskedText(text).replace(PHONE_NUMBER, HIDDEN_NUMBER);
}

/** Plain JSON with every text in it masked. */
export function maskedData(value: unknown): unknown {
  if (typeof value === 'string') return maskedAll(value);
  if (Array.isArray(value)) return value.map(maskedData);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  return Object.fromEntries(fields.map(([key, inner]) => [maskedAll(key), maskedData(inner)]));
}

/** Who a number belongs to: the function of a registered contact, else the masked number. */
export function holderOf(rules: Rules, number: string | null): string {
  if (number === null) return '–';
  const contact = rules.district.contacts.find(({ phone }) => phone === number);
  return contact?.label ?? maskedNumber(number);
}
