import { createHash } from 'node:crypto';
import type { DeliveryReport, IncomingPart, IncomingSms, Receiver } from '../port.ts';
import { type IncomingPdu, readIncoming } from './codec.ts';
import { toE164 } from './numbers.ts';
import type { Concatenation } from './pdu/header.ts';

/** A PDU as the receiver wants it. */
export type Received =
  | { kind: 'message'; message: IncomingSms }
  | { kind: 'part'; part: IncomingPart }
  | { kind: 'report'; report: DeliveryReport };

/** Shown as the sender of a PDU that could not be decoded. */
export const UNREADABLE_SENDER = 'TAKTERBACA';

const hash = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex');

/**
 * Understands a PDU from the modem. Never throws: what cannot be decoded becomes a message that
 * carries the PDU and the reason.
 * @param line name of the line it came in on
 * @param countryCode completes numbers in national form
 * @param now epoch milliseconds, the time of reading
 */
export function received(pdu: string, line: string, countryCode: string, now: number): Received {
  const incoming = readIncoming(pdu);
  if (incoming.kind === 'unreadable') return unreadable(pdu, line, now, incoming.reason);
  if (incoming.kind === 'report')
    return { kind: 'report', report: report(incoming, line, countryCode, now) };
  const sender = senderOf(incoming, countryCode);
  const from = incoming.author === undefined ? sender : toE164(incoming.author, countryCode);
  const common = {
    // design §3 rule 2: what makes the message itself, whichever slot or modem it is read from.
    fingerprint: hash(from, incoming.timestamp, incoming.header, incoming.text),
    from,
    text: incoming.text,
    sentAt: incoming.sentAt ?? now,
    receivedAt: now,
    line,
  };
  const { concatenation } = incoming;
  if (!concatenation || !isPart(concatenation) || from === UNREADABLE_SENDER) {
    const holes = incoming.damaged === undefined ? {} : { incomplete: true as const };
    return { kind: 'message', message: { ...common, ...holes, raw: [pdu] } };
  }
  const { bits, reference, total, sequence } = concatenation;
  // later parts do not say who sent a picture
  const group = [line, sender, `${bits}:${reference}`, total].join('|');
  return { kind: 'part', part: { ...common, group, sequence, total, raw: pdu } };
}

/** A name where no person wrote it, or where nobody can say who did: neither is answered. */
function senderOf(
  { from, machine, damaged }: Extract<IncomingPdu, { kind: 'message' }>,
  countryCode: string,
): string {
  return damaged === 'sender' ? UNREADABLE_SENDER : (machine ?? toE164(from, countryCode));
}

/**
 * An answer by USSD as a message of its own, so that it is kept and read like an operator's SMS.
 * @param code shown as its sender
 */
export function ussdMessage(code: string, text: string, line: string, now: number): IncomingSms {
  const fingerprint = hash('ussd', line, code, String(now), text);
  return { fingerprint, from: code, text, sentAt: now, receivedAt: now, line, raw: [] };
}

/** 3GPP TS 23.040 §9.2.3.24.1: a total of 0 or a number outside 1 to total makes it no part at all. */
function isPart({ total, sequence }: Concatenation): boolean {
  return total > 1 && sequence >= 1 && sequence <= total;
}

function unreadable(pdu: string, line: string, now: number, reason: string): Received {
  const message: IncomingSms = {
    fingerprint: hash('undecodable', pdu),
    from: UNREADABLE_SENDER,
    text: '',
    sentAt: now,
    receivedAt: now,
    line,
    raw: [pdu],
    undecodable: reason,
  };
  return { kind: 'message', message };
}

/** 3GPP TS 23.040 §9.2.3.15: below 0x20 completed, 0x20 to 0x3f still trying, above given up. */
function report(
  incoming: Extract<IncomingPdu, { kind: 'report' }>,
  line: string,
  countryCode: string,
  now: number,
): DeliveryReport {
  const { status, reference } = incoming;
  return {
    line,
    reference: String(reference),
    to: toE164(incoming.to, countryCode),
    status: String(status),
    outcome: status < 0x20 ? 'delivered' : status < 0x40 ? 'pending' : 'failed',
    sentAt: incoming.sentAt ?? now,
    at: incoming.dischargedAt ?? now,
  };
}

/**
 * Gives everything to the receiver and says for each item whether it is durably stored. Whole messages
 * and parts go in one call each, because one commit for many is what makes draining fast.
 * @param singly one call for each item, so that an item the store refuses does not hold up the others
 * @param complain told of every failure
 */
export async function storeAll(
  items: Received[],
  receiver: Receiver,
  singly: boolean,
  complain: (error: string) => void,
): Promise<boolean[]> {
  const stored: boolean[] = items.map(() => false);
  for (const group of grouped(items, singly)) {
    try {
      await storeGroup(
        group.map((at) => items[at]).filter((item) => item !== undefined),
        receiver,
      );
      for (const at of group) stored[at] = true;
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
    }
  }
  return stored;
}

/** Positions that are stored by one call: all messages, all parts, each report. */
function grouped(items: Received[], singly: boolean): number[][] {
  const of = (kind: Received['kind']): number[] =>
    [...items.keys()].filter((at) => items[at]?.kind === kind);
  const batches = [of('message'), of('part')].filter((group) => group.length > 0);
  const reports = of('report').map((at) => [at]);
  return singly ? [...items.keys()].map((at) => [at]) : [...batches, ...reports];
}

async function storeGroup(items: Received[], receiver: Receiver): Promise<void> {
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
  const parts = items.flatMap((item) => (item.kind === 'part' ? [item.part] : []));
  if (messages.length > 0) await receiver.messages(messages);
  if (parts.length > 0) await receiver.parts(parts);
  for (const item of items) if (item.kind === 'report') await receiver.report(item.report);
}
