import { errorNumber } from './error-texts.ts';

/** Why a command did not succeed. */
export interface AtFailure {
  /**
   * `cms`, `cme`, `error`: the modem said so. `timeout`: no answer in time. `closed`: the line ended
   * or the modem restarted. `desync`: not sent, because the dialogue must be brought in step first.
   */
  kind: 'cms' | 'cme' | 'error' | 'timeout' | 'closed' | 'desync';
  /** Number of a `+CMS ERROR` (3GPP TS 27.005 §3.2.5) or `+CME ERROR` (TS 27.007 §9.2). */
  code?: number;
  /** What the modem said, or what went wrong. */
  text: string;
}

/** How a command ended, with the information lines that came before the final result. */
export type AtResult =
  | { ok: true; lines: string[] }
  | { ok: false; lines: string[]; failure: AtFailure };

/** Final results that mean success. `CONNECT` ends a command too, though SMS work never asks for it. */
const SUCCESS = /^(?:OK|CONNECT(?: .*)?)$/;
/** Refusals of 3GPP TS 27.007, ITU-T V.250 and of vendors (Huawei, Motorola), as whole lines only. */
const REFUSAL =
  /^(?:ERROR(?:: *\d+)?|NO CARRIER|NO DIAL ?TONE|BUSY|NO ANSWER|ABORTED|COMMAND NOT SUPPORT(?:ED)?|TOO MANY PARAMETERS|MODEM ERROR:.*|\+EXT ERROR:.*)$/;
/** Some modems leave the plus, the colon or the blank away. */
const CODED = /^\+?(CM[SE]) ERROR *:? *(.*)$/i;

/**
 * Reads a line as a final result.
 * @param numeric also accept `0` and `4`, which a modem in ATV0 says (ITU-T V.250 §6.3.1)
 * @returns `true` for success, the failure, or `undefined` when the line is no final result
 */
export function finalResult(line: string, numeric = false): true | AtFailure | undefined {
  if (SUCCESS.test(line) || (numeric && line === '0')) return true;
  if (REFUSAL.test(line) || (numeric && line === '4')) return { kind: 'error', text: line };
  const coded = CODED.exec(line);
  if (!coded) return undefined;
  return codedFailure(coded[1]?.toUpperCase() === 'CMS' ? 'cms' : 'cme', coded[2] ?? '', line);
}

/** The number comes alone, quoted, or with its words behind it; with AT+CMEE=2 there are only words. */
function codedFailure(kind: 'cms' | 'cme', detail: string, text: string): AtFailure {
  const number = /^"?(\d+)(?![\dA-Za-z])/.exec(detail)?.[1];
  const code = number === undefined ? errorNumber(kind, detail) : Number(number);
  return code === undefined ? { kind, text } : { kind, code, text };
}
