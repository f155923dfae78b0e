import type { Calendar } from '../calendar.ts';
import type { BalancePatterns } from '../district.ts';

/** Credit and active period out of what an operator says, by USSD or by SMS. Pure. */

export interface Balance {
  /** Rupiah; null when the text names none. */
  credit: number | null;
  /** End of the last day on which the card is active, epoch milliseconds; null when none is named. */
  activeUntil: number | null;
}

const MONTHS = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ');
/** English and other short names that operators use. */
const OTHER_MONTHS: Record<string, number> = { may: 5, aug: 8, ags: 8, oct: 10, dec: 12 };

function monthOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  const short = word.toLowerCase().slice(0, 3);
  return OTHER_MONTHS[short] ?? MONTHS.indexOf(short) + 1;
}

/** `31/12/2026`, `31-12-26`, `31.12.2026`, `31 Des 2026`, `31 Desember 2026`, `2026-12-31`. */
function dayOf(text: string): { year: number; month: number; day: number } | null {
  const iso = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const match = /(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./-]+(\d{4}|\d{2})(?!\d)/i.exec(text);
  if (match === null) return null;
  const [, day = '', month = '', year = ''] = match;
  return {
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
    month: monthOf(month),
    day: Number(day),
  };
}

/** True for a day that is in the calendar: no 31 February, no month 13. */
function exists({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `15.000`, `15,000.50`, `1987`, `Rp15000,00`: whole rupiah. */
function amountOf(text: string): number | null {
  const match = /(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]\d{1,2})?(?!\d)/.exec(text);
  return match === null ? null : Number((match[1] ?? '').replace(/[.,]/g, ''));
}

/** What the first pattern that fits caught in its group. */
function caught(text: string, patterns: string[], group: string): string | undefined {
  for (const pattern of patterns) {
    const found = new RegExp(pattern, 'is').exec(text)?.groups?.[group];
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Reads what an operator said.
 * @param patterns regular expressions with the groups `credit` and `date`; the first that fits counts
 */
export function readBalance(text: string, patterns: BalancePatterns, calendar: Calendar): Balance {
  const amount = caught(text, patterns.credit, 'credit');
  const date = caught(text, patterns.activeUntil, 'date');
  const day = date === undefined ? null : dayOf(date);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    credit: amount === undefined ? null : amountOf(amount),
    activeUntil:
      day === null || !exists(day)
        ? null
        : calendar.at(`${day.year}-${two(day.month)}-${two(day.day)}`, '23.59'),
  };
}
