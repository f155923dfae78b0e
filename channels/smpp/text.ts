import { septetsOf, textOf } from '../gsm/pdu/alphabet.ts';
import { choiceFor } from '../gsm/pdu/choice.ts';
import { codingOf } from '../gsm/pdu/coding.ts';
import {
  type Concatenation,
  concatenationElement,
  concatenationOf,
  readHeader,
  shiftOf,
  writeHeader,
} from '../gsm/pdu/header.ts';
import { segments } from '../gsm/pdu/segments.ts';
import type { SmppSettings } from './settings.ts';
import { type Deliver, TLV } from './wire.ts';

/** Texts as `short_message` and `message_payload` carry them: one septet an octet, or UTF-16 BE. */

export const UDHI = 0x40;
const UCS2 = 8;

/** Fields of a submit_sm that carry a text, or a part of it. */
export interface Submission {
  data_coding: number;
  esm_class: number;
  short_message: Buffer;
  message_payload?: Buffer;
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** @param alphabet what data_coding 0 means to the service centre */
function octetsOf(text: string, ucs2: boolean, alphabet: SmppSettings['alphabet']): Buffer {
  if (ucs2) return utf16(text);
  if (alphabet === 'latin1') return Buffer.from(text, 'latin1');
  return Buffer.from([...text].flatMap((character) => [...(septetsOf(character) ?? [])]));
}

const LATIN1 = /^[\n\r\u0020-\u007e\u00a0-\u00ff]*$/;

/**
 * A text as one submit_sm, or as several with a header each.
 * @param reference of the parts, 0–255
 * @throws PduError for a text of more than 255 SMS
 */
export function submissionsOf(
  text: string,
  reference: number,
  { longSms, alphabet }: Pick<SmppSettings, 'longSms' | 'alphabet'>,
): Submission[] {
  const carried = choiceFor(text).encoding === 'gsm7';
  const ucs2 = !carried || (alphabet === 'latin1' && !LATIN1.test(text));
  const parts = segments(text, 8, ucs2 ? { encoding: 'ucs2', shift: {} } : choiceFor(text));
  const coding = { data_coding: ucs2 ? UCS2 : 0, esm_class: 0 };
  const octets = (part: string) => octetsOf(part, ucs2, alphabet);
  if (parts.length > 1 && longSms === 'payload')
    return [{ ...coding, short_message: Buffer.alloc(0), message_payload: octets(text) }];
  return parts.map((part, index, { length }) => {
    if (length === 1) return { ...coding, short_message: octets(part) };
    const place = { bits: 8 as const, reference, total: length, sequence: index + 1 };
    const header = Buffer.from(writeHeader([concatenationElement(place)]));
    return { ...coding, esm_class: UDHI, short_message: Buffer.concat([header, octets(part)]) };
  });
}

/** What a message from a citizen says, and its place in a long one. */
export interface ReadText {
  text: string;
  place?: Concatenation;
  /** Why there is no text to read. */
  undecodable?: string;
}

/** The user data header in front of the text; none where it is longer than all there is. */
function split({ octets, esmClass }: Deliver): { header: Uint8Array; body: Buffer } {
  const length = (octets[0] ?? 0) + 1;
  if ((esmClass & UDHI) === 0 || octets.length < length)
    return { header: new Uint8Array(), body: octets };
  return { header: octets.subarray(1, length), body: octets.subarray(length) };
}

function elementsOf(header: Uint8Array) {
  try {
    return readHeader(header);
  } catch {
    // what is beside the point does not cost a citizen's words
    return [];
  }
}

/** A place by `sar_…` elements, where the header has none (§5.3.2.22 to .24). */
function sarPlace({ tlvs }: Deliver): Concatenation | undefined {
  const number = (tag: number) => tlvs.get(tag)?.reduce((sum, octet) => sum * 256 + octet, 0);
  const reference = number(TLV.sarReference);
  const total = number(TLV.sarTotal) ?? 0;
  const sequence = number(TLV.sarSequence) ?? 0;
  if (reference === undefined || sequence < 1 || sequence > total) return undefined;
  return { bits: 16, reference, total, sequence };
}

/** Octets by their data_coding (§5.2.19); null for what is no text. */
function decoded(
  body: Buffer,
  coding: number,
  shift: ReturnType<typeof shiftOf>,
  alphabet: SmppSettings['alphabet'],
): string | null {
  switch (coding) {
    case 0:
      return alphabet === 'latin1' ? body.toString('latin1') : textOf([...body], shift);
    case 1:
    case 3:
      return body.toString('latin1');
    case UCS2: {
      const even = body.subarray(0, body.length - (body.length % 2));
      return Buffer.from(even).swap16().toString('utf16le');
    }
  }
  const { encoding } = codingOf(coding);
  if (coding < 16 || encoding === '8bit') return null;
  return decoded(body, encoding === 'ucs2' ? UCS2 : 0, shift, alphabet);
}

export function readText(deliver: Deliver, alphabet: SmppSettings['alphabet']): ReadText {
  const { header, body } = split(deliver);
  const elements = elementsOf(header);
  const place = concatenationOf(elements) ?? sarPlace(deliver);
  const text = decoded(body, deliver.dataCoding, shiftOf(elements), alphabet);
  const where = place !== undefined && place.total > 1 ? { place } : {};
  if (text !== null) return { text, ...where };
  return { text: '', undecodable: `SMS data (data_coding ${deliver.dataCoding}), bukan teks` };
}
