import { readIncoming } from '../codec.ts';

/** Messages as text mode shows them (3GPP TS 27.005 §3.4). */

const pad = (number: number): string => String(number).padStart(2, '0');

/** `yy/MM/dd,hh:mm:ss+28`: the service centre's time in WIB, with quarters of an hour. */
function stamp(at: number): string {
  const local = new Date(at + 7 * 3_600_000);
  const day = [local.getUTCFullYear() % 100, local.getUTCMonth() + 1, local.getUTCDate()];
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()];
  return `${day.map(pad).join('/')},${time.map(pad).join(':')}+28`;
}

/** Sender and time as the header has them, and the text; what is no message shows empty. */
export function textHeader(pdu: string): { header: string; text: string } {
  const read = readIncoming(pdu);
  if (read.kind !== 'message') return { header: '"",,""', text: '' };
  return { header: `"${read.from}",,"${stamp(read.sentAt ?? 0)}"`, text: read.text };
}
