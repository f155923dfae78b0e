import { textOf } from '../pdu/alphabet.ts';
import { fromHex } from '../pdu/octets.ts';
import { unpackSeptets } from '../pdu/septets.ts';
import { looksLikeUcs2, ucs2Text } from './ucs2.ts';

/**
 * The text of a USSD reply out of what stands between the quotes of `+CUSD`. Modems disagree about it:
 * plain text, or hex of packed septets, of UCS2, or of single characters (AT+CSCS="HEX"); and the
 * coding scheme they tell is often not the one they used, so the octets themselves are looked at.
 */

/** Fewer hex digits, or so many decimal digits alone, are rather a number that somebody wrote. */
const SHORTEST_HEX = /^(?=.{8})(?!\d{1,15}$)/;

/**
 * @param value what stood in the quotes
 * @param dcs coding scheme as told (3GPP TS 23.038 §5), if any
 */
export function ussdText(value: string, dcs: number | undefined): string {
  const isHex = /^(?:[0-9A-F]{2})+$|^(?:[0-9a-f]{2})+$/.test(value);
  const told = dcs !== undefined && saysUcs2(dcs);
  if (!isHex || !(told || SHORTEST_HEX.test(value))) return plainText(value);
  const octets = fromHex(value);
  if (told) return ucs2Text(dcs === WITH_LANGUAGE ? withoutLanguage(octets) : octets);
  if (looksLikeUcs2(octets)) return ucs2Text(octets);
  return characters(octets) ?? packedText(octets) ?? value;
}

/** 3GPP TS 23.038 §5: UCS2 with two letters of the language before the text. */
const WITH_LANGUAGE = 0x11;

/** Groups 01xx and 1001 say it in bits 3 and 2. */
function saysUcs2(dcs: number): boolean {
  const group = dcs >> 4;
  const general = (group >= 4 && group <= 7) || group === 9;
  return dcs === WITH_LANGUAGE || (general && ((dcs >> 2) & 3) === 2);
}

/** The two letters are packed septets, filled up to two octets. */
function withoutLanguage(octets: Uint8Array): Uint8Array {
  return /^[a-z]{2}$/.test(textOf(unpackSeptets(octets, 2))) ? octets.subarray(2) : octets;
}

/** One octet a character, all of them printable. */
function characters(octets: Uint8Array): string | undefined {
  const text = String.fromCharCode(...octets);
  return /^[\x20-\x7e\r\n]+$/.test(text) ? text.trim() : undefined;
}

/** Share of ordinary characters that tells text from octets which only look like packed septets. */
const ORDINARY = 0.75;

/** §6.1.2.3: seven bits that are left over at the end are filled with CR (or, wrongly, with zeros). */
function packedText(octets: Uint8Array): string | undefined {
  const text = textOf(unpackSeptets(octets, Math.floor((octets.length * 8) / 7)));
  const filled = octets.length % 7 === 0 ? text.replace(/[\r@]$/, '') : text;
  // Coding group 0001 0000 puts the language and CR before the text.
  const body = filled.replace(/^[a-z]{2}\r/, '').trim();
  const ordinary = body.match(/[\p{Script=Latin}\p{Nd}\s.,:;!?()*#/+\-'"&%=]/gu)?.length ?? 0;
  return ordinary >= ORDINARY * body.length ? body : undefined;
}

/** Under AT+CSCS="GSM" characters such as `_` and `$` come as their septets. */
function plainText(value: string): string {
  const codes = Array.from(value, (character) => character.charCodeAt(0));
  const septets = codes.every((code) => code < 0x80) && codes.some(isGsmOnly);
  return (septets ? textOf(codes) : value).trim();
}

/** Below the blank, but neither LF nor CR. */
function isGsmOnly(code: number): boolean {
  return code < 0x20 && code !== 0x0a && code !== 0x0d;
}
