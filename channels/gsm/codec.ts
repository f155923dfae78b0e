import type { WrittenPdu } from './pdu/encode.ts';
import { PduError } from './pdu/error.ts';
import type { Concatenation } from './pdu/header.ts';
import { toHex } from './pdu/octets.ts';
import type { Deliver, StatusReport } from './pdu/pdu.ts';
import { readPdu } from './pdu/read.ts';
import { writeSubmit } from './pdu/write.ts';

/** What the driver needs of PDUs; nothing here throws. */

/** A PDU from the network, as far as the driver needs it. */
export type IncomingPdu =
  | {
      kind: 'message';
      /** With `+` when the type of number is international; a name when it is alphanumeric. */
      from: string;
      text: string;
      /** Service-centre timestamp with its offset (as hex when it makes no sense): part of the fingerprint. */
      timestamp: string;
      /** User data header as it stands in the PDU, hex without its length; empty if there is none. */
      header: string;
      /** Epoch milliseconds; left out when the timestamp makes no sense. */
      sentAt?: number;
      concatenation?: Concatenation;
    }
  | {
      kind: 'report';
      reference: number;
      to: string;
      status: number;
      sentAt?: number;
      dischargedAt?: number;
    }
  | { kind: 'unreadable'; reason: string };

/** Data that is no text is shown as its octets, so that nothing is lost. */
function messageOf({ number, timestamp, userData }: Deliver): IncomingPdu {
  const { text, data, headerOctets, concatenation } = userData;
  return {
    kind: 'message',
    from: number,
    text: text ?? toHex(data ?? []),
    timestamp: timestamp.iso,
    header: toHex(headerOctets),
    ...(Number.isNaN(timestamp.at) ? {} : { sentAt: timestamp.at }),
    ...(concatenation === undefined ? {} : { concatenation }),
  };
}

function reportOf({ reference, number, status, timestamp, discharge }: StatusReport): IncomingPdu {
  return {
    kind: 'report',
    reference,
    to: number,
    status,
    ...(Number.isNaN(timestamp.at) ? {} : { sentAt: timestamp.at }),
    ...(Number.isNaN(discharge.at) ? {} : { dischargedAt: discharge.at }),
  };
}

/** Reads an SMS-DELIVER or SMS-STATUS-REPORT with its service-centre field. Never throws. */
export function readIncoming(pdu: string): IncomingPdu {
  try {
    const read = readPdu(pdu, { direction: 'MT', forgiving: true });
    if (read.type === 'DELIVER') return messageOf(read);
    if (read.type !== 'STATUS-REPORT')
      return { kind: 'unreadable', reason: 'a message of our own' };
    return reportOf(read);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Writes an SMS as one SMS-SUBMIT or, when it is long, as several.
 * @param message.reference concatenation reference, 0 to 255
 * @returns the PDUs in order, or why this can never be sent
 */
export function submitPdus(message: {
  to: string;
  text: string;
  statusReport: boolean;
  reference: number;
}): WrittenPdu[] | { error: string } {
  const { to, text, statusReport, reference } = message;
  try {
    return writeSubmit({ number: to, text, statusReport, reference });
  } catch (error) {
    if (error instanceof PduError) return { error: error.message };
    throw error;
  }
}
