import { choiceFor } from './choice.ts';
import type { Encoding } from './coding.ts';
import { concatenationElement, type HeaderElement, shiftElements } from './header.ts';
import { octetSegments, segments } from './segments.ts';
import type { UserContent } from './user-data.ts';

/** What each of several SMS carries of a long message: 3GPP TS 23.040 §9.2.3.24.1. */

export interface Part {
  encoding: Encoding;
  userData: UserContent;
}

/** What goes out, and how a long message is to be counted. */
export interface Wording {
  text: string;
  /** Octets in place of the text. */
  data?: Uint8Array;
  /** Concatenation reference, 0–255 or 0–65535 by `bits`; used only for a message of several SMS. */
  reference?: number;
  bits?: 8 | 16;
  /** National language identifier whose tables may be used, see `choiceFor`. */
  language?: number;
  /** Instead of what `choiceFor` would choose. */
  encoding?: 'gsm7' | 'ucs2';
}

/** @throws PduError for more than 255 SMS */
export function partsOf(wording: Wording): Part[] {
  const { text, data, reference = 0, bits = 8, language, encoding } = wording;
  const place = (index: number, total: number): HeaderElement[] =>
    total === 1 ? [] : [concatenationElement({ bits, reference, total, sequence: index + 1 })];
  if (data !== undefined)
    return octetSegments(data, bits).map((octets, index, { length }) => ({
      encoding: '8bit',
      userData: { text: null, data: octets, header: place(index, length) },
    }));
  const choice = encoding === undefined ? choiceFor(text, language) : { encoding, shift: {} };
  const languages = shiftElements(choice.shift);
  return segments(text, bits, choice).map((part, index, { length }) => ({
    encoding: choice.encoding,
    userData: { text: part, data: null, header: [...place(index, length), ...languages] },
  }));
}
