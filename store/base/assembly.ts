import { createHash } from 'node:crypto';
import type { IncomingPart, IncomingSms } from '../../channels/port.ts';

/** Puts long messages together from their parts; shared by all stores. */

/** Stands where a part never came. */
const GAP = ' … ';
/** Half of a character whose other half never came: a part that is missing had it. */
const LONE = /\p{Surrogate}/gu;

function wellFormed(text: string): string {
  return text.replace(LONE, '\ufffd');
}

/** A phone hands the parts of a message to its network within this time of each other. */
const SENT_WITHIN = 30 * 60_000;

/** A message that was given up as incomplete, as far as a late part needs to know it. */
export interface Incomplete {
  /** Fingerprint of the message. */
  message: string;
  /** Sequence numbers it has, or has got since. */
  sequences: number[];
  /** Service-centre time of its earliest part. */
  sentAt: number;
}

/** What must be remembered of a message that was delivered incomplete. */
export function incompleteOf(message: IncomingSms, parts: IncomingPart[]): Incomplete {
  const sequences = parts.map(({ sequence }) => sequence);
  return { message: message.fingerprint, sequences, sentAt: message.sentAt };
}

/** True when a part is one the message lacks. A reused reference is told by the time it was sent. */
export function isLate(part: IncomingPart, { sequences, sentAt }: Incomplete): boolean {
  return !sequences.includes(part.sequence) && Math.abs(part.sentAt - sentAt) < SENT_WITHIN;
}

/** A late part as the message that reaches the inbox. */
export function lateMessage(part: IncomingPart, { message }: Incomplete): IncomingSms {
  const { fingerprint, from, text, sentAt, receivedAt, line, raw } = part;
  const late = { text: wellFormed(text), raw: [raw], continues: message };
  return { fingerprint, from, sentAt, receivedAt, line, ...late };
}

/**
 * The message that parts of one group make, one part per sequence number.
 * @param parts at least one; missing numbers are marked and make the message incomplete
 */
export function assemble(parts: IncomingPart[]): IncomingSms {
  const sorted = [...parts].sort((a, b) => a.sequence - b.sequence);
  const [first] = sorted;
  if (first === undefined) throw new RangeError('a message needs at least one part');
  const texts = Array.from(
    { length: first.total },
    (_, i) => sorted.find(({ sequence }) => sequence === i + 1)?.text ?? GAP,
  );
  const whole = sorted.length === first.total;
  const hash = createHash('sha256');
  for (const { fingerprint } of sorted) hash.update(fingerprint);
  return {
    fingerprint: hash.digest('hex'),
    from: first.from,
    text: wellFormed(texts.join('')),
    sentAt: Math.min(...sorted.map(({ sentAt }) => sentAt)),
    receivedAt: Math.max(...sorted.map(({ receivedAt }) => receivedAt)),
    line: first.line,
    raw: sorted.map(({ raw }) => raw),
    ...(whole ? {} : { incomplete: true as const }),
  };
}
