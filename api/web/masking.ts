import type { Rules } from '../../machines/rules.ts';

/** What must not be readable on a page that anybody may see over somebody's shoulder (DESIGN §12). */

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

/** Who a number belongs to: the function of a registered contact, else the masked number. */
export function holderOf(rules: Rules, number: string | null): string {
  if (number === null) return '–';
  const contact = rules.district.contacts.find(({ phone }) => phone === number);
  return contact?.label ?? maskedNumber(number);
}
