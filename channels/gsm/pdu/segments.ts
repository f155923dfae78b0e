import { septetsOf } from './alphabet.ts';
import { type Choice, choiceFor } from './choice.ts';
import { PduError } from './error.ts';
import { concatenationElement, headerSize, shiftElements } from './header.ts';
import { MOST_OCTETS } from './user-data.ts';

/** Splitting a text into what one SMS holds each: 160 or 153 septets, 70 or 67 UCS2 units. */

const MOST_PARTS = 255;

function sizeOf(character: string, { encoding, shift }: Choice): number {
  return encoding === 'ucs2' ? character.length : (septetsOf(character, shift)?.length ?? 1);
}

/** What is left for the text beside the header. @param bits of the reference; 0 for one SMS alone */
function roomFor({ encoding, shift }: Choice, bits: 0 | 8 | 16): number {
  const place = bits === 0 ? [] : [{ bits, reference: 0, total: 1, sequence: 1 }];
  const elements = [...place.map(concatenationElement), ...shiftElements(shift)];
  const octets = MOST_OCTETS - headerSize(elements);
  return encoding === 'ucs2' ? Math.floor(octets / 2) : Math.floor((octets * 8) / 7);
}

function split(text: string, choice: Choice, most: number): string[] {
  const parts: string[] = [];
  let [part, filled] = ['', 0];
  for (const character of text) {
    const needed = sizeOf(character, choice);
    if (filled + needed > most) {
      parts.push(part);
      [part, filled] = ['', 0];
    }
    part += character;
    filled += needed;
  }
  return [...parts, part];
}

function limited<T>(parts: T[]): T[] {
  if (parts.length > MOST_PARTS) throw new PduError('text', `longer than ${MOST_PARTS} SMS`);
  return parts;
}

/**
 * Never inside an escape sequence or a surrogate pair.
 * @param bits width of the concatenation reference; 16 leaves one septet less
 * @returns one text per SMS, at least one
 * @throws PduError for a text of more than 255 SMS
 */
export function segments(
  text: string,
  bits: 8 | 16 = 8,
  choice: Choice = choiceFor(text),
): string[] {
  const alone = split(text, choice, roomFor(choice, 0));
  return alone.length === 1 ? alone : limited(split(text, choice, roomFor(choice, bits)));
}

/** The same for octets that are no text. @throws PduError for more than 255 SMS */
export function octetSegments(data: Uint8Array, bits: 8 | 16 = 8): Uint8Array[] {
  if (data.length <= MOST_OCTETS) return [data];
  const most = MOST_OCTETS - (bits === 8 ? 6 : 7);
  const count = Math.ceil(data.length / most);
  return limited(
    Array.from({ length: count }, (_, index) => data.subarray(index * most, (index + 1) * most)),
  );
}
