import { PduError } from './error.ts';
import type { OctetReader } from './octets.ts';
import { readTimestamp, type Timestamp, writeTimestamp } from './timestamp.ts';

/** How long the service centre keeps trying: 3GPP TS 23.040 §9.2.3.12. */

export type Validity<Until = Timestamp> =
  | { kind: 'none' }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'until'; until: Until }
  /** Enhanced format (§9.2.3.12.3), as it stands; null minutes where it names no length of time. */
  | { kind: 'enhanced'; octets: Uint8Array; minutes: number | null };

/** TP-VPF (§9.2.3.3). */
const FORMAT = { none: 0, enhanced: 1, minutes: 2, until: 3 } as const;

/** Minutes of the relative format (§9.2.3.12.1). */
function minutesOf(value: number): number {
  if (value <= 143) return (value + 1) * 5;
  if (value <= 167) return 720 + (value - 143) * 30;
  if (value <= 196) return (value - 166) * 1440;
  return (value - 192) * 10080;
}

/** The shortest relative period that is at least this long. @throws PduError above 63 weeks */
export function validityOctet(minutes: number): number {
  for (let value = 0; value < 256; value += 1) if (minutesOf(value) >= minutes) return value;
  throw new PduError('TP-VP', `${minutes} minutes is longer than 63 weeks`);
}

function enhancedMinutes(octets: Uint8Array): number | null {
  const [functions = 0, value = 0, minute = 0, second = 0] = octets;
  const digits = (octet: number) => (octet & 0xf) * 10 + (octet >> 4);
  switch (functions & 7) {
    case 1:
      return minutesOf(value);
    case 2:
      return value / 60;
    case 3:
      return digits(value) * 60 + digits(minute) + digits(second) / 60;
    default:
      return null;
  }
}

/** @param format TP-VPF, 0–3 */
export function readValidity(reader: OctetReader, format: number): Validity {
  switch (format) {
    case FORMAT.none:
      return { kind: 'none' };
    case FORMAT.minutes:
      return { kind: 'minutes', minutes: minutesOf(reader.octet('TP-VP')) };
    case FORMAT.until:
      return { kind: 'until', until: readTimestamp(reader, 'TP-VP') };
    default: {
      const octets = reader.take(7, 'TP-VP');
      return { kind: 'enhanced', octets, minutes: enhancedMinutes(octets) };
    }
  }
}

/** TP-VPF and the octets of TP-VP. @throws PduError for a period or time that cannot be written */
export function writeValidity(validity: Validity<{ at: number; offset: number }>): {
  format: number;
  octets: number[];
} {
  const format = FORMAT[validity.kind];
  switch (validity.kind) {
    case 'none':
      return { format, octets: [] };
    case 'minutes':
      return { format, octets: [validityOctet(validity.minutes)] };
    case 'until':
      return { format, octets: writeTimestamp(validity.until, 'TP-VP') };
    case 'enhanced':
      return { format, octets: [...validity.octets] };
  }
}
