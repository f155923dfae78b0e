import { type Shift, septetsOf, textOf } from './alphabet.ts';
import { codingOf, type Encoding } from './coding.ts';
import { PduError } from './error.ts';
import {
  type Concatenation,
  concatenationOf,
  type HeaderElement,
  readHeader,
  shiftOf,
  writeHeader,
} from './header.ts';
import type { OctetReader } from './octets.ts';
import { packSeptets, unpackSeptets } from './septets.ts';

/** User data with its header: 3GPP TS 23.040 §9.2.3.16 and .24. */

export const MOST_OCTETS = 140;
export const MOST_SEPTETS = 160;

/** What user data carries: a text, or octets that are none. */
export interface UserContent {
  /** Null for 8-bit and compressed data. */
  text: string | null;
  /** Octets after the header, of 8-bit and compressed data. */
  data: Uint8Array | null;
  header: HeaderElement[];
}

export interface UserData extends UserContent {
  encoding: Encoding;
  /** TP-UDL: septets for the default alphabet, else octets; with the header. */
  length: number;
  /** The header as it stands, without its length. */
  headerOctets: Uint8Array;
  concatenation?: Concatenation;
}

export interface UserDataOptions {
  /** TP-UDHI. */
  hasHeader: boolean;
  /** Language tables agreed otherwise than in the header. */
  shift?: Shift;
  /** A header whose elements do not fit is ignored, as §9.2.3.24 asks; else it is an error. */
  forgiving?: boolean;
}

/** UTF-16 big-endian; an odd octet at the end is an error, lone surrogates become U+FFFD. */
function ucs2(octets: Uint8Array): string {
  if (octets.length % 2 !== 0) throw new PduError('TP-UD', 'half a UCS2 character at the end');
  const units: string[] = [];
  for (let i = 0; i < octets.length; i += 2)
    units.push(String.fromCharCode(((octets[i] ?? 0) << 8) | (octets[i + 1] ?? 0)));
  return units.join('').replace(/\p{Surrogate}/gu, '\ufffd');
}

function headerIn(octets: Uint8Array, present: boolean): Uint8Array {
  if (!present) return new Uint8Array(0);
  const length = octets[0];
  if (length === undefined || length + 1 > octets.length)
    throw new PduError('TP-UDH', 'longer than the user data');
  return octets.subarray(1, 1 + length);
}

function elementsIn(octets: Uint8Array, forgiving: boolean): HeaderElement[] {
  try {
    return readHeader(octets);
  } catch (error) {
    if (forgiving && error instanceof PduError) return [];
    throw error;
  }
}

/** True when TP-UDL counts septets. */
function countsSeptets(dcs: number): boolean {
  const { encoding, compressed } = codingOf(dcs);
  return encoding === 'gsm7' && !compressed;
}

/** @throws PduError naming TP-UDL, TP-UDH or TP-UD */
export function readUserData(
  reader: OctetReader,
  dcs: number,
  { hasHeader, shift = {}, forgiving = false }: UserDataOptions,
): UserData {
  const { encoding, compressed } = codingOf(dcs);
  const length = reader.octet('TP-UDL');
  const isSeptets = countsSeptets(dcs);
  const size = isSeptets ? Math.ceil((length * 7) / 8) : length;
  if (size > MOST_OCTETS) throw new PduError('TP-UDL', `${length} is more than one SMS holds`);
  const octets = reader.take(size, 'TP-UD');
  const headerOctets = headerIn(octets, hasHeader);
  const header = elementsIn(headerOctets, forgiving);
  const taken = hasHeader ? headerOctets.length + 1 : 0;
  const concatenation = concatenationOf(header);
  const common = {
    encoding,
    length,
    header,
    headerOctets,
    ...(concatenation === undefined ? {} : { concatenation }),
  };
  if (isSeptets) {
    const skipped = Math.ceil((taken * 8) / 7);
    if (skipped > length) throw new PduError('TP-UDL', 'shorter than its header');
    const septets = unpackSeptets(octets, length - skipped, skipped * 7);
    return { ...common, text: textOf(septets, { ...shift, ...shiftOf(header) }), data: null };
  }
  const body = octets.subarray(taken);
  if (encoding === 'ucs2' && !compressed) return { ...common, text: ucs2(body), data: null };
  return { ...common, text: null, data: body };
}

function ucs2Octets(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) => [
    unit >> 8,
    unit & 0xff,
  ]);
}

function octetsOf({ text, data }: UserContent, dcs: number): number[] {
  const { encoding, compressed } = codingOf(dcs);
  if (encoding === 'ucs2' && !compressed && text !== null) return ucs2Octets(text);
  if (data === null) throw new PduError('TP-UD', `a text cannot be written with TP-DCS ${dcs}`);
  return [...data];
}

function writeSeptets(text: string, header: number[], shift: Shift): number[] {
  const septets = [...text].flatMap((character) => {
    const codes = septetsOf(character, shift);
    if (codes === undefined)
      throw new PduError('TP-UD', `"${character}" is not in the GSM alphabet`);
    return codes;
  });
  const skipped = Math.ceil((header.length * 8) / 7);
  const length = skipped + septets.length;
  if (length > MOST_SEPTETS) throw new PduError('TP-UD', `more than ${MOST_SEPTETS} septets`);
  const octets = packSeptets(septets, skipped * 7);
  header.forEach((octet, index) => {
    octets[index] = octet;
  });
  return [length, ...octets];
}

/**
 * TP-UDL and TP-UD.
 * @param shift language tables agreed otherwise than in the header
 * @throws PduError when it does not fit one SMS, or does not fit the coding
 */
export function writeUserData(content: UserContent, dcs: number, shift: Shift = {}): number[] {
  const header = content.header.length === 0 ? [] : writeHeader(content.header);
  if (countsSeptets(dcs)) {
    if (content.text === null) throw new PduError('TP-UD', 'the default alphabet carries text');
    return writeSeptets(content.text, header, { ...shift, ...shiftOf(content.header) });
  }
  const body = [...header, ...octetsOf(content, dcs)];
  if (body.length > MOST_OCTETS) throw new PduError('TP-UD', `more than ${MOST_OCTETS} octets`);
  return [body.length, ...body];
}
