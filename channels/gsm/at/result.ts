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
  /^(?:ERROR|NO CARRIER|NO DIALTONE|BUSY|NO ANSWER|COMMAND NOT SUPPORT|TOO MANY PARAMETERS|MODEM ERROR:.*|\+EXT ERROR:.*)$/;
const CODED = /^\+(CM[SE]) ERROR: *(.*)$/;

/** Numbers for the texts of `AT+CMEE=2`, where a modem cannot give numbers (lower case). */
const CMS_TEXTS: Record<string, number> = {
  'sim not inserted': 310,
  'sim pin required': 311,
  'ph-sim pin required': 312,
  'sim failure': 313,
  'sim busy': 314,
  'sim wrong': 315,
  'sim puk required': 316,
  'memory failure': 320,
  'invalid memory index': 321,
  'memory full': 322,
  'smsc address unknown': 330,
  'no network service': 331,
  'network timeout': 332,
  'unknown error': 500,
};
const CME_TEXTS: Record<string, number> = {
  'operation not allowed': 3,
  'operation not supported': 4,
  'sim not inserted': 10,
  'sim pin required': 11,
  'sim puk required': 12,
  'sim failure': 13,
  'sim busy': 14,
  'sim wrong': 15,
  'incorrect password': 16,
  'memory full': 20,
  'no network service': 30,
  'network timeout': 31,
};

/**
 * Reads a line as a final result.
 * @param numeric also accept `0` and `4`, which a modem in ATV0 says (ITU-T V.250 §6.3.1)
 * @returns `true` for success, the failure, or `undefined` when the line is no final result
 */
export function finalResult(line: string, numeric = false): true | AtFailure | undefined {
  if (SUCCESS.test(line) || (numeric && line === '0')) return true;
  if (REFUSAL.test(line) || (numeric && line === '4')) return { kind: 'error', text: line };
  const coded = CODED.exec(line);
  return coded ? codedFailure(coded[1] === 'CMS' ? 'cms' : 'cme', coded[2] ?? '', line) : undefined;
}

function codedFailure(kind: 'cms' | 'cme', detail: string, text: string): AtFailure {
  const texts = kind === 'cms' ? CMS_TEXTS : CME_TEXTS;
  const code = /^\d+$/.test(detail) ? Number(detail) : texts[detail.toLowerCase()];
  return code === undefined ? { kind, text } : { kind, code, text };
}
