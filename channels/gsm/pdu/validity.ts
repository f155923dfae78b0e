import { PduError } from './error.ts';
import type { OctetReader } from './octets.ts';
import { readTimestamp, type Timestamp } from './timestamp.ts';

/** How long the service centre keeps trying: 3GPP TS 23.040 §9.2.3.12. */

export type Validity =
  | { kind: 'none' }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'until'; until: Timestamp }
  /** Enhanced format (§9.2.3.12.3) without a length of time. */
  | { kind: 'enhanced'; octets: Uint8Array };

/** Minutes of the relative format (§9.2.3.12.1). */
function minutesOf(value: number): number {
  if (value <= 143) return (value + 1) * 5;
  if (value <= 167) return 720 + (value - 143) * 30;
  if (value <= 196) return (value - 166) * 1440;
  return (value - 192) * 10080;
}

/** The shortest relative period that is at least this long. @throws PduError above 63 weeks */
export function validityOctet(minutes: number): number {
  if (minutes > 63 * 10080) throw new PduError('TP-VP', 'longer than 63 weeks');
  for (let value = 0; value < 256; value += 1) if (minutesOf(value) >= minutes) return value;
  return 255;
}

function enhanced(octets: Uint8Array): Validity {
  const [first = 0, value = 0, minute = 0, second = 0] = octets;
  const digits = (octet: number) => (octet & 0xf) * 10 + (octet >> 4);
  switch (first & 7) {
    case 0:
      return { kind: 'none' };
    case 1:
      return { kind: 'minutes', minutes: minutesOf(value) };
    case 2:
      return { kind: 'minutes', minutes: value / 60 };
    case 3:
      return {
        kind: 'minutes',
        minutes: digits(value) * 60 + digits(minute) + digits(second) / 60,
      };
    default:
      return { kind: 'enhanced', octets };
  }
}

/** @param format TP-VPF, 0–3 */
export function readValidity(reader: OctetReader, format: number): Validity {
  if (format === 0) return { kind: 'none' };
  if (format === 2) return { kind: 'minutes', minutes: minutesOf(reader.octet('TP-VP')) };
  if (format === 3) return { kind: 'until', until: readTimestamp(reader, 'TP-VP') };
  return enhanced(reader.take(7, 'TP-VP'));
}
