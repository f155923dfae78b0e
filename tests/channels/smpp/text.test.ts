import { describe, expect, it } from '@jest/globals';
import { otherForms, readReceipt } from '../../../channels/smpp/receipt.ts';
import { Refusals } from '../../../channels/smpp/refusals.ts';
import { readText, submissionsOf } from '../../../channels/smpp/text.ts';
import { deliverBody, pdu, textBody, tlv } from '../../../channels/smpp/virtual/pdus.ts';
import { Framer, readDeliver, WireError } from '../../../channels/smpp/wire.ts';

/** Octets of texts and receipts, without a connection. */

const CITIZEN = '6281200000101';

function deliver(
  octets: Buffer,
  more: { esmClass?: number; coding?: number; tlvs?: Buffer[] } = {},
) {
  const { esmClass = 0, coding = 0, tlvs = [] } = more;
  const body = deliverBody({
    sourceTon: 1,
    source: CITIZEN,
    destination: '6281200000001',
    esmClass,
    dataCoding: coding,
    octets,
    tlvs,
  });
  return readDeliver(pdu(5, 0, 7, body));
}
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a text that goes out', () => {
  const how = { longSms: 'parts' as const, alphabet: 'gsm7' as const };

  it.each([
    ['@£_', 0, '00 01 11'],
    ['[€]', 0, '1b3c 1b65 1b3e'],
    ['ж', 8, '0436'],
    ['😀', 8, 'd83d de00'],
  ])('%s has coding %d', (text, coding, octets) => {
    expect(submissionsOf(text, 7, how)).toEqual([
      { data_coding: coding, esm_class: 0, short_message: hex(octets) },
    ]);
  });

  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['😀'.repeat(67), 3],
  ])('is split as telephones put it together: %s', (text, count) => {
    const parts = submissionsOf(text, 7, how);
    expect(parts).toHaveLength(count);
    for (const [at, { esm_class, short_message, data_coding }] of parts.entries()) {
      expect(short_message.length).toBeLessThanOrEqual(data_coding === 8 ? 140 : 160);
      if (count === 1) continue;
      expect(esm_class).toBe(0x40);
      expect([...short_message.subarray(0, 6)]).toEqual([5, 0, 3, 7, count, at + 1]);
      if (data_coding === 8) expect(short_message.length % 2).toBe(0);
    }
  });

  it('goes out whole in message_payload where the service centre takes it apart', () => {
    const [only, ...more] = submissionsOf('a'.repeat(300), 7, { ...how, longSms: 'payload' });
    expect(more).toEqual([]);
    expect(only).toMatchObject({ short_message: Buffer.alloc(0), esm_class: 0 });
    expect(only?.message_payload).toHaveLength(300);
  });

  it('is Latin 1 where the service centre means that by 0, and UTF-16 where that lacks a sign', () => {
    const latin = { ...how, alphabet: 'latin1' as const };
    expect(submissionsOf('@é', 7, latin)[0]).toMatchObject({ short_message: hex('40e9') });
    expect(submissionsOf('10 €', 7, latin)[0]).toMatchObject({ data_coding: 8 });
  });
});

describe('a text that comes in', () => {
  it.each([
    ['GSM 03.38, an octet a septet', 0, '00 41 1b65', '@A€'],
    ['ASCII', 1, '40 5f', '@_'],
    ['Latin 1', 3, 'e9', 'é'],
    ['UTF-16', 8, '0436 d83d de00', 'ж😀'],
    ['UTF-16 with an odd octet at its end', 8, '0436 00', 'ж'],
    ['a message class', 0xf1, '00 41', '@A'],
    ['the class and UTF-16', 0x18, '0436', 'ж'],
  ])('is read by its coding: %s', (_, coding, octets, text) => {
    expect(readText(deliver(hex(octets), { coding }), 'gsm7')).toEqual({ text });
  });

  it.each([2, 4, 0xf5])('is no text with coding %d, and kept as it is', (coding) => {
    expect(readText(deliver(hex('0102'), { coding }), 'gsm7')).toMatchObject({
      text: '',
      undecodable: expect.stringContaining(String(coding)),
    });
  });

  it.each([
    ['8 bits', '05 00 03 2a 03 02 41', { bits: 8, reference: 42, total: 3, sequence: 2 }],
    ['16 bits', '06 08 04 01 2a 03 02 41', { bits: 16, reference: 298, total: 3, sequence: 2 }],
  ])('has a place in a long one by its header of %s', (_, octets, place) => {
    const read = readText(deliver(hex(octets), { esmClass: 0x40 }), 'gsm7');
    expect(read).toEqual({ text: 'A', place });
  });

  it('has a place by optional parameters', () => {
    const tlvs = [tlv(0x020c, hex('012a')), tlv(0x020e, Buffer.of(3)), tlv(0x020f, Buffer.of(2))];
    expect(readText(deliver(hex('41'), { tlvs }), 'gsm7')).toEqual({
      text: 'A',
      place: { bits: 16, reference: 298, total: 3, sequence: 2 },
    });
  });

  it('is the payload where the short message is empty', () => {
    const tlvs = [tlv(0x0424, Buffer.alloc(400, 0x41))];
    expect(readText(deliver(Buffer.alloc(0), { tlvs }), 'gsm7').text).toBe('A'.repeat(400));
  });

  it('is not lost for a header that cannot be', () => {
    expect(readText(deliver(hex('ff 41'), { esmClass: 0x40 }), 'gsm7').text).not.toBe('');
    expect(readText(deliver(hex('02 00 09 41'), { esmClass: 0x40 }), 'gsm7')).toEqual({
      text: 'A',
    });
  });

  it('is not lost for elements after it that are cut short', () => {
    const broken = deliver(hex('41'), { tlvs: [Buffer.from([0x14, 0x01, 0x00, 0xff, 1])] });
    expect(readText(broken, 'gsm7')).toEqual({ text: 'A' });
  });
});

describe('PDUs', () => {
  it('are cut out of a stream however it comes', () => {
    const stream = Buffer.concat([pdu(0x15, 0, 1), pdu(0x15, 0, 2), pdu(5, 0, 3, Buffer.of(0))]);
    const framer = new Framer();
    const found = [...stream].flatMap((octet) => framer.take(Buffer.of(octet)));
    expect(Buffer.concat(found)).toEqual(stream);
    expect(found).toHaveLength(3);
  });

  it.each([
    ['HTTP/1.1 400 Bad Request', Buffer.from('HTTP/1.1 400 Bad Request')],
    ['a length of 3', hex('00000003')],
    ['a length of 4 GB', hex('ffffffff')],
  ])('are not %s', (_, octets) => {
    expect(() => new Framer().take(octets)).toThrow(WireError);
  });

  it.each([0, 5, 12, 20])('of %d octets that end too soon are no message', (length) => {
    const body = Buffer.alloc(length, 0x31);
    expect(() => readDeliver(pdu(5, 0, 1, body))).toThrow(WireError);
  });
});

describe('a receipt', () => {
  const given = { name: 'k', countryCode: '62', receiptOffset: 420, now: 5 };
  const TEXT =
    'id:0A1B2C3D sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:DELIVRD err:000 text:Halo';
  const read = (text: string, tlvs: Buffer[] = [], coding = 0) => {
    const octets = coding === 8 ? utf16(text) : Buffer.from(text);
    return readReceipt(deliver(octets, { esmClass: 4, tlvs, coding }), given);
  };

  it('says by its text what became of an SMS, and when on the wall of the service centre', () => {
    expect(read(TEXT)).toMatchObject({
      line: 'k',
      reference: '0A1B2C3D',
      to: `+${CITIZEN}`,
      outcome: 'delivered',
      status: 'DELIVRD',
      at: Date.UTC(2026, 10, 23, 2, 1),
    });
    expect(read(TEXT, [], 8)).toMatchObject({ reference: '0A1B2C3D', outcome: 'delivered' });
  });

  it('believes its optional parameters more than its text', () => {
    const tlvs = [tlv(0x001e, textBody('77')), tlv(0x0427, Buffer.of(5))];
    expect(read(TEXT, tlvs)).toMatchObject({
      reference: '77',
      outcome: 'failed',
      status: 'UNDELIV',
    });
  });

  it.each([
    ['EXPIRED', 'failed'],
    ['REJECTD', 'failed'],
    ['REJECTED', 'failed'],
    ['ENROUTE', 'pending'],
    ['ACCEPTD', 'pending'],
    ['UNKNOWN', 'pending'],
    ['SOMETHING', 'pending'],
  ])('of %s is %s', (word, outcome) => {
    expect(read(TEXT.replace('DELIVRD', word))).toMatchObject({ outcome });
  });

  it('keeps the operator’s own number of the error', () => {
    expect(read(TEXT.replace('DELIVRD err:000', 'UNDELIV err:011'))).toMatchObject({
      status: 'UNDELIV 011',
    });
  });

  it('is no receipt without its mark: a citizen may write such a text', () => {
    expect(readReceipt(deliver(Buffer.from(TEXT)), given)).toBeUndefined();
  });

  it.each([
    ['0A1B2C3D', '0a1b2c3d'],
    ['0A1B2C3D', 'A1B2C3D'],
    ['0A1B2C3D', '169552957'],
    ['169552957', '0a1b2c3d'],
    ['169552957', 'A1B2C3D'],
    ['0000000042', '42'],
  ])('of %s is also one of %s', (id, form) => {
    expect(otherForms(id)).toContain(form);
    expect(otherForms(id)).not.toContain(id);
  });

  it('of an id that is no number has no number’s forms', () => {
    expect(otherForms('8f14-x')).toEqual(['8F14-X']);
  });
});

describe('a refusal', () => {
  it.each([
    [0x0b, { outcome: 'failed' }],
    [0x01, { outcome: 'failed' }],
    [0x08, { outcome: 'retry', retryAfterMs: 15_000 }],
    [0x0a, { outcome: 'retry', lineFault: true }],
  ])('by 0x%x is the message’s, the moment’s or the line’s', (status, expected) => {
    expect(new Refusals().judge(status, 'a')).toMatchObject(expected);
  });

  it('by a code of the operator is the line’s when it strikes two receivers in a row', () => {
    const refusals = new Refusals();
    expect(refusals.judge(0x401, 'a')).not.toHaveProperty('lineFault');
    expect(refusals.judge(0x401, 'a')).not.toHaveProperty('lineFault');
    expect(refusals.judge(0x402, 'b')).not.toHaveProperty('lineFault');
    expect(refusals.judge(0x402, 'c')).toMatchObject({ outcome: 'retry', lineFault: true });
  });

  it('by such a code is the receiver’s when others get their SMS meanwhile', () => {
    const refusals = new Refusals();
    const again = () => {
      refusals.sent('b');
      return refusals.judge(0x401, 'a').outcome;
    };
    expect([again(), again(), again()]).toEqual(['retry', 'retry', 'failed']);
    // without anything sent between, it is not counted against the receiver
    expect(refusals.judge(0x401, 'c').outcome).toBe('retry');
  });
});
