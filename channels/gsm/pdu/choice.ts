import { type Shift, septetCount } from './alphabet.ts';
import { shiftElements } from './header.ts';
import { LANGUAGES } from './languages/tables.ts';

/** Which alphabet a text goes out in. */

export interface Choice {
  encoding: 'gsm7' | 'ucs2';
  /** National tables; empty for the default alphabet. */
  shift: Shift;
}

const HEADER_OCTETS = 1;
const ELEMENT_OCTETS = 3;

/** Septets of the text and of the header that names its tables; undefined when it does not fit. */
function costOf(text: string, shift: Shift): number | undefined {
  const count = septetCount(text, shift);
  const elements = shiftElements(shift).length;
  const octets = elements === 0 ? 0 : HEADER_OCTETS + elements * ELEMENT_OCTETS;
  return count === undefined ? undefined : count + Math.ceil((octets * 8) / 7);
}

function shiftsOf(language: number): Shift[] {
  const tables = LANGUAGES.get(language);
  if (tables === undefined) return [];
  const single = { single: language };
  const locking = { locking: language };
  return tables.locking === undefined ? [single] : [single, locking, { ...single, ...locking }];
}

/**
 * The default alphabet, where it can carry the text; then the cheapest tables of the language that was
 * asked for; else UCS2. Phones outside the country of a language often lack its tables, so none is
 * used unasked.
 * @param language national language identifier (3GPP TS 23.038 §6.2.1.2.4)
 */
export function choiceFor(text: string, language?: number): Choice {
  const shifts = [{}, ...(language === undefined ? [] : shiftsOf(language))];
  const [unshifted, ...national] = shifts.map((shift) => ({ shift, cost: costOf(text, shift) }));
  if (unshifted?.cost !== undefined) return { encoding: 'gsm7', shift: {} };
  const best = national
    .filter((one) => one.cost !== undefined)
    .sort((one, other) => (one.cost ?? 0) - (other.cost ?? 0))[0];
  return best === undefined
    ? { encoding: 'ucs2', shift: {} }
    : { encoding: 'gsm7', shift: best.shift };
}
