import { afterPrefix } from './prefix.ts';
import { ussdText } from './ussd-text.ts';

/** One `+CUSD` result. */
export interface UssdReply {
  /**
   * 3GPP TS 27.007 §7.15 `<m>`: 0 done, 1 the network waits for a further answer, 2 ended by the
   * network, 3 another client answered, 4 not supported, 5 the network timed out.
   */
  status: number;
  /** Empty when there was none. */
  text: string;
}

/**
 * Reads a whole `+CUSD` result: with or without text, quotes and coding scheme.
 * @returns `undefined` when the line is none
 */
export function readUssd(line: string): UssdReply | undefined {
  const value = afterPrefix(line, '+CUSD:');
  const match = /^(\d) *(?:,(.*))?$/s.exec(value ?? '');
  if (!match) return undefined;
  const { body, dcs } = bodyOf((match[2] ?? '').trim());
  return { status: Number(match[1]), text: ussdText(body, dcs) };
}

function bodyOf(rest: string): { body: string; dcs: number | undefined } {
  const quoted = /^"(.*)" *(?:, *(\d+)?[^"]*)?$/s.exec(rest);
  const [, body = '', dcs] = quoted ?? /^"?(.*?) *(?:, *(\d{1,3})?)?$/s.exec(rest) ?? [];
  return { body, dcs: dcs === undefined ? undefined : Number(dcs) };
}

/**
 * Says whether a `+CUSD` result goes on in the next line: its text stands in quotes, may hold line ends
 * and quotes of its own, and ends with a quote before the coding scheme or the end.
 */
export function isOpenUssd(text: string): boolean {
  const body = /^\+CUSD ?: *\d *, *"/.exec(text);
  if (!body) return false;
  const rest = text.slice(body[0].length);
  if (/" *, *\d{1,3} *(?:, *\d*)?$/.test(rest)) return false;
  // A quote at the end of a line may also close a word inside the text: then the count is uneven.
  return !(/" *,?$/.test(rest) && (rest.match(/"/g)?.length ?? 0) % 2 === 1);
}
