import { describe, expect, it } from '@jest/globals';
import { toHex } from '../../../channels/gsm/pdu/octets.ts';
import { packSeptets } from '../../../channels/gsm/pdu/septets.ts';
import { type Received, received } from '../../../channels/gsm/received.ts';

/** What makes two SMS the same, and two parts one message: each difference alone. */

const NOW = Date.UTC(2026, 10, 24, 3, 0);

interface Sms {
  /** Thirteen digits, as semi-octets. */
  sender?: string;
  /** Semi-octets of TP-SCTS. */
  time?: string;
  /** Elements of the header: reference, total, sequence. */
  place?: [number, number, number];
  text?: string;
}

const FIRST: Required<Sms> = {
  sender: '261802009000F1',
  time: '62114201000082',
  place: [7, 3, 1],
  text: 'jalan rusak',
};

/** SMS-DELIVER with a header that tells its place among parts (3GPP TS 23.040 §9.2.2.1). */
function pdu(change: Sms): string {
  const { sender, time, place, text } = { ...FIRST, ...change };
  const header = [5, 0, 3, ...place];
  const septets = [...text].map((character) => character.charCodeAt(0));
  const skipped = Math.ceil((header.length * 8) / 7);
  const octets = packSeptets(septets, skipped * 7);
  header.forEach((octet, index) => {
    octets[index] = octet;
  });
  const length = toHex([skipped + septets.length]);
  return `00440D91${sender}0000${time}${length}${toHex(octets)}`;
}

function seen(change: Sms, line = 'sim1') {
  const got: Received = received(pdu(change), line, '62', NOW);
  if (got.kind !== 'part') throw new Error(`read as a ${got.kind}`);
  return got.part;
}

describe('the fingerprint of a part', () => {
  it.each<[string, Sms]>([
    ['another sender', { sender: '261802009000F2' }],
    ['another time of the service centre', { time: '62114201000182' }],
    ['another place among the parts', { place: [7, 3, 2] }],
    ['another reference', { place: [8, 3, 1] }],
    ['another total', { place: [7, 4, 1] }],
    ['another text', { text: 'jalan mulus' }],
  ])('is another with %s', (_, change) => {
    expect(seen(change).fingerprint).not.toBe(seen({}).fingerprint);
  });

  it('is the same whichever line it is read from, and however often', () => {
    expect(seen({}, 'sim2').fingerprint).toBe(seen({}).fingerprint);
  });
});

describe('the message that parts belong to', () => {
  it.each<[string, Sms]>([
    ['another sender', { sender: '261802009000F2' }],
    ['another reference', { place: [8, 3, 1] }],
    ['another total', { place: [7, 4, 1] }],
  ])('is another with %s', (_, change) => {
    expect(seen(change).group).not.toBe(seen({}).group);
  });

  it('is the same for another part of it', () => {
    expect(seen({ place: [7, 3, 2], time: '62114201000182' }).group).toBe(seen({}).group);
  });

  it.each<[[number, number, number], Received['kind']]>([
    [[7, 3, 0], 'message'],
    [[7, 3, 1], 'part'],
    [[7, 3, 3], 'part'],
    [[7, 3, 4], 'message'],
    [[7, 0, 1], 'message'],
    [[7, 1, 1], 'message'],
    [[7, 2, 1], 'part'],
  ])('%j is a %s', (place, kind) => {
    expect(received(pdu({ place }), 'sim1', '62', NOW).kind).toBe(kind);
  });
});
