import { septetsOf, textOf } from './alphabet.ts';
import { PduError } from './error.ts';
import type { OctetReader } from './octets.ts';
import { packSeptets, unpackSeptets } from './septets.ts';

/** Addresses: 3GPP TS 23.040 §9.1.2.5, and the service-centre address of 27.005. */

export interface Address {
  /** Digits (also `*#abc`), with `+` when international; a name when alphanumeric; may be empty. */
  number: string;
  /** Type-of-address octet: 1, type of number (3 bits), numbering plan (4 bits). */
  type: number;
}

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const DIGITS = '0123456789*#abc';
const FILLER = 0xf;
const MOST_SEMI_OCTETS = 20;
/** Semi-octets of a name of eight septets, or of seven and padding. */
const PADDED_NAME = 14;

function kindOf(type: number): number {
  return (type >> 4) & 7;
}

function digitsOf(octets: Uint8Array, count: number, field: string): string {
  let digits = '';
  for (let i = 0; i < count; i += 1) {
    const octet = octets[i >> 1] ?? 0;
    const digit = i % 2 === 0 ? octet & 0xf : octet >> 4;
    if (digit === FILLER) throw new PduError(field, 'a filler inside the number');
    digits += DIGITS[digit] ?? '';
  }
  return digits;
}

/**
 * A sender's name. Fourteen semi-octets hold eight characters, but some service centres write seven so
 * and leave the rest zero, which would read as `@`.
 */
function nameOf(octets: Uint8Array, semiOctets: number): string {
  const name = textOf(unpackSeptets(octets, Math.floor((semiOctets * 4) / 7)));
  return semiOctets === PADDED_NAME && name.endsWith('@') ? name.slice(0, -1) : name;
}

function addressOf(type: number, octets: Uint8Array, semiOctets: number, field: string): Address {
  if (kindOf(type) === ALPHANUMERIC) return { number: nameOf(octets, semiOctets), type };
  const digits = digitsOf(octets, semiOctets, field);
  const prefix = kindOf(type) === INTERNATIONAL && digits !== '' ? '+' : '';
  return { number: `${prefix}${digits}`, type };
}

/** An originating, destination or recipient address. @throws PduError */
export function readAddress(reader: OctetReader, field: string): Address {
  const semiOctets = reader.octet(field);
  if (semiOctets > MOST_SEMI_OCTETS)
    throw new PduError(field, `${semiOctets} digits; at most ${MOST_SEMI_OCTETS} are allowed`);
  const type = reader.octet(field);
  return addressOf(type, reader.take(Math.ceil(semiOctets / 2), field), semiOctets, field);
}

/** The service-centre address before a PDU; null when the SIM's own is meant. @throws PduError */
export function readServiceCentre(reader: OctetReader): Address | null {
  const length = reader.octet('smsc');
  if (length === 0) return null;
  if (length > 1 + MOST_SEMI_OCTETS / 2)
    throw new PduError('smsc', `${length} octets; at most 11 are allowed`);
  const type = reader.octet('smsc');
  const octets = reader.take(length - 1, 'smsc');
  const last = octets.at(-1) ?? 0;
  const semiOctets = octets.length * 2 - (last >> 4 === FILLER ? 1 : 0);
  return addressOf(type, octets, semiOctets, 'smsc');
}

function semiOctetsOf(number: string, field: string): number[] {
  const values = [...number.replace(/^\+/, '').toLowerCase()].map((digit) => DIGITS.indexOf(digit));
  if (values.includes(-1)) throw new PduError(field, `"${number}" is no telephone number`);
  return values;
}

function swapped(semiOctets: number[]): number[] {
  const octets: number[] = [];
  for (let i = 0; i < semiOctets.length; i += 2)
    octets.push((semiOctets[i] ?? 0) | ((semiOctets[i + 1] ?? FILLER) << 4));
  return octets;
}

function nameSeptets(name: string, field: string): number[] {
  return [...name].flatMap((character) => {
    const codes = septetsOf(character);
    if (codes === undefined) throw new PduError(field, `"${character}" is not in the GSM alphabet`);
    return codes;
  });
}

interface AddressValue {
  /** Semi-octets that count. */
  count: number;
  octets: number[];
}

function nameValue(name: string, field: string): AddressValue {
  const septets = nameSeptets(name, field);
  const value = {
    count: Math.ceil((septets.length * 7) / 4),
    octets: [...packSeptets(septets)],
  };
  // one semi-octet more keeps a final `@` from being taken for padding, see nameOf
  return value.count === PADDED_NAME && name.endsWith('@')
    ? { count: PADDED_NAME + 1, octets: [...value.octets, 0] }
    : value;
}

function addressValue({ number, type }: Address, field: string): AddressValue {
  if (kindOf(type) === ALPHANUMERIC) return nameValue(number, field);
  if (number.startsWith('+') !== (kindOf(type) === INTERNATIONAL && number !== ''))
    throw new PduError(field, `"${number}" is not of the type 0x${type.toString(16)}`);
  const digits = semiOctetsOf(number, field);
  return { count: digits.length, octets: swapped(digits) };
}

/** Type of address of a name. */
export const NAME = 0xd0;

/** The type a number or name has if nothing else is said: international, unknown, or alphanumeric. */
export function addressTypeOf(number: string): number {
  if (!/^\+?[\d*#]+$/.test(number)) return NAME;
  return number.startsWith('+') ? 0x91 : 0x81;
}

/** @throws PduError for what is no number */
export function writeServiceCentre(address: Address | null): number[] {
  if (address === null) return [0];
  const { octets } = addressValue(address, 'smsc');
  if (octets.length > MOST_SEMI_OCTETS / 2)
    throw new PduError('smsc', `more than ${MOST_SEMI_OCTETS} digits`);
  return [octets.length + 1, address.type, ...octets];
}

/** @throws PduError for what is no number, and for names and numbers that are too long */
export function writeAddress(address: Address, field: string): number[] {
  const { count, octets } = addressValue(address, field);
  if (count > MOST_SEMI_OCTETS)
    throw new PduError(field, `"${address.number}" is longer than 20 digits or 11 characters`);
  return [count, address.type, ...octets];
}
