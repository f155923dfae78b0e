import { fromHex } from '../pdu/octets.ts';

/** UCS2 as modems write it into AT answers: four hex digits a character (3GPP TS 27.005 §2). */

/** Text stays within few rows of Unicode, the first of them for blanks and digits; other data do not. */
export function looksLikeUcs2(octets: Uint8Array): boolean {
  const rows = new Set(octets.filter((_, at) => at % 2 === 0));
  return octets.length % 2 === 0 && rows.has(0) && rows.size <= Math.max(1, octets.length / 8);
}

/** Some firmware sends its whole buffer: what follows a U+0000 or U+FFFF is no text. */
export function ucs2Text(octets: Uint8Array): string {
  const even = octets.subarray(0, octets.length - (octets.length % 2));
  const units = Array.from(new TextDecoder('utf-16be').decode(even));
  const end = units.findIndex((unit) => unit === '\u0000' || unit === '\uffff');
  return units
    .slice(0, end < 0 ? undefined : end)
    .join('')
    .trim();
}

/** A name or number of an answer, which is in hex where AT+CSCS selects UCS2. */
export function fieldText(field: string): string {
  if (!/^(?:[0-9A-F]{4})+$/i.test(field)) return field;
  const octets = fromHex(field);
  return looksLikeUcs2(octets) ? ucs2Text(octets) : field;
}

/** @returns four hex digits a character, upper case */
export function ucs2Hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    .map((unit) => unit.toString(16).padStart(4, '0').toUpperCase())
    .join('');
}
