import { DIGIT_LETTERS, digitsSaid } from './unmasked.ts';

/**
 * Where one known phone number stands in a text, however its digits are written: put apart by any signs, in another
 * script, with letters for digits (`O812`), or said as words. Linear in the length of the text. Pure.
 */

export interface Span {
  start: number;
  end: number;
}

interface Digit extends Span {
  value: string;
}

const UNIT = /\p{L}+|\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;
const ENDS_IN_DIGIT = /\p{Nd}[^\p{L}\p{N}]*$/u;
const BEGINS_WITH_DIGIT = /^[^\p{L}\p{N}]*\p{Nd}/u;
/** Signs that may stand between a digit and a letter that stands for one. */
const CLOSE = 4;
/** Letters in a row that may stand for digits. */
const MOST_LETTERS = 4;
/** What is written before the digits that are the same everywhere. */
const PREFIXES = ['620', '62', '0'];
/** Fewer digits are no number of a person. */
const SHORTEST = 6;

/** A digit of any script as 0–9: each script has its ten in a row. */
export function plainDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

/** A letter is a digit where one stands beside it. */
function digitsTyped(word: string, before: string, after: string): string | undefined {
  if (word.length > MOST_LETTERS) return undefined;
  if (!ENDS_IN_DIGIT.test(before) && !BEGINS_WITH_DIGIT.test(after)) return undefined;
  const digits = [...word].map((letter) => DIGIT_LETTERS[letter]);
  return digits.includes(undefined) ? undefined : digits.join('');
}

/** Digits of a text in runs: a word that says none ends a run. */
function runsOf(text: string): Digit[][] {
  const runs: Digit[][] = [];
  let run: Digit[] = [];
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const place = { start: index, end: index + unit.length };
    const word = unit.normalize('NFKC').toLowerCase();
    const before = text.slice(Math.max(0, place.start - CLOSE), place.start);
    const after = text.slice(place.end, place.end + CLOSE);
    const values = DIGIT.test(unit)
      ? plainDigit(unit)
      : (digitsSaid(word) ?? digitsTyped(word, before, after));
    if (values !== undefined) run.push(...[...values].map((value) => ({ value, ...place })));
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run];
}

/** With the plus sign or the bracket that belongs to it. */
function whole(text: string, start: number, end: number): Span {
  const before = text[start - 1];
  const closes = text.slice(start, end).includes(')') && before === '(';
  return { start: before === '+' || closes ? start - 1 : start, end };
}

/**
 * @param phone E.164; a name or a short code stands nowhere
 * @returns places in the order of the text, which do not overlap
 */
export function placesOf(text: string, phone: string): Span[] {
  const national = phone.replace(/^\+62/, '').replace(/\D/g, '');
  if (national.length < SHORTEST) return [];
  const places: Span[] = [];
  for (const run of runsOf(text)) {
    const digits = run.map(({ value }) => value).join('');
    let at = digits.indexOf(national);
    while (at >= 0) {
      const before = digits.slice(0, at);
      const prefix = PREFIXES.find((one) => before.endsWith(one))?.length ?? 0;
      const [first, last] = [run[at - prefix], run[at + national.length - 1]];
      if (first !== undefined && last !== undefined)
        places.push(whole(text, first.start, last.end));
      at = digits.indexOf(national, at + national.length);
    }
  }
  return places;
}

/** The text with another word in each place of the number. */
export function replaceNumber(
  text: string,
  phone: string,
  by: (written: string) => string,
): string {
  let [shown, from] = ['', 0];
  for (const { start, end } of placesOf(text, phone)) {
    shown += text.slice(from, start) + by(text.slice(start, end));
    from = end;
  }
  return shown + text.slice(from);
}
