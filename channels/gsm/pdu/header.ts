import { PduError } from './error.ts';
import { OctetReader } from './octets.ts';

/** The user data header: 3GPP TS 23.040 §9.2.3.24. */

export interface HeaderElement {
  id: number;
  data: Uint8Array;
}

/** Place of a part in a long message. */
export interface Concatenation {
  bits: 8 | 16;
  reference: number;
  total: number;
  sequence: number;
}

const CONCAT_8 = 0x00;
const CONCAT_16 = 0x08;
const SINGLE_SHIFT = 0x24;
const LOCKING_SHIFT = 0x25;

/** @param octets the header without its length */
export function readHeader(octets: Uint8Array): HeaderElement[] {
  const reader = new OctetReader(octets);
  const elements: HeaderElement[] = [];
  while (reader.left > 0) {
    const id = reader.octet('TP-UDH');
    const length = reader.octet('TP-UDH');
    elements.push({ id, data: reader.take(length, 'TP-UDH') });
  }
  return elements;
}

function concatenationIn({ id, data }: HeaderElement): Concatenation | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = data;
  const found: Concatenation | undefined =
    id === CONCAT_8 && data.length === 3
      ? { bits: 8, reference: a, total: b, sequence: c }
      : id === CONCAT_16 && data.length === 4
        ? { bits: 16, reference: a * 256 + b, total: c, sequence: d }
        : undefined;
  // §9.2.3.24.1: a place that cannot be is to be ignored; the SMS then stands alone
  const possible = found !== undefined && found.sequence > 0 && found.sequence <= found.total;
  return possible ? found : undefined;
}

/** Of several the last one counts (§9.2.3.24). */
export function concatenationOf(elements: HeaderElement[]): Concatenation | undefined {
  return elements.map(concatenationIn).findLast((found) => found !== undefined);
}

/** National language identifiers in the header (§9.2.3.24.15, .16). */
export function shiftOf(elements: HeaderElement[]): { locking?: number; single?: number } {
  const value = (wanted: number) => elements.findLast(({ id }) => id === wanted)?.data[0];
  const [single, locking] = [value(SINGLE_SHIFT), value(LOCKING_SHIFT)];
  return {
    ...(single === undefined ? {} : { single }),
    ...(locking === undefined ? {} : { locking }),
  };
}

/** Header octets with their length in front. @throws PduError when they are too many */
export function writeHeader(elements: HeaderElement[]): number[] {
  const octets = elements.flatMap(({ id, data }) => [id, data.length, ...data]);
  if (octets.length > 139) throw new PduError('TP-UDH', 'too long for one SMS');
  return [octets.length, ...octets];
}

/** The element that says which part of a long message this is. */
export function concatenationElement(place: Concatenation): HeaderElement {
  const { bits, reference, total, sequence } = place;
  return bits === 8
    ? { id: CONCAT_8, data: Uint8Array.of(reference & 0xff, total, sequence) }
    : {
        id: CONCAT_16,
        data: Uint8Array.of((reference >> 8) & 0xff, reference & 0xff, total, sequence),
      };
}
