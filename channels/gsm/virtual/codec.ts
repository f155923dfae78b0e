import type { Concatenation } from '../codec.ts';
import { bodies, pieces, readAddr, readUd } from '../provisional.ts';

/** An SMS-SUBMIT as the virtual network reads it. */
export interface ReadSubmit {
  to: string;
  text: string;
  statusReport: boolean;
  concatenation?: Concatenation;
}

export function readSubmit(hex: string): ReadSubmit | { error: string } {
  const t = [...Buffer.from(hex, 'hex')].slice(1);
  const first = t[0] ?? 0;
  const { address, next } = readAddr(t, 2);
  const ud = readUd(t.slice(next + 2), (first & 0x40) !== 0, t[next + 1] ?? 0);
  return {
    to: address,
    text: ud.text,
    statusReport: (first & 0x20) !== 0,
    ...(ud.concatenation ? { concatenation: ud.concatenation } : {}),
  };
}

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

export function reportPdu(report: {
  reference: number;
  to: string;
  sentAt: number;
  dischargedAt: number;
  status: number;
}): string {
  return `0006${pieces.hex(report.reference)}${pieces.address(report.to)}${pieces.stamp(report.sentAt)}${pieces.stamp(report.dischargedAt)}${pieces.hex(report.status)}`;
}
