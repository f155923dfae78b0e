import { septetsOf } from '../pdu/alphabet.ts';
import { toHex } from '../pdu/octets.ts';
import { packSeptets } from '../pdu/septets.ts';

/** Texts in AT answers, as AT+CSCS wants them (3GPP TS 27.007 §5.5), and texts in hex for USSD. */

/** Codes of the GSM 7 bit default alphabet; `?` for what it lacks. */
function septets(text: string): number[] {
  return [...text].flatMap((character) => [...(septetsOf(character) ?? septetsOf('?') ?? [])]);
}

/** UTF-16 big-endian as hex digits. */
export function ucs2Hex(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return toHex(units.flatMap((unit) => [unit >> 8, unit & 0xff]));
}

/** Packed septets as hex digits (3GPP TS 23.038 §6.1.2.3). */
export function packedHex(text: string): string {
  return toHex(packSeptets(septets(text)));
}

/**
 * What stands between the quotes of a string parameter.
 * @param characterSet `GSM`, `HEX` (one octet for each GSM character) or `UCS2`
 */
export function inCharacterSet(characterSet: string, text: string): string {
  if (characterSet === 'UCS2') return ucs2Hex(text);
  return characterSet === 'HEX' ? toHex(septets(text)) : text;
}
