/**
 * Ticket codes: letters without I and O, then three digits (`A001` … `Z999`, `AA001` …), in one series
 * that goes on over the turn of the year, so that no code is given twice. Short enough to type from a
 * letter, and no group of more than three digits, which Indonesian operators are reported to filter as
 * one-time codes (design §4). Codes of older stores began again each year: there two may be the same.
 */

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const PER_LETTER = 999;

/** Letters of block `index` (0 → `A`, 23 → `Z`, 24 → `AA`). */
function prefix(index: number): string {
  const last = LETTERS.charAt(index % LETTERS.length);
  const rest = Math.floor(index / LETTERS.length);
  return rest === 0 ? last : prefix(rest - 1) + last;
}

/**
 * Code of the n-th complaint.
 * @param n counted from 1
 * @throws RangeError when n is not a positive integer
 */
export function ticketCode(n: number): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`ticket number ${n}: must be 1 or more`);
  const block = Math.floor((n - 1) / PER_LETTER);
  const number = ((n - 1) % PER_LETTER) + 1;
  return prefix(block) + String(number).padStart(3, '0');
}

/** The number of a code (`A127` → 127), as `ticketCode` counts; undefined for what is no code. */
export function ticketNumber(code: string): number | undefined {
  const [, letters = '', digits = ''] = /^([A-HJ-NP-Z]+)(\d{3})$/.exec(code.toUpperCase()) ?? [];
  if (letters === '' || Number(digits) === 0) return undefined;
  // as `prefix` counts: no letter is a zero
  const block = [...letters].reduce(
    (sum, one) => (sum + 1) * LETTERS.length + LETTERS.indexOf(one),
    -1,
  );
  return block * PER_LETTER + Number(digits);
}

/** Instance id of a complaint (`2026-A127`). */
export function complaintId(year: number, ticket: string): string {
  return `${year}-${ticket}`;
}

/** The code as it stands in letters (`2026/A127`). */
export function letterTicket(year: number, ticket: string): string {
  return `${year}/${ticket}`;
}

/** A ticket as it was typed: the year where it was, and the code or its digits alone. */
export interface TypedTicket {
  year: number | null;
  code: string;
}

/** @param typed canonical form as the language module gives it: `A127`, `2026/A127` or `127` */
export function typedTicket(typed: string): TypedTicket {
  const [code = '', year] = typed.split('/').reverse();
  return { year: year === undefined ? null : Number(year), code };
}

/** True for digits without their letter: they may fit several. */
export function isDigitsOnly({ code }: TypedTicket): boolean {
  return /^\d+$/.test(code);
}

/** True where a code with a digit forgotten (`A01`, read as `A001`) may as well mean this ticket: `A101`, `A010`. */
export function mayBeShortFor(code: string, ticket: string): boolean {
  const letter = code.replace(/\d/g, '');
  const [one = '', two = ''] = code.slice(-2);
  const number = ticket.slice(letter.length);
  if (!ticket.startsWith(letter) || !/^\d{3}$/.test(number)) return false;
  return new RegExp(`^(?:\\d${one}${two}|${one}\\d${two}|${one}${two}\\d)$`).test(number);
}

/** Whether what a person typed names this ticket: the whole code, or its digits alone. */
export function namesTicket(typed: string, ticket: string): boolean {
  const named = typedTicket(typed);
  return isDigitsOnly(named) ? ticket.endsWith(named.code.padStart(3, '0')) : named.code === ticket;
}
