import { registrationOf } from './parse-registration.ts';
import { afterPrefix } from './prefix.ts';
import { readUssd, type UssdReply } from './ussd-reply.ts';

/** What a modem says without being asked. */
export type Unsolicited =
  | { kind: 'stored'; memory: string; index: number }
  | { kind: 'storedReport'; memory: string; index: number }
  | { kind: 'message'; pdu: string }
  | { kind: 'report'; pdu: string }
  | { kind: 'registration'; status: number }
  | { kind: 'ussd'; reply: UssdReply }
  | { kind: 'reset'; line: string }
  /** Said at some time after a start: whether it was one that nobody noticed must be asked. */
  | { kind: 'started'; line: string }
  | { kind: 'storageFull' }
  | { kind: 'other'; line: string };

/** Unsolicited results with a second line (3GPP TS 27.005 §3.4.1): a PDU, or text in text mode. */
const WITH_SECOND_LINE = /^\+(?:CMT|CDS|CBM) ?:/;
/** In text mode +CDS carries many fields and no second line. */
const TEXT_MODE_REPORT = /^\+CDS ?:(?:[^,]*,){4,}/;
/** Time stamp of the network or fields of AT+CSDH=1: the second line is what somebody wrote. */
const TEXT_MODE_MESSAGE = /^\+(?:CMT|CBM) ?:.*"\d{2,4}\/\d{1,2}\/\d{1,2},/;

/** The modem has restarted: every setting is lost (Quectel, SIMCom, Huawei, Sierra, Wavecom, u-blox). */
const RESET =
  /^(?:RDY|START|\^SYSSTART.*|\+CPIN: ?(?:NOT READY|SIM PIN)|NORMAL POWER DOWN|(?:UNDER|OVER)-VOLTAGE POWER DOWN|\*?POWER DOWN|MODEM:STARTUP|\+WIND: ?[34])$/;
/** Said once after each start, but it may be some time after it (SIMCom, Quectel, Wavecom). */
const STARTED =
  /^(?:SMS Ready|Call Ready|SMS DONE|PB DONE|\+PBREADY|\+CPIN: ?READY|\+CFUN: ?1|\+SIND: ?[34]|\+WIND: ?(?:1|7)|\+QIND: ?(?:SMS|PB) DONE)$/i;

/**
 * Not an answer to a command of ours, wherever they turn up (3GPP TS 27.005 and 27.007; Huawei `^`,
 * ZTE `+Z`, GlobeTrotter `_`, Telit `#`, D-Link, u-blox `+UU`), unless the command asks for just that.
 * `+CREG` and its like are both: see `isAnswerOf`.
 */
const ALWAYS = [
  /^\+(?:CMTI|CDSI|CUSD|CLIP|COLP|CRING|CCWA|CSSI|CSSU|CIEV|CGEV|CTZV|CTZE|CTZDST|CTZEU) ?:/,
  /^(?:RING|SMS Ready|Call Ready|SMS DONE|PB DONE|VOICE CALL:.*|MISSED_CALL:.*|VOICE NO CARRIER)$/i,
  /^\^(?:RSSI|HCSQ|DSFLOWRPT|BOOT|MODE|CSNR|SRVST|SIMST|STIN|NWTIME|SMMEMFULL|CEND|CONN|CONF|ORIG|CERSSI|LTERSRP|RFSWITCH|DSDORMANT|EARST|TIME) ?:/,
  /^\^SMMEMFULL$/,
  /^\+(?:ZUSIMR|ZDONR|ZPASR|PSBEARER|SPNWNAME|QIND|QUSIM|STKPRO|WIND|PACSP\d*|UU[A-Z]+) ?:/,
  /^(?:\+ZEND|_OSIGQ|_OBS|#STN|\*PSUTTZ|\*PSNWID|DST:)/,
];

/** Says whether a line starts an unsolicited result that has more on the line after it. */
export function hasSecondLine(line: string): boolean {
  return WITH_SECOND_LINE.test(line) && !TEXT_MODE_REPORT.test(line);
}

/** Says whether the second line is text, which may look like anything. */
export function hasTextLine(line: string): boolean {
  return TEXT_MODE_MESSAGE.test(line);
}

/**
 * Says whether a line cannot belong to the answer of a command.
 * @param prefix of the command in flight, which may ask for something that also comes unasked
 */
export function isUnsolicited(line: string, prefix?: string): boolean {
  if (hasSecondLine(line)) return true;
  if (prefix !== undefined && afterPrefix(line, prefix) !== undefined) return false;
  return RESET.test(line) || STARTED.test(line) || ALWAYS.some((pattern) => pattern.test(line));
}

/**
 * Says whether an information line may belong to the answer of a command.
 * @param prefix what the command's information lines begin with (`+CREG:`); lines with another
 * command's prefix are unsolicited, bare lines (a PDU, an IMEI) are not
 */
export function isAnswerOf(line: string, prefix: string | undefined): boolean {
  if (prefix === undefined || afterPrefix(line, prefix) !== undefined) return true;
  return !/^[+^*#$%&_][A-Z0-9]+ ?:/i.test(line);
}

/** Reads an unsolicited line, with the PDU line that followed where there is one. */
export function readUnsolicited(line: string, pdu?: string): Unsolicited {
  if (RESET.test(line)) return { kind: 'reset', line };
  if (STARTED.test(line)) return { kind: 'started', line };
  if (line.startsWith('^SMMEMFULL')) return { kind: 'storageFull' };
  if (pdu !== undefined && line.startsWith('+CMT')) return { kind: 'message', pdu };
  if (pdu !== undefined && line.startsWith('+CDS')) return { kind: 'report', pdu };
  return readStored(line) ?? readReply(line) ?? readRegistration(line) ?? { kind: 'other', line };
}

function readStored(line: string): Unsolicited | undefined {
  const match = /^\+(CMTI|CDSI) ?: *"?([A-Z_]+)"? *, *(\d+)/i.exec(line);
  if (!match) return undefined;
  const [, name, memory = '', index] = match;
  const kind = name?.toUpperCase() === 'CDSI' ? 'storedReport' : 'stored';
  return { kind, memory: memory.toUpperCase(), index: Number(index) };
}

function readReply(line: string): Unsolicited | undefined {
  const reply = readUssd(line);
  return reply && { kind: 'ussd', reply };
}

function readRegistration(line: string): Unsolicited | undefined {
  const registration = registrationOf(line, false);
  return registration && { kind: 'registration', status: registration.status };
}
