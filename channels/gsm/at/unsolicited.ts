import { registrationOf } from './parse-registration.ts';

/** What a modem says without being asked. */
export type Unsolicited =
  | { kind: 'stored'; memory: string; index: number }
  | { kind: 'storedReport'; memory: string; index: number }
  | { kind: 'message'; pdu: string }
  | { kind: 'report'; pdu: string }
  | { kind: 'registration'; status: number }
  | { kind: 'reset'; line: string }
  | { kind: 'storageFull' }
  | { kind: 'other'; line: string };

/** Unsolicited results with a PDU on the next line (3GPP TS 27.005 §3.4.1, PDU mode). */
const WITH_PDU = /^\+(?:CMT|CDS|CBM):/;
/** In text mode the same results carry many fields and, for +CDS, no second line. */
const TEXT_MODE_REPORT = /^\+CDS:(?:[^,]*,){4,}/;

/** The modem has restarted: every setting is lost (Quectel, SIMCom, Huawei, Sierra). */
const RESET =
  /^(?:RDY|\^SYSSTART.*|\+CPIN: NOT READY|NORMAL POWER DOWN|\*?POWER DOWN|MODEM:STARTUP)$/;

/**
 * Never an answer to a command of ours, wherever they turn up (3GPP TS 27.005 and 27.007; Huawei `^`,
 * ZTE `+Z`, GlobeTrotter `_`, Telit `#`, D-Link). `+CREG` and its like are both: see `isAnswerOf`.
 */
const ALWAYS = [
  /^\+(?:CMTI|CDSI|CUSD|CLIP|CRING|CCWA|CIEV|CTZV|CTZE):/,
  /^(?:RING|SMS Ready|Call Ready|SMS DONE|PB DONE)$/i,
  /^\^(?:RSSI|HCSQ|DSFLOWRPT|BOOT|MODE|CSNR|SRVST|SIMST|STIN|NWTIME|SMMEMFULL|CEND|CONN|ORIG)\b/,
  /^\+(?:ZUSIMR|ZEND|ZDONR|PSBEARER|SPNWNAME|QIND|STKPRO|WIND)\b/,
  /^(?:_OSIGQ|_OBS|#STN|\*PSUTTZ|DST:)/,
];

/** Says whether a line starts an unsolicited result that has its PDU on the line after it. */
export function hasPduLine(line: string): boolean {
  return WITH_PDU.test(line) && !TEXT_MODE_REPORT.test(line);
}

/** Says whether a line cannot belong to any command's answer. */
export function isUnsolicited(line: string): boolean {
  return RESET.test(line) || hasPduLine(line) || ALWAYS.some((pattern) => pattern.test(line));
}

/**
 * Says whether an information line may belong to the answer of a command.
 * @param prefix what the command's information lines begin with (`+CREG:`); lines with another
 * command's prefix are unsolicited, bare lines (a PDU, an IMEI) are not
 */
export function isAnswerOf(line: string, prefix: string | undefined): boolean {
  if (prefix === undefined || line.startsWith(prefix)) return true;
  return !/^[+^*#$%&_][A-Z0-9]+ ?:/i.test(line);
}

/** Reads an unsolicited line, with the PDU line that followed where there is one. */
export function readUnsolicited(line: string, pdu?: string): Unsolicited {
  if (RESET.test(line)) return { kind: 'reset', line };
  if (line.startsWith('^SMMEMFULL')) return { kind: 'storageFull' };
  if (pdu !== undefined && line.startsWith('+CMT:')) return { kind: 'message', pdu };
  if (pdu !== undefined && line.startsWith('+CDS:')) return { kind: 'report', pdu };
  const stored = /^\+(CMTI|CDSI): *"?([A-Z_]+)"? *, *(\d+)/i.exec(line);
  if (stored) return readStored(stored);
  const registration = registrationOf(line, false);
  return registration
    ? { kind: 'registration', status: registration.status }
    : { kind: 'other', line };
}

function readStored([, name, memory = '', index]: RegExpExecArray): Unsolicited {
  const kind = name?.toUpperCase() === 'CDSI' ? 'storedReport' : 'stored';
  return { kind, memory: memory.toUpperCase(), index: Number(index) };
}
