import { machineMessage, textIn } from './machine-message.ts';
import type { WrittenPdu } from './pdu/encode.ts';
import { PduError } from './pdu/error.ts';
import type { Concatenation } from './pdu/header.ts';
import { toHex } from './pdu/octets.ts';
import type { Deliver, StatusReport } from './pdu/pdu.ts';
import { readPdu } from './pdu/read.ts';
import { salvage } from './pdu/salvage.ts';
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
      /** Octets were lost: `text` marks where, or nobody can say who wrote it. */
      damaged?: 'text' | 'sender';
      /** No person wrote this: the name under which it is shown instead of the sender. */
      machine?: string;
      /** The person behind a machine's message, who is answered. */
      author?: string;
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

function messageOf(deliver: Deliver): Extract<IncomingPdu, { kind: 'message' }> {
  const { number, timestamp, userData } = deliver;
  const { text, data, headerOctets, concatenation } = userData;
  const machine = machineMessage(deliver, number);
  return {
    kind: 'message',
    from: number,
    text: machine?.sentence ?? text ?? textIn(data ?? new Uint8Array()) ?? toHex(data ?? []),
    ...(machine === undefined ? {} : { machine: machine.name }),
    ...(machine?.author === undefined ? {} : { author: machine.author }),
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
    // a DELIVER without its first octets can pass for a report, but not with times that make sense
    const times = [read.timestamp.at, read.discharge.at];
    return times.every(Number.isNaN) ? (salvaged(pdu) ?? reportOf(read)) : reportOf(read);
  } catch (error) {
    return salvaged(pdu) ?? { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** What has lost octets, as far as it goes. */
function salvaged(pdu: string): IncomingPdu | undefined {
  const found = salvage(pdu);
  if (found === undefined) return undefined;
  return { ...messageOf(found.deliver), damaged: found.senderDoubtful ? 'sender' : 'text' };
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
