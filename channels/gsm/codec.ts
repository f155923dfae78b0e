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
      from: string;
      text: string;
      timestamp: string;
      header: string;
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

export interface SubmitPdu {
  hex: string;
  length: number;
}

const bytes = (hex: string): number[] => [...Buffer.from(hex, 'hex')];

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
