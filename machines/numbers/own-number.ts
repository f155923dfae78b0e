import { DIGIT_LETTERS, digitsSaid } from './unmasked.ts';

/**
 * Where a phone number stands in a text, however its digits are written: put apart by any signs, in another script, with
 * letters for digits (`O812`), or said as words. One that is known is found anywhere, others where a disguise or their
 * form tells that they are one. Linear in the length of the text. Pure.
 */

export interface Span {
  start: number;
  end: number;
}

interface Digit extends Span {
  value: string;
  /** Said as a word. */
  said: boolean;
}

const UNIT = /\p{L}+|\p{Nd}/gu;
const DIGIT = /\p{Nd}/u;
const ENDS_IN_DIGIT = /\p{Nd}[^\p{L}\p{N}]*$/u;
const BEGINS_WITH_DIGIT = /^[^\p{L}\p{N}]*\p{Nd}/u;
/** Words that people say between the digits of one number. */
const JOINS = new Set(
  'titik koma strip setrip spasi garis min minus dot dash lalu terus trus'.split(' '),
);
/** `dobel nol`: the next one twice. */
const TWICE = new Set(['dobel', 'dobbel', 'doble', 'double', 'dabel']);
/** Signs that may stand between a digit and a letter that stands for one. */
const CLOSE = 4;
/** Letters in a row that may stand for digits. */
const MOST_LETTERS = 4;
/** What is written before the digits that are the same everywhere. */
const PREFIXES = ['620', '62', '0'];
/** Fewer digits are no number of a person. */
const SHORTEST = 6;
/** And of one that is not known. */
const SHORTEST_UNKNOWN = 9;

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
  let times = 1;
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const place = { start: index, end: index + unit.length };
    const word = unit.normalize('NFKC').toLowerCase();
    const before = text.slice(Math.max(0, place.start - CLOSE), place.start);
    const after = text.slice(place.end, place.end + CLOSE);
    if (TWICE.has(word)) times = 2;
    if (TWICE.has(word) || JOINS.has(word)) continue;
    const isSign = DIGIT.test(unit);
    const spoken = isSign ? undefined : digitsSaid(word);
    const values = isSign ? plainDigit(unit) : (spoken ?? digitsTyped(word, before, after));
    const said = spoken !== undefined;
    const [first = '', ...others] = values ?? '';
    const all = [...first.repeat(times), ...others];
    times = 1;
    if (values !== undefined) run.push(...all.map((value) => ({ value, said, ...place })));
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

/** Digits of a number of a person: mobile, fixed, or of identity; nobody spells out a sum of so many. */
const OF_PERSON = /\d{16}|(?:62|0)\d{8,13}|8[1-35-9]\d{7,10}/g;
/** Mobile numbers alone: plain digits with dots and slashes between them may be days, sums and coordinates. */
const MOBILE = /(?<!\d)(?:620?|0)?8[1-35-9]\d{7,10}(?!\d)/g;
/** `8.500.000.000` */
const SUM = /^\d{1,3}(?:[.,]\d{3})+$/;
/** What may be between plain digits of one number; a list, a day or a sum has others. */
const BETWEEN_PLAIN = /^(?:\+?\d{4}[,/: ]{1,3}\d{3,4}[,/: ]{1,3}\d{2,5}|[^,;:/]*)$/;

function foundIn(text: string, run: readonly Digit[], pattern: RegExp): Span[] {
  const digits = run.map(({ value }) => value).join('');
  return [...digits.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const [first, last] = [run[index], run[index + found.length - 1]];
    return first === undefined || last === undefined ? [] : [whole(text, first.start, last.end)];
  });
}

/** Places of numbers of persons that are not written as plain numbers are. */
function disguisedPlaces(text: string): Span[] {
  return runsOf(text).flatMap((run) => {
    if (run.length < SHORTEST_UNKNOWN) return [];
    if (run.some(({ said }) => said)) return foundIn(text, run, OF_PERSON);
    return foundIn(text, run, MOBILE).filter(({ start, end }) => {
      const written = text.slice(start, end);
      return BETWEEN_PLAIN.test(written) && !SUM.test(written);
    });
  });
}

/** The text with another word for each number of a person that is disguised. */
export function replaceDisguised(
  text: string,
  by: (digits: string, written: string) => string,
): string {
  let [shown, from] = ['', 0];
  for (const { start, end } of disguisedPlaces(text)) {
    // a word that is cut by a mask would say where it was
    if (start < from) continue;
    const written = text.slice(start, end);
    shown += text.slice(from, start) + by(digitsOf(written), written);
    from = end;
  }
  return shown + text.slice(from);
}

function digitsOf(written: string): string {
  return runsOf(written)
    .flat()
    .map(({ value }) => value)
    .join('');
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
