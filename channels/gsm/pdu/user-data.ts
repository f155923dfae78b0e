import { fitsGsm7, type Shift, septetsOf, textOf } from './alphabet.ts';
import { codingOf } from './coding.ts';
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

const MOST_OCTETS = 140;

export interface UserData {
  encoding: 'gsm7' | '8bit' | 'ucs2';
  /** Null for 8-bit and compressed data. */
  text: string | null;
  /** Octets after the header, of 8-bit and compressed data. */
  data: Uint8Array | null;
  header: HeaderElement[];
  /** The header as it stands, without its length. */
  headerOctets: Uint8Array;
  concatenation?: Concatenation;
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

/**
 * @param hasHeader TP-UDHI
 * @param agreed language tables chosen otherwise than in the header
 */
export function readUserData(
  reader: OctetReader,
  dcs: number,
  hasHeader: boolean,
  agreed: Shift = {},
): UserData {
  const coding = codingOf(dcs);
  const length = reader.octet('TP-UDL');
  const isSeptets = coding.encoding === 'gsm7' && !coding.compressed;
  const size = isSeptets ? Math.ceil((length * 7) / 8) : length;
  if (size > MOST_OCTETS) throw new PduError('TP-UDL', `${length} is more than one SMS holds`);
  const octets = reader.take(size, 'TP-UD');
  const headerOctets = headerIn(octets, hasHeader);
  const header = readHeader(headerOctets);
  const taken = hasHeader ? headerOctets.length + 1 : 0;
  const concatenation = concatenationOf(header);
  const common = {
    encoding: coding.encoding,
    header,
    headerOctets,
    ...(concatenation === undefined ? {} : { concatenation }),
  };
  if (isSeptets) {
    const skipped = Math.ceil((taken * 8) / 7);
    if (skipped > length) throw new PduError('TP-UDL', 'shorter than its header');
    const septets = unpackSeptets(octets, length - skipped, skipped * 7);
    return { ...common, text: textOf(septets, { ...agreed, ...shiftOf(header) }), data: null };
  }
  const body = octets.subarray(taken);
  if (coding.encoding === 'ucs2' && !coding.compressed)
    return { ...common, text: ucs2(body), data: null };
  return { ...common, text: null, data: body };
}

/** TP-DCS a text needs: the default alphabet, else UCS2. */
export function dcsFor(text: string): 0x00 | 0x08 {
  return fitsGsm7(text) ? 0x00 : 0x08;
}

function ucs2Octets(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) => [
    unit >> 8,
    unit & 0xff,
  ]);
}

/**
 * TP-UDL and TP-UD of a text.
 * @param dcs as `dcsFor` gives it
 * @throws PduError when it does not fit one SMS
 */
export function writeUserData(text: string, dcs: number, elements: HeaderElement[]): number[] {
  const header = elements.length === 0 ? [] : writeHeader(elements);
  if (codingOf(dcs).encoding === 'ucs2') {
    const body = [...header, ...ucs2Octets(text)];
    if (body.length > MOST_OCTETS) throw new PduError('TP-UD', 'more than 140 octets');
    return [body.length, ...body];
  }
  const septets = [...text].flatMap((character) => {
    const codes = septetsOf(character);
    if (codes === undefined)
      throw new PduError('TP-UD', `"${character}" is not in the GSM alphabet`);
    return codes;
  });
  const skipped = Math.ceil((header.length * 8) / 7);
  const length = skipped + septets.length;
  if (length > 160) throw new PduError('TP-UD', 'more than 160 septets');
  const octets = packSeptets(septets, skipped * 7);
  header.forEach((octet, index) => {
    octets[index] = octet;
  });
  return [length, ...octets];
}
