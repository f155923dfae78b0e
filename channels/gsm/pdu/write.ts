import { writeAddress, writeServiceCentre } from './address.ts';
import { PduError } from './error.ts';
import { concatenationElement } from './header.ts';
import { toHex } from './octets.ts';
import { segments } from './segments.ts';
import { writeTimestamp } from './timestamp.ts';
import { dcsFor, writeUserData } from './user-data.ts';
import { validityOctet } from './validity.ts';

/** Writing PDUs: 3GPP TS 23.040 §9.2.2. */

export interface WrittenPdu {
  /** With the service-centre field in front. */
  hex: string;
  /** Octets without that field, as `AT+CMGS=<length>` wants it. */
  length: number;
}

const UDHI = 0x40;
const SRR = 0x20;
const RELATIVE_VALIDITY = 0x10;
/** SMS-DELIVER with nothing more waiting (TP-MMS is inverted). */
const DELIVER = 0x04;
const SUBMIT = 0x01;
const STATUS_REPORT = 0x06;

interface Part {
  /** TP-UDHI where the part has a header. */
  flags: number;
  dcs: number;
  /** TP-UDL and TP-UD. */
  userData: number[];
}

/** @param reference of the concatenation; used only for a text of several SMS */
function partsOf(text: string, reference: number, bits: 8 | 16): Part[] {
  const texts = segments(text, bits);
  const dcs = dcsFor(text);
  return texts.map((part, index) => {
    const place = { bits, reference, total: texts.length, sequence: index + 1 };
    const header = texts.length === 1 ? [] : [concatenationElement(place)];
    return {
      flags: header.length === 0 ? 0 : UDHI,
      dcs,
      userData: writeUserData(part, dcs, header),
    };
  });
}

function written(smsc: string | null, tpdu: number[]): WrittenPdu {
  return { hex: toHex([...writeServiceCentre(smsc), ...tpdu]), length: tpdu.length };
}

export interface SubmitMessage {
  /** Digits, with `+` when international. */
  number: string;
  text: string;
  /** Service centre; the SIM's own if not given. */
  smsc?: string;
  statusReport?: boolean;
  /** Minutes; the network's own period if not given. */
  validity?: number;
  /** Concatenation reference, 0–255 or 0–65535 by `bits`. */
  reference?: number;
  bits?: 8 | 16;
}

/**
 * One SMS-SUBMIT, or several for a long text, in order.
 * @throws PduError for what no SMS can carry
 */
export function writeSubmit(message: SubmitMessage): WrittenPdu[] {
  const { number, text, smsc = null, statusReport = false, validity, bits = 8 } = message;
  if (!/^\+?[\d*#]+$/.test(number))
    throw new PduError('TP-DA', `"${number}" is no telephone number`);
  const address = writeAddress(number, 'TP-DA');
  const period = validity === undefined ? [] : [validityOctet(validity)];
  const flags = SUBMIT | (statusReport ? SRR : 0) | (period.length === 0 ? 0 : RELATIVE_VALIDITY);
  return partsOf(text, message.reference ?? 0, bits).map((part) =>
    written(smsc, [flags | part.flags, 0, ...address, 0, part.dcs, ...period, ...part.userData]),
  );
}

/**
 * SMS-DELIVER as a service centre writes them.
 * @param message.at epoch milliseconds
 * @param message.offset minutes east of Greenwich
 */
export function writeDeliver(message: {
  number: string;
  text: string;
  at: number;
  offset: number;
  reference: number;
  bits?: 8 | 16;
  smsc?: string;
}): WrittenPdu[] {
  const address = writeAddress(message.number, 'TP-OA');
  const time = writeTimestamp(message.at, message.offset);
  return partsOf(message.text, message.reference, message.bits ?? 8).map((part) =>
    written(message.smsc ?? null, [
      DELIVER | part.flags,
      ...address,
      0,
      part.dcs,
      ...time,
      ...part.userData,
    ]),
  );
}

/** SMS-STATUS-REPORT as a service centre writes it; times are epoch milliseconds. */
export function writeStatusReport(report: {
  reference: number;
  number: string;
  at: number;
  discharge: number;
  offset: number;
  status: number;
}): WrittenPdu {
  const { reference, number, at, discharge, offset, status } = report;
  return written(null, [
    STATUS_REPORT,
    reference & 0xff,
    ...writeAddress(number, 'TP-RA'),
    ...writeTimestamp(at, offset),
    ...writeTimestamp(discharge, offset),
    status & 0xff,
  ]);
}
