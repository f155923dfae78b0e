import { createHash } from 'node:crypto';
import type { IncomingPart, IncomingSms } from '../channels/port.ts';

/** Puts long messages together from their parts; shared by all stores. */

/** Stands where a part never came. */
const GAP = ' … ';

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
    text: texts.join(''),
    sentAt: Math.min(...sorted.map(({ sentAt }) => sentAt)),
    receivedAt: Math.max(...sorted.map(({ receivedAt }) => receivedAt)),
    line: first.line,
    raw: sorted.map(({ raw }) => raw),
    ...(whole ? {} : { incomplete: true as const }),
  };
}
