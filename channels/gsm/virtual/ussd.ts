import { textOf } from '../pdu/alphabet.ts';
import { fromHex } from '../pdu/octets.ts';
import { unpackSeptets } from '../pdu/septets.ts';
import { packedHex, ucs2Hex } from './character-set.ts';

/**
 * How a modem shows what the network answers to a USSD code (3GPP TS 27.007 §7.15). Vendors differ:
 * - `plain`: text in quotes; `unquoted`: without them
 * - `packed`: hex of packed septets (Huawei); `ucs2`: hex of UTF-16 with its coding scheme
 * - `ucs2AsGsm`: the same under the coding scheme of GSM text (Telit); `padded`: with 0xFFFF after it
 * - `twice`: the text, then a second result that ends the dialogue
 * - `ended`: the network ends the dialogue with the text
 * - `unsupported`, `timeout`: results without a text; `silent`: nothing ever comes
 */
export const USSD_FORMS = [
  'plain',
  'unquoted',
  'packed',
  'ucs2',
  'ucs2AsGsm',
  'padded',
  'twice',
  'ended',
  'unsupported',
  'timeout',
  'silent',
] as const;

export type UssdForm = (typeof USSD_FORMS)[number];

export interface UssdReply {
  /** Line ends in it become CR-LF. */
  text: string;
  /** As AT+CSCS wants it if not given. */
  form?: UssdForm;
  /** Milliseconds after `OK`; 0 if not given. */
  after?: number;
  /** The network waits for an answer: the dialogue stays open. */
  asks?: boolean;
}

/** Answers by code: `*888#`. */
export type UssdReplies = Map<string, UssdReply>;

/** Coding schemes of cell broadcast (3GPP TS 23.038 §5): GSM text, UCS2. */
const GSM = 15;
const UCS2 = 72;

const BY_CHARACTER_SET: Record<string, UssdForm> = { HEX: 'packed', UCS2: 'ucs2' };

/**
 * The `+CUSD` results for an answer of the network; none when it is silent.
 * @param characterSet of AT+CSCS
 */
export function ussdResults(reply: UssdReply, characterSet: string): string[] {
  const text = reply.text.replace(/\r?\n/g, '\r\n');
  const result = reply.asks === true ? 1 : 0;
  const form = reply.form ?? BY_CHARACTER_SET[characterSet] ?? 'plain';
  const forms: Record<UssdForm, string[]> = {
    plain: [`${result},"${text}",${GSM}`],
    unquoted: [`${result},${text},${GSM}`],
    packed: [`${result},"${packedHex(text)}",${GSM}`],
    ucs2: [`${result},"${ucs2Hex(text)}",${UCS2}`],
    ucs2AsGsm: [`${result},"${ucs2Hex(text)}",${GSM}`],
    padded: [`${result},"${ucs2Hex(text)}FFFF",${UCS2}`],
    twice: [`0,"${text}",${GSM}`, '2'],
    ended: [`2,"${text}",${GSM}`],
    unsupported: ['4'],
    timeout: ['5'],
    silent: [],
  };
  return forms[form].map((line) => `+CUSD: ${line}`);
}

/** The code that a host asks for, which Huawei wants as hex of packed septets and others as UCS2. */
export function ussdCode(given: string): string {
  if (!/^(?:[0-9A-F]{2})+$/i.test(given) || /^\d{1,3}$/.test(given)) return given;
  const octets = fromHex(given);
  const wide = String.fromCharCode(
    ...Array.from({ length: octets.length >> 1 }, (_, at) => {
      const [high = 0, low = 0] = octets.subarray(2 * at);
      return high * 256 + low;
    }),
  );
  const narrow = textOf(unpackSeptets(octets, Math.floor((octets.length * 8) / 7)));
  // A code of seven characters leaves room for one more, which is then CR or @.
  const candidates = [wide, narrow.replace(/[\r@]$/, '')];
  return candidates.find((text) => /^[*#0-9]+$/.test(text)) ?? given;
}
