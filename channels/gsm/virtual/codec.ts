import type { Concatenation } from '../codec.ts';
import { bodies, pieces, readAddr, readUd } from '../provisional.ts';

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
    return submitOf([...Buffer.from(hex, 'hex')]);
  } catch (error) {
    return { error: String(error) };
  }
}

function submitOf(all: number[]): ReadSubmit {
  const t = all.slice(1 + (all[0] ?? 0));
  const first = t[0] ?? 0;
  const { address, next } = readAddr(t, 2);
  const validity = [0, 7, 1, 7][(first >> 3) & 3] ?? 0;
  const ud = readUd(t.slice(next + 2 + validity), (first & 0x40) !== 0, t[next + 1] ?? 0);
  return {
    to: address,
    text: ud.text,
    statusReport: (first & 0x20) !== 0,
    ...(ud.concatenation ? { concatenation: ud.concatenation } : {}),
  };
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
  return bodies(message.text, message.reference).map(
    (body) =>
      `00${pieces.hex(4 | (body.udhi ? 0x40 : 0))}${pieces.address(message.from)}00${pieces.hex(body.dcs)}${pieces.stamp(message.sentAt)}${body.ud}`,
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
  return `0006${pieces.hex(report.reference)}${pieces.address(report.to)}${pieces.stamp(report.sentAt)}${pieces.stamp(report.dischargedAt)}${pieces.hex(report.status)}`;
}
