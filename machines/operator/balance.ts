import type { Calendar } from '../district/calendar.ts';
import type { BalancePatterns } from '../district/district.ts';
import { readRupiah } from './amount.ts';
import { readDate } from './date.ts';
import { compilePattern, type PatternField } from './patterns.ts';

/** Credit and active period out of what an operator says, by USSD or by SMS. Pure. */

export interface Balance {
  /** Rupiah; null when the text names none. */
  credit: number | null;
  /** End of the last day on which the card is active, epoch milliseconds; null when none is named. */
  activeUntil: number | null;
}

/** No USSD text is longer, and no SMS of an operator that tells a balance. */
const LONGEST = 1_000;

/**
 * Reads what an operator said. For credit and date each the first pattern decides that finds something
 * which makes sense; advertising and texts about packages give nothing.
 * @param patterns of the pack, see `compilePattern`
 * @param at when it was said; without it a date needs its year
 */
export function readBalance(
  text: string,
  { patterns, words }: BalancePatterns,
  calendar: Calendar,
  at?: number,
): Balance {
  const plain = text.slice(0, LONGEST).replace(/\s+/g, ' ');
  const expressions = patterns.map((pattern) => compilePattern(pattern, words));
  const today = at === undefined ? undefined : dayOf(calendar, at);
  const date = first(plain, expressions, 'until', (found) => readDate(found, today));
  return {
    credit: first(plain, expressions, 'credit', readRupiah) ?? null,
    activeUntil: date === undefined ? null : calendar.at(date, '23.59'),
  };
}

function first<T>(
  text: string,
  expressions: RegExp[],
  field: PatternField,
  read: (found: string) => T | undefined,
): T | undefined {
  for (const expression of expressions) {
    for (const { groups } of text.matchAll(expression)) {
      const value = groups?.[field] === undefined ? undefined : read(groups[field]);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

function dayOf(calendar: Calendar, at: number): string {
  const { year, month, day } = calendar.local(at);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
