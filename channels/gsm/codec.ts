import { bodies, pieces, readAddr, readStamp, readUd } from './provisional.ts';

/** Place of a part in a long message. */
export interface Concatenation {
  bits: 8 | 16;
  reference: number;
  total: number;
  sequence: number;
}

/** A PDU from the network, as far as the driver needs it. */
export type IncomingPdu =
  | {
      kind: 'message';
      /** With `+` when the type of number is international; a name when it is alphanumeric. */
      from: string;
      text: string;
      /** Service-centre timestamp as it stands in the PDU, hex: part of the fingerprint. */
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

/** A PDU for `AT+CMGS`. */
export interface SubmitPdu {
  /** With the service-centre field `00`: the SIM's own. */
  hex: string;
  /** Octets without the service-centre field, as `AT+CMGS=<length>` wants it. */
  length: number;
}

const bytes = (hex: string): number[] => [...Buffer.from(hex, 'hex')];

/** Reads an SMS-DELIVER or SMS-STATUS-REPORT with its service-centre field. Never throws. */
export function readIncoming(pdu: string): IncomingPdu {
  try {
    const all = bytes(pdu);
    const t = all.slice(1 + (all[0] ?? 0));
    const first = t[0] ?? 0;
    if ((first & 3) === 2) {
      const { address, next } = readAddr(t, 2);
      return {
        kind: 'report',
        reference: t[1] ?? 0,
        to: address,
        sentAt: readStamp(t, next),
        dischargedAt: readStamp(t, next + 7),
        status: t[next + 14] ?? 0,
      };
    }
    const { address, next } = readAddr(t, 1);
    const stamp = Buffer.from(t.slice(next + 2, next + 9)).toString('hex');
    const ud = readUd(t.slice(next + 9), (first & 0x40) !== 0, t[next + 1] ?? 0);
    return {
      kind: 'message',
      from: address,
      text: ud.text,
      timestamp: stamp,
      header: ud.header,
      sentAt: readStamp(t, next + 2),
      ...(ud.concatenation ? { concatenation: ud.concatenation } : {}),
    };
  } catch (error) {
    return { kind: 'unreadable', reason: String(error) };
  }
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
}): SubmitPdu[] | { error: string } {
  if (!/^\+?\d+$/.test(message.to)) return { error: 'bad number' };
  return bodies(message.text, message.reference).map((body) => {
    const first = 1 | (message.statusReport ? 0x20 : 0) | (body.udhi ? 0x40 : 0);
    const tpdu = `${pieces.hex(first)}00${pieces.address(message.to)}00${pieces.hex(body.dcs)}${body.ud}`;
    return { hex: `00${tpdu}`, length: tpdu.length / 2 };
  });
}
