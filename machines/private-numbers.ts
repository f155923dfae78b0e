import { plainDigit, replaceNumber } from './own-number.ts';

/**
 * Numbers that lead to a person, as people write them on purpose or by accident: phone numbers, identity
 * numbers (NIK, KK), and long numbers of customers or accounts. Stricter than the masks of letters,
 * because what is printed in public cannot be taken back (design §12). Pure.
 */

export type PrivateNumberKind = 'identity' | 'phone' | 'number';

export interface PrivateNumber {
  kind: PrivateNumberKind;
  /** As it is written. */
  text: string;
}

/** What may stand between two digits of one number. Commas part the items of a list, slashes a date. */
const GAP = '[^\\p{L}\\p{N},;/]{0,3}';
const digits = (least: number, most: number) => `(?:${GAP}\\d){${least},${most}}`;

interface Pattern {
  kind: PrivateNumberKind;
  pattern: RegExp;
  /** What looks alike and is none. */
  except?: RegExp;
}

/**
 * In the order in which they are looked for. Mobile numbers have 9 to 12 digits after the 0 (numbering
 * plan of Indonesia: `8[1-35-9]` and 7 to 10 more), written with 0, 62 or neither.
 */
const PATTERNS: Pattern[] = [
  { kind: 'identity', pattern: /(?<!\d)\d(?:[\s.\p{Pd}\p{Cf}]{0,2}\d){15}(?!\d)/gu },
  {
    kind: 'phone',
    pattern: new RegExp(
      `(?<!\\d)(?:\\+?6${GAP}2${GAP}0?|0)${GAP}8${GAP}[1-35-9]${digits(7, 10)}`,
      'gu',
    ),
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<!\\d)8${GAP}[1-35-9]${digits(7, 10)}`, 'gu'),
    // amounts of money: 8.500.000.000
    except: /^\d{1,3}(\.\d{3})+$/,
  },
  { kind: 'phone', pattern: new RegExp(`\\+${digits(9, 14)}`, 'gu') },
  { kind: 'number', pattern: /\d{9,}/g },
];

/** Digits of all scripts as 0–9, and full-width letters and signs as plain ones. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, plainDigit);
}

/** A number with its first four digits, as far as they do not tell whose it is. */
function hidden(kind: PrivateNumberKind, written: string): string {
  const all = written.replace(/\D/g, '');
  if (kind === 'identity') return `${all.slice(0, 4)}xxxxxxxxxxxx`;
  const national = kind === 'phone' ? all.replace(/^62/, '0').replace(/^(?=8)/, '0') : all;
  return `${national.slice(0, 4)}xxxx`;
}

/**
 * @param own a number (E.164) that is found however it is put between other digits
 * @returns the text with all of them hidden, and those that were found
 */
export function hidePrivateNumbers(
  text: string,
  own?: string,
): { text: string; found: PrivateNumber[] } {
  const found: PrivateNumber[] = [];
  /** @param number what is shown of it is made from this */
  const hide = (kind: PrivateNumberKind, written: string, number = written) => {
    found.push({ kind, text: written });
    return hidden(kind, number);
  };
  const written = plain(text);
  const without =
    own === undefined ? written : replaceNumber(written, own, (one) => hide('phone', one, own));
  const shown = PATTERNS.reduce(
    (left, { kind, pattern, except }) =>
      left.replace(pattern, (one) => (except?.test(one) === true ? one : hide(kind, one))),
    without,
  );
  return { text: shown, found };
}
