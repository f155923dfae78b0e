import { PduError } from './error.ts';
import type { OctetReader } from './octets.ts';

/** Times of the service centre: 3GPP TS 23.040 §9.2.3.11. */

/** An instant and the clock it was read from. */
export interface Moment {
  /** Epoch milliseconds; the format carries seconds. */
  at: number;
  /** Minutes east of Greenwich, a multiple of 15. */
  offset: number;
}

export interface Timestamp extends Moment {
  /** Local time as it stands in the PDU, with its offset: `2026-11-24T09:00:00+07:00`. */
  iso: string;
}

const MINUTE = 60_000;
/** Two-digit years from here on are of the last century, as public decoders and POSIX have it. */
const CENTURY_TURN = 70;
const MOST_QUARTERS = 79;

function semiOctets(octet: number, field: string): number {
  const [tens, ones] = [octet & 0xf, octet >> 4];
  if (tens > 9 || ones > 9) throw new PduError(field, 'a digit that is none');
  return tens * 10 + ones;
}

/** Quarters of an hour; the sign is a bit of its own inside the first digit. */
function offsetOf(octet: number, field: string): number {
  const quarters = semiOctets(octet & ~0x08, field);
  // no minus zero: some service centres set the sign bit for Greenwich
  return (octet & 0x08) === 0 || quarters === 0 ? quarters * 15 : -quarters * 15;
}

function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** @throws PduError for a date or time that does not exist */
export function readTimestamp(reader: OctetReader, field: string): Timestamp {
  const octets = reader.take(7, field);
  const [yy = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [
    ...octets.subarray(0, 6),
  ].map((octet) => semiOctets(octet, field));
  const offset = offsetOf(octets[6] ?? 0, field);
  const year = yy >= CENTURY_TURN ? 1900 + yy : 2000 + yy;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const exists = new Date(local);
  const same = exists.getUTCMonth() === month - 1 && exists.getUTCDate() === day;
  if (!same || hour > 23 || minute > 59 || second > 59)
    throw new PduError(field, 'a date or time that does not exist');
  return {
    iso: `${exists.toISOString().slice(0, 19)}${offsetText(offset)}`,
    at: local - offset * MINUTE,
    offset,
  };
}

/** @throws PduError for what the format cannot say */
export function writeTimestamp({ at, offset }: Moment, field: string): number[] {
  const local = new Date(at + offset * MINUTE);
  const year = local.getUTCFullYear();
  const quarters = Math.abs(offset) / 15;
  if (!(year >= 1900 + CENTURY_TURN && year < 2000 + CENTURY_TURN))
    throw new PduError(field, 'a time before 1970 or after 2069');
  if (!Number.isInteger(quarters) || quarters > MOST_QUARTERS)
    throw new PduError(field, `an offset of ${offset} minutes`);
  const swap = (value: number) => (Math.floor(value / 10) % 10) | ((value % 10) << 4);
  return [
    ...[
      year % 100,
      local.getUTCMonth() + 1,
      local.getUTCDate(),
      local.getUTCHours(),
      local.getUTCMinutes(),
      local.getUTCSeconds(),
    ].map(swap),
    swap(quarters) | (offset < 0 ? 0x08 : 0),
  ];
}
