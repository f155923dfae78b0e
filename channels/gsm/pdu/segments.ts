import { septetsOf } from './alphabet.ts';
import { PduError } from './error.ts';
import { dcsFor } from './user-data.ts';

/** Splitting a text into what one SMS holds each: 160 or 153 septets, 70 or 67 UCS2 units. */

const MOST_PARTS = 255;

function sizeOf(character: string, isSeptets: boolean): number {
  return isSeptets ? (septetsOf(character)?.length ?? 1) : character.length;
}

/**
 * Never inside an escape sequence or a surrogate pair.
 * @param bits width of the concatenation reference; 16 leaves one septet less
 * @returns one text per SMS, at least one
 * @throws PduError for a text of more than 255 SMS
 */
export function segments(text: string, bits: 8 | 16 = 8): string[] {
  const isSeptets = dcsFor(text) === 0;
  const size = (part: string) =>
    [...part].reduce((sum, character) => sum + sizeOf(character, isSeptets), 0);
  if (size(text) <= (isSeptets ? 160 : 70)) return [text];
  const most = isSeptets ? (bits === 8 ? 153 : 152) : bits === 8 ? 67 : 66;
  const parts: string[] = [];
  let [part, filled] = ['', 0];
  for (const character of text) {
    const needed = sizeOf(character, isSeptets);
    if (filled + needed > most) {
      parts.push(part);
      [part, filled] = ['', 0];
    }
    part += character;
    filled += needed;
  }
  parts.push(part);
  if (parts.length > MOST_PARTS) throw new PduError('text', `longer than ${MOST_PARTS} SMS`);
  return parts;
}
