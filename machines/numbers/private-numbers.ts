import { plainDigit, replaceDisguised, replaceNumber } from './own-number.ts';

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

/**
 * The shape of a text, a sign for each of its characters: digits and plus signs are themselves, `;` parts the items of
 * a list (commas too) or a date (slashes), `.` stands for dots, dashes, spaces and what is not seen, `a` for letters
 * and other numbers, `_` for the rest. Patterns of it are made in no time: with all letters of the world in each gap
 * they took seconds.
 */
function signOf(character: string): string {
  if (/[\d+]/.test(character)) return character;
  if (/[,;/]/.test(character)) return ';';
  if (/[\s.\p{Pd}\p{Cf}]/u.test(character)) return '.';
  return /[\p{L}\p{N}]/u.test(character) ? 'a' : '_';
}

/** What may stand between two digits of one number, in the shape. */
const GAP = '[+._]{0,3}';
const digits = (least: number, most: number) => `(?:${GAP}\\d){${least},${most}}`;

interface Pattern {
  kind: PrivateNumberKind;
  /** Of the shape. */
  pattern: RegExp;
  /** What looks alike and is none. */
  except?: RegExp;
}

/** Digits of the shortest number that any pattern finds. */
const SHORTEST = 9;

/**
 * In the order in which they are looked for. Mobile numbers have 9 to 12 digits after the 0 (numbering
 * plan of Indonesia: `8[1-35-9]` and 7 to 10 more), written with 0, 62 or neither.
 */
const PATTERNS: Pattern[] = [
  { kind: 'identity', pattern: /(?<!\d)\d(?:\.{0,2}\d){15}(?!\d)/g },
  {
    kind: 'phone',
    pattern: new RegExp(
      `(?<!\\d)(?:\\+?6${GAP}2${GAP}0?|0)${GAP}8${GAP}[1-35-9]${digits(7, 10)}`,
      'g',
    ),
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<!\\d)8${GAP}[1-35-9]${digits(7, 10)}`, 'g'),
    // amounts of money: 8.500.000.000
    except: /^\d{1,3}(\.\d{3})+$/,
  },
  { kind: 'phone', pattern: new RegExp(`\\+${digits(9, 14)}`, 'g') },
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

/** The text with another word for whatever its shape has at the places of a pattern. */
function replaceShaped(text: string, pattern: RegExp, by: (written: string) => string): string {
  const characters = [...text];
  let [shown, from] = ['', 0];
  for (const { 0: shape, index } of characters.map(signOf).join('').matchAll(pattern)) {
    const end = index + shape.length;
    shown += characters.slice(from, index).join('') + by(characters.slice(index, end).join(''));
    from = end;
  }
  return shown + characters.slice(from).join('');
}

/** @returns whether so many digits stand in it that some could be a number of a person */
function mayHoldNumber(text: string): boolean {
  return (text.match(/\d/g)?.length ?? 0) >= SHORTEST;
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
  const spelled = replaceDisguised(without, (digits, one) => hide('phone', one, digits));
  const shown = PATTERNS.reduce(
    (left, { kind, pattern, except }) =>
      mayHoldNumber(left)
        ? replaceShaped(left, pattern, (one) =>
            except?.test(one) === true ? one : hide(kind, one),
          )
        : left,
    spelled,
  );
  return { text: shown, found };
}
