import type { Shift } from './alphabet.ts';
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

/** Application ports (§9.2.3.24.3, .4). */
export interface Ports {
  destination: number;
  source: number;
}

const CONCAT_8 = 0x00;
const PORTS_8 = 0x04;
const PORTS_16 = 0x05;
const CONCAT_16 = 0x08;
const SINGLE_SHIFT = 0x24;
const LOCKING_SHIFT = 0x25;

/**
 * @param octets the header without its length
 * @throws PduError when the last element is longer than the header
 */
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

function portsIn({ id, data }: HeaderElement): Ports | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = data;
  if (id === PORTS_8 && data.length === 2) return { destination: a, source: b };
  if (id === PORTS_16 && data.length === 4)
    return { destination: a * 256 + b, source: c * 256 + d };
  return undefined;
}

/** Of several the last ones count. */
export function portsOf(elements: HeaderElement[]): Ports | undefined {
  return elements.map(portsIn).findLast((found) => found !== undefined);
}

/** National language identifiers in the header (§9.2.3.24.15, .16). */
export function shiftOf(elements: HeaderElement[]): Shift {
  const value = (wanted: number) => elements.findLast(({ id }) => id === wanted)?.data[0];
  const [single, locking] = [value(SINGLE_SHIFT), value(LOCKING_SHIFT)];
  return {
    ...(single === undefined ? {} : { single }),
    ...(locking === undefined ? {} : { locking }),
  };
}

/** The elements that name the languages of a text. */
export function shiftElements({ single, locking }: Shift): HeaderElement[] {
  const element = (id: number, language: number | undefined) =>
    language === undefined ? [] : [{ id, data: Uint8Array.of(language) }];
  return [...element(SINGLE_SHIFT, single), ...element(LOCKING_SHIFT, locking)];
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

/** Octets a header takes, with its length; 0 without elements. */
export function headerSize(elements: HeaderElement[]): number {
  const size = elements.reduce((sum, { data }) => sum + 2 + data.length, 0);
  return elements.length === 0 ? 0 : 1 + size;
}

/** Header octets with their length in front. @throws PduError when they are too many */
export function writeHeader(elements: HeaderElement[]): number[] {
  const octets = elements.flatMap(({ id, data }) => [id, data.length, ...data]);
  if (octets.length > 139) throw new PduError('TP-UDH', 'too long for one SMS');
  return [octets.length, ...octets];
}
