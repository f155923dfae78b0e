import { isDeepStrictEqual } from 'node:util';
import { readIncoming } from '../../channels/gsm/codec.ts';
import { writePdu } from '../../channels/gsm/pdu/encode.ts';
import { PduError } from '../../channels/gsm/pdu/error.ts';
import type { Pdu, PduContent } from '../../channels/gsm/pdu/pdu.ts';
import { plainOf } from '../../channels/gsm/pdu/plain.ts';
import { readPdu } from '../../channels/gsm/pdu/read.ts';
import { readSubmit } from '../../channels/gsm/virtual/codec.ts';
import type { Sample } from './samples.ts';

/** What must hold for every PDU, however broken. */

/** What was found, or how it ended well. */
export type Outcome = { finding: string } | { read: boolean };

const NAME = 5;
const trouble = (finding: string): Outcome => ({ finding });

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A service centre with a name has no length of its own; there is no such thing in the networks. */
function hasNamedCentre({ smscType }: Pdu): boolean {
  return (((smscType ?? 0) >> 4) & 7) === NAME;
}

/** What a PDU says, without how it is laid out: lengths, fill, the header's own octets. */
function meaning(pdu: Pdu): unknown {
  const { tpduLength, smsc, smscType, userData, ...rest } = pdu;
  const { length, headerOctets, ...content } = userData ?? {};
  return { ...rest, ...(hasNamedCentre(pdu) ? {} : { smsc, smscType }), userData: content };
}

/** A PDU that was accepted can be written, says the same when read again, and then changes no more. */
function checkWriting(pdu: Pdu, direction: Sample['direction']): Outcome {
  const { hex } = writePdu(pdu);
  const again = readPdu(hex, { direction });
  if (!isDeepStrictEqual(meaning(again), meaning(pdu)))
    return trouble(`written as ${hex} it says something else`);
  return writePdu(again).hex === hex || hasNamedCentre(pdu)
    ? { read: true }
    : trouble(`written as ${hex} and read again it is written differently`);
}

/** True when all of `wanted` is in `got`, which may say more. */
function includes(got: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(got, wanted);
  if (typeof got !== 'object' || got === null) return false;
  if (Array.isArray(wanted) && Array.isArray(got) && wanted.length !== got.length) return false;
  if (wanted instanceof Uint8Array) return isDeepStrictEqual([...wanted], [...Object.values(got)]);
  const values = new Map(Object.entries(got));
  return Object.entries(wanted).every(([name, value]) => includes(values.get(name), value));
}

/** What was written is read as it was. */
function checkContent(read: Pdu, content: PduContent, hex: string): Outcome {
  if (!includes(read, content))
    return trouble(`read as ${JSON.stringify(read)}\nwritten ${JSON.stringify(content)}`);
  if (writePdu(read).hex !== hex) return trouble('is written differently');
  return isRefused(hex.slice(0, -2), read)
    ? { read: true }
    : trouble('is read without its end, too');
}

function isRefused(hex: string, { type }: Pdu): boolean {
  try {
    readPdu(hex, { direction: type === 'SUBMIT' ? 'MO' : 'MT' });
    return false;
  } catch (error) {
    return error instanceof PduError;
  }
}

/** Never throws. */
export function check({ hex, direction, hasSmsc, content }: Sample): Outcome {
  try {
    readIncoming(hex);
    readSubmit(hex);
    const read = readPdu(hex, { direction, hasSmsc });
    JSON.stringify(plainOf(read));
    const outcome = checkWriting(read, direction);
    if ('finding' in outcome || content === undefined) return outcome;
    return checkContent(read, content, hex);
  } catch (error) {
    if (!(error instanceof PduError)) return trouble(described(error));
    if (error.field === '') return trouble('refused without naming a field');
    return content === undefined
      ? { read: false }
      : trouble(`refused though it is valid: ${error.message}`);
  }
}
