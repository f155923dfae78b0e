import { septetsOf, textOf } from './alphabet.ts';
import { PduError } from './error.ts';
import type { OctetReader } from './octets.ts';
import { packSeptets, unpackSeptets } from './septets.ts';

/** Addresses: 3GPP TS 23.040 §9.1.2.5, and the service-centre address of 27.005. */

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const DIGITS = '0123456789*#abc';
const FILLER = 0xf;
const MOST_SEMI_OCTETS = 20;

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
  return semiOctets === 14 && name.endsWith('@') ? name.slice(0, -1) : name;
}

function addressOf(type: number, octets: Uint8Array, semiOctets: number, field: string): string {
  const kind = (type >> 4) & 7;
  if (kind === ALPHANUMERIC) return nameOf(octets, semiOctets);
  const digits = digitsOf(octets, semiOctets, field);
  return kind === INTERNATIONAL && digits !== '' ? `+${digits}` : digits;
}

/** An originating, destination or recipient address; a name where it is alphanumeric. */
export function readAddress(reader: OctetReader, field: string): string {
  const semiOctets = reader.octet(field);
  if (semiOctets > MOST_SEMI_OCTETS)
    throw new PduError(field, `${semiOctets} digits; at most ${MOST_SEMI_OCTETS} are allowed`);
  const type = reader.octet(field);
  return addressOf(type, reader.take(Math.ceil(semiOctets / 2), field), semiOctets, field);
}

/** The service-centre address before a PDU; null when the SIM's own is meant. */
export function readServiceCentre(reader: OctetReader): string | null {
  const length = reader.octet('smsc');
  if (length === 0) return null;
  const type = reader.octet('smsc');
  const octets = reader.take(length - 1, 'smsc');
  const last = octets.at(-1) ?? 0;
  const semiOctets = octets.length * 2 - (last >> 4 === FILLER ? 1 : 0);
  return addressOf(type, octets, semiOctets, 'smsc');
}

function semiOctetsOf(digits: string, field: string): number[] {
  const values = [...digits.toLowerCase()].map((digit) => DIGITS.indexOf(digit));
  if (values.length === 0 || values.includes(-1))
    throw new PduError(field, `"${digits}" is no telephone number`);
  const octets: number[] = [];
  for (let i = 0; i < values.length; i += 2)
    octets.push((values[i] ?? 0) | ((values[i + 1] ?? FILLER) << 4));
  return octets;
}

function typeOf(number: string): number {
  return number.startsWith('+') ? 0x91 : 0x81;
}

/** @throws PduError for what is no number */
export function writeServiceCentre(number: string | null): number[] {
  if (number === null) return [0];
  const octets = semiOctetsOf(number.replace(/^\+/, ''), 'smsc');
  return [octets.length + 1, typeOf(number), ...octets];
}

/** @throws PduError for what is no number, and for names and numbers that are too long */
export function writeAddress(address: string, field: string): number[] {
  if (/^\+?[\d*#]+$/.test(address)) {
    const digits = address.replace(/^\+/, '');
    if (digits.length > MOST_SEMI_OCTETS)
      throw new PduError(field, `more than ${MOST_SEMI_OCTETS} digits`);
    return [digits.length, typeOf(address), ...semiOctetsOf(digits, field)];
  }
  const septets = [...address].flatMap((character) => {
    const codes = septetsOf(character);
    if (codes === undefined) throw new PduError(field, `"${character}" is not in the GSM alphabet`);
    return codes;
  });
  const semiOctets = Math.ceil((septets.length * 7) / 4);
  if (septets.length === 0 || semiOctets > MOST_SEMI_OCTETS)
    throw new PduError(field, 'a name has 1 to 11 characters');
  return [semiOctets, 0xd0, ...packSeptets(septets)];
}
