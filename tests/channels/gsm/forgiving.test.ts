import { describe, expect, it } from '@jest/globals';
import { writeServiceCentre } from '../../../channels/gsm/pdu/address.ts';
import { toHex } from '../../../channels/gsm/pdu/octets.ts';
import { writeDeliver } from '../../../channels/gsm/pdu/write.ts';
import { received, UNREADABLE_SENDER } from '../../../channels/gsm/received.ts';
import { Bench, CITIZEN, HOTLINE } from './bench.ts';

/** What people and machines send that is not quite an SMS: read as far as it goes, or named. */

const NOW = Date.UTC(2026, 10, 23, 2, 0);
const TEXT = 'Jalan rusak parah di pekon Basungan, mohon diperbaiki';

const deliver = (text: string): string =>
  writeDeliver({ number: CITIZEN, text, at: NOW, offset: 420, reference: 1 })[0]?.hex ?? '';

function read(pdu: string) {
  const item = received(pdu, 'gsm1', '62', NOW);
  if (item.kind !== 'message') throw new Error(`not a message but a ${item.kind}`);
  return item.message;
}

/** Length of the longest common subsequence: how many characters of the original are still there in order. */
function kept(text: string): number {
  let row = new Array<number>(TEXT.length + 1).fill(0);
  for (const character of text) {
    const next = [0];
    for (let at = 1; at <= TEXT.length; at += 1)
      next[at] =
        TEXT[at - 1] === character
          ? (row[at - 1] ?? 0) + 1
          : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row[TEXT.length] ?? 0;
}

const without = (pdu: string, octet: number, count = 1): string =>
  pdu.slice(0, 2 * octet) + pdu.slice(2 * (octet + count));

describe('a DELIVER that has lost an octet', () => {
  const pdu = deliver(TEXT);
  const octets = pdu.length / 2;
  const FRONT = octets - Math.ceil((TEXT.length * 7) / 8);

  it.each(Array.from({ length: octets - FRONT }, (_, at) => FRONT + at))(
    'in its text is read as far as it goes, and marked: octet %i',
    (octet) => {
      const message = read(without(pdu, octet));
      expect(message).toMatchObject({ from: CITIZEN, incomplete: true });
      expect(message.text).toContain('…');
      expect(kept(message.text)).toBeGreaterThan(TEXT.length - 8);
      expect(message.undecodable).toBeUndefined();
    },
  );

  it.each([2, 5, 20])('%i of its last octets missing', (count) => {
    const message = read(without(pdu, octets - count, count));
    const whole = Math.floor(TEXT.length - (count * 8) / 7) - 2;
    expect(message.text.startsWith(TEXT.slice(0, whole))).toBe(true);
    expect(message).toMatchObject({ from: CITIZEN, incomplete: true });
  });

  it.each(Array.from({ length: FRONT }, (_, at) => at))(
    'in front of its text never names a wrong sender: octet %i',
    (octet) => {
      const message = read(without(pdu, octet));
      expect([CITIZEN, UNREADABLE_SENDER]).toContain(message.from);
      // whoever wrote it, what is written can be read
      if (message.undecodable === undefined) expect(kept(message.text)).toBeGreaterThan(40);
      expect([octet, message.undecodable]).toEqual([octet, undefined]);
    },
  );

  it('in UCS2 text', () => {
    const text = 'Лампа не горит уже неделю';
    const ucs2 = deliver(text);
    const message = read(without(ucs2, ucs2.length / 2 - 9, 1));
    expect(message.text.startsWith(text.slice(0, 15))).toBe(true);
    expect(message).toMatchObject({ from: CITIZEN, incomplete: true });
  });

  it('is asked for again before it is believed', async () => {
    const bench = await Bench.ready();
    const whole = deliver(TEXT);
    bench.network.inject(HOTLINE, without(whole, 40));
    await bench.clock.advance(60_000);
    expect(bench.receiver.inbox).toMatchObject([{ from: CITIZEN, incomplete: true }]);
    expect(bench.stored()).toBe(0);
  });
});

/** Octets of an SMS-DELIVER in front of its user data, in hex. */
function pduOf(first: number, pid: number, dcs: number, userData: number[]): string {
  const address = [13, 0x91, 0x26, 0x18, 0x02, 0x00, 0x00, 0x01, 0xf1];
  const stamp = [0x62, 0x11, 0x32, 0x90, 0x00, 0x00, 0x82];
  const tpdu = [first, ...address, pid, dcs, ...stamp, userData.length, ...userData];
  return toHex([...writeServiceCentre(null), ...tpdu]);
}

const bytes = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const HEADER = 0x44;
const PLAIN = 0x04;
const WAP_PORTS = [0x06, 0x05, 0x04, 0x0b, 0x84, 0x23, 0xf0];

const MMS = [
  ...WAP_PORTS,
  ...[0x01, 0x06, 0x03, 0xbe, 0xaf, 0x84],
  ...bytes('\x8c\x82\x98T1\0\x8d\x90\x89\x19\x80+6281200000555/TYPE=PLMN\0\x83http://mms/x\0'),
];

describe('a machine’s message', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'MMS notice that names nobody',
      pduOf(HEADER, 0, 0xf5, MMS.slice(0, 20)),
      'WAP-PUSH',
      /^Pemberitahuan MMS dari .*: gambar tidak dapat dibaca/,
    ],
    [
      'WAP push',
      pduOf(HEADER, 0, 0x04, [...WAP_PORTS, ...bytes('\x01\x06\x01\xaehttp://x.id/a')]),
      'WAP-PUSH',
      /^Pesan layanan \(WAP push\) .*http:\/\/x\.id\/a/,
    ],
    ['voice mail', pduOf(PLAIN, 0, 0xc8, []), 'PESAN-SUARA', /^Pemberitahuan pesan suara dari/],
    [
      'voice mail by its header',
      pduOf(HEADER, 0, 0x04, [0x04, 0x01, 0x02, 0x80, 0x03]),
      'PESAN-SUARA',
      /pesan suara/,
    ],
    ['silent SMS', pduOf(PLAIN, 0x40, 0, []), 'SMS-DIAM', /^SMS diam \(tipe 0\) dari/],
    [
      'SIM data',
      pduOf(HEADER, 0x7f, 0xf6, [0x02, 0x70, 0x00, 1, 2, 3]),
      'DATA-SIM',
      /^Data untuk kartu SIM/,
    ],
    [
      'data for an application',
      pduOf(HEADER, 0, 0x04, [6, 5, 4, 0x15, 0x8a, 0, 0, 1, 2, 3]),
      'DATA',
      /port 5514/,
    ],
    ['binary data', pduOf(PLAIN, 0, 0x04, [0, 1, 2, 0xff]), 'DATA', /^Data biner 4 oktet/],
  ])('%s goes to the operator box with a sentence', (_, pdu, name, sentence) => {
    const message = read(pdu);
    expect(message.from).toBe(name);
    expect(message.text).toMatch(sentence);
    expect(message.raw).toEqual([pdu]);
  });

  it('about a picture is its sender’s, who is to be answered', () => {
    expect(read(pduOf(HEADER, 0, 0xf5, MMS))).toMatchObject({
      from: '+6281200000555',
      text: '[MMS]',
    });
  });

  it('in several parts is one message with one sentence', () => {
    const part = (number: number, body: number[]): string =>
      pduOf(HEADER, 0, 0xf5, [
        ...[0x0b, 0x05, 0x04, 0x0b, 0x84, 0x23, 0xf0, 0x00, 0x03, 0x07, 0x02, number],
        ...body,
      ]);
    const parts = [part(1, MMS.slice(7)), part(2, [1, 2, 3])].map((pdu) =>
      received(pdu, 'gsm1', '62', NOW),
    );
    expect(parts).toMatchObject([
      { kind: 'part', part: { from: '+6281200000555', text: '[MMS]' } },
      { kind: 'part', part: { from: 'WAP-PUSH', text: '' } },
    ]);
    const groups = parts.map((item) => item.kind === 'part' && item.part.group);
    expect(groups[0]).toBe(groups[1]);
  });
});

it.each([
  ['Latin-1', bytes('Jalan rusak, \xe9sok'), 'Jalan rusak, ésok'],
  ['UTF-8', [...Buffer.from('Lampu mati 😀')], 'Lampu mati 😀'],
])('an 8-bit text in %s is a person’s', (_, data, text) => {
  expect(read(pduOf(PLAIN, 0, 0x04, data))).toMatchObject({ from: CITIZEN, text });
});
