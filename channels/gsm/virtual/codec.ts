import { addressTypeOf, readAddress, readServiceCentre, writeAddress } from '../pdu/address.ts';
import { PduError } from '../pdu/error.ts';
import type { Concatenation } from '../pdu/header.ts';
import { fromHex, OctetReader, toHex } from '../pdu/octets.ts';
import { readPdu } from '../pdu/read.ts';
import { writeTimestamp } from '../pdu/timestamp.ts';
import { readValidity } from '../pdu/validity.ts';
import { writeDeliver, writeStatusReport } from '../pdu/write.ts';

/** What the virtual network needs of PDUs. */

/** The virtual service centre stands in the office's zone, WIB. */
const OFFSET_MINUTES = 7 * 60;

/** An SMS-SUBMIT as the virtual network reads it. */
export interface ReadSubmit {
  to: string;
  text: string;
  statusReport: boolean;
  concatenation?: Concatenation;
}

/** Reads an SMS-SUBMIT with its service-centre field. Never throws. */
export function readSubmit(hex: string): ReadSubmit | { error: string } {
  try {
    const pdu = readPdu(hex, { direction: 'MO' });
    if (pdu.type !== 'SUBMIT') return { error: `a ${pdu.type} cannot be sent` };
    const { text, data, concatenation } = pdu.userData;
    return {
      to: pdu.number,
      text: text ?? toHex(data ?? []),
      statusReport: pdu.statusReport,
      ...(concatenation === undefined ? {} : { concatenation }),
    };
  } catch (error) {
    if (error instanceof PduError) return { error: error.message };
    throw error;
  }
}

/**
 * Writes what a phone sends as the SMS-DELIVER that the service centre makes of it.
 * @param message.sentAt epoch milliseconds; the timestamp is written in WIB (UTC+7)
 */
export function deliverPdus(message: {
  from: string;
  text: string;
  sentAt: number;
  reference: number;
}): string[] {
  const { from, text, sentAt, reference } = message;
  return writeDeliver({ number: from, text, at: sentAt, offset: OFFSET_MINUTES, reference }).map(
    ({ hex }) => hex,
  );
}

/** Writes an SMS-STATUS-REPORT; times are epoch milliseconds, `status` is TP-ST. */
export function reportPdu(report: {
  reference: number;
  to: string;
  sentAt: number;
  dischargedAt: number;
  status: number;
}): string {
  const { reference, to, sentAt, dischargedAt, status } = report;
  return writeStatusReport({
    reference,
    number: to,
    at: sentAt,
    discharge: dischargedAt,
    offset: OFFSET_MINUTES,
    status,
  }).hex;
}

/** TP-MTI of an SMS-DELIVER with nothing more waiting, and TP-UDHI, which is the same in both. */
const DELIVER = 0x04;
const HAS_HEADER = 0x40;

/**
 * Writes the SMS-DELIVER that the service centre makes of an SMS-SUBMIT for another SIM; what was
 * written stays as it was, octet for octet.
 * @param hex an SMS-SUBMIT that `readSubmit` could read
 * @param sentAt epoch milliseconds
 */
export function forwardedPdu(hex: string, from: string, sentAt: number): string {
  const reader = new OctetReader(fromHex(hex));
  readServiceCentre(reader);
  const first = reader.octet('TP-MTI');
  reader.octet('TP-MR');
  readAddress(reader, 'TP-DA');
  const protocolAndCoding = reader.take(2, 'TP-PID');
  readValidity(reader, (first >> 3) & 3);
  return toHex([
    0,
    DELIVER | (first & HAS_HEADER),
    ...writeAddress({ number: from, type: addressTypeOf(from) }, 'TP-OA'),
    ...protocolAndCoding,
    ...writeTimestamp({ at: sentAt, offset: OFFSET_MINUTES }, 'TP-SCTS'),
    ...reader.take(reader.left, 'TP-UD'),
  ]);
}
