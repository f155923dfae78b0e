import { describe, expect, it } from '@jest/globals';
import { readAddress, readServiceCentre } from '../../../channels/gsm/pdu/address.ts';
import { septetsOf, textOf } from '../../../channels/gsm/pdu/alphabet.ts';
import { PduError } from '../../../channels/gsm/pdu/error.ts';
import { concatenationOf, portsOf, readHeader } from '../../../channels/gsm/pdu/header.ts';
import { fromHex, OctetReader, toHex } from '../../../channels/gsm/pdu/octets.ts';
import { segments } from '../../../channels/gsm/pdu/segments.ts';
import { packSeptets } from '../../../channels/gsm/pdu/septets.ts';
import { readTimestamp } from '../../../channels/gsm/pdu/timestamp.ts';
import { readUserData, writeUserData } from '../../../channels/gsm/pdu/user-data.ts';
import { readValidity } from '../../../channels/gsm/pdu/validity.ts';
import { unitVectors } from './vectors.ts';

/** Single rules of other projects' tests: packing, addresses, times, headers, tables. */

/** Unit vectors that do not hold, and why. */
const DECIDED: Record<string, string> = {
  'addr-go-overlong-number': 'a missing filler is let pass: the digits are all there',
  'concat-go-dangling': 'half a surrogate pair reads as U+FFFD: a citizen’s words are kept',
};

const UCS2 = 0x08;
const reader = (hex: string) => new OctetReader(fromHex(hex));

/** @param hex elements without the header's length */
function headerOf(hex: string) {
  const elements = readHeader(fromHex(hex));
  const place = concatenationOf(elements);
  const ports = portsOf(elements);
  return {
    concat:
      place === undefined
        ? null
        : { ref: place.reference, total: place.total, seq: place.sequence },
    ...(ports === undefined ? {} : { ports: { dst: ports.destination, src: ports.source } }),
  };
}

/** One check per kind of vector. */
const CHECKS: Record<string, (input: never, expected: never) => void> = {
  'gsm7-pack': (
    { text, fillBits = 0 }: { text: string; fillBits?: number },
    { packed, septets, septetCount }: { packed: string; septets?: string; septetCount?: number },
  ) => {
    const codes = [...text].flatMap((character) => septetsOf(character) ?? []);
    expect(toHex(packSeptets(codes, fillBits))).toBe(packed.toUpperCase());
    if (septets !== undefined) expect(toHex(codes)).toBe(septets.toUpperCase());
    if (septetCount !== undefined) expect(codes).toHaveLength(septetCount);
  },
  'gsm7-septets': (
    { septets, ...shift }: { septets: string; locking?: number; single?: number },
    expected: { text: string },
  ) => expect(textOf([...fromHex(septets)], shift)).toBe(expected.text),
  ucs2: ({ text }: { text: string }, { hex }: { hex: string }) =>
    expect(toHex(writeUserData({ text, data: null, header: [] }, UCS2).slice(1))).toBe(hex),
  smsc: ({ hex }: { hex: string }, expected: { number: string }) =>
    expect(readServiceCentre(reader(hex))).toMatchObject(expected),
  address: ({ hex }: { hex: string }, expected: { number: string }) =>
    expect(readAddress(reader(hex), 'x')).toMatchObject(expected),
  'vp-relative': ({ octet }: { octet: number }, { minutes }: { minutes: number }) =>
    expect(readValidity(new OctetReader(Uint8Array.of(octet)), 2)).toEqual({
      kind: 'minutes',
      minutes,
    }),
  scts: (
    { hex }: { hex: string },
    { iso, isoUtcEquivalent }: { iso?: string; isoUtcEquivalent?: string },
  ) => {
    const read = readTimestamp(reader(hex), 'x');
    if (iso !== undefined) expect(read.iso).toBe(iso);
    if (isoUtcEquivalent !== undefined) expect(read.at).toBe(Date.parse(isoUtcEquivalent));
  },
  'part-count': ({ text }: { text: string }, { parts }: { parts: number }) =>
    expect(segments(text)).toHaveLength(parts),
  'udh-ie': ({ hex }: { hex: string }, expected: object) =>
    expect(headerOf(hex)).toMatchObject(expected),
  udh: ({ hex }: { hex: string }, expected: object) =>
    expect(headerOf(hex.slice(2))).toMatchObject(expected),
  'user-data': (
    { hex, udhi, udl, dcs }: { hex: string; udhi: boolean; udl: number; dcs: number },
    { text, concat }: { text: string; concat: object },
  ) => {
    const read = readUserData(reader(toHex([udl]) + hex), dcs, { hasHeader: udhi });
    expect(read.text).toBe(text);
    expect(headerOf(toHex(read.headerOctets))).toMatchObject({ concat });
  },
  'concat-ucs2': ({ userData }: { userData: string[] }) => {
    for (const hex of userData)
      readUserData(reader(toHex([hex.length / 2]) + hex), UCS2, { hasHeader: false });
  },
};

describe('public unit vectors', () => {
  it.each(unitVectors.map((v) => [v.id, v] as const))(
    '%s',
    (_, { id, kind, input, expected, reject = false }) => {
      const check = () => CHECKS[kind]?.(input as never, expected as never);
      expect(CHECKS).toHaveProperty([kind]);
      if (!reject) check();
      else if (DECIDED[id] === undefined) expect(check).toThrow(PduError);
      else expect(check).not.toThrow(PduError);
    },
  );
});
