import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readIncoming, submitPdus } from '../../../../channels/gsm/codec.ts';
import { fitsGsm7, septetsOf } from '../../../../channels/gsm/pdu/alphabet.ts';
import { readPdu } from '../../../../channels/gsm/pdu/read.ts';
import { octetSegments, segments } from '../../../../channels/gsm/pdu/segments.ts';
import {
  writeDeliver,
  writeStatusReport,
  writeSubmit,
} from '../../../../channels/gsm/pdu/write.ts';
import { deliverPdus } from '../../../../channels/gsm/virtual/codec.ts';
import { countSegments, isGsm7 } from '../../../../machines/language/gsm7.ts';
import { check } from '../../../fuzz/check.ts';
import { sampleAt } from '../../../fuzz/samples.ts';

/** Has no types of its own; only what is used here. */
const nodeSmsPdu = createRequire(import.meta.url)('node-sms-pdu') as {
  generateSubmit(number: string, text: string): { hex: string }[];
};

/** What must hold for every text, number and time; and examples worked out by hand. */

const letters = [...'abcXYZ 0189@£Δ€{}[]~^|\\\nçÑ漢😀👩🏽‍🌾'];
const text = fc
  .array(fc.oneof(fc.constantFrom(...letters), fc.string({ unit: 'grapheme', maxLength: 2 })), {
    maxLength: 700,
  })
  .map((parts) =>
    parts
      .join('')
      .replace(/\p{Surrogate}/gu, '')
      .replaceAll('\u001b', ''),
  );
const number = fc.stringMatching(/^\+?\d{3,15}$/);
const second = fc
  .integer({ min: Date.UTC(1991, 0), max: Date.UTC(2069, 0) })
  .map((at) => at - (at % 1000));
const quarter = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15);
const runs = { numRuns: 300, seed: 2040 };

describe('PDU codec', () => {
  it('reads back what it wrote: SMS-SUBMIT', () => {
    fc.assert(
      fc.property(text, number, fc.boolean(), fc.constantFrom<8 | 16>(8, 16), (t, n, srr, bits) => {
        const parts = writeSubmit({
          number: n,
          text: t,
          statusReport: srr,
          reference: 77,
          bits,
        }).map(({ hex, length }) => {
          const pdu = readPdu(hex, { direction: 'MO' });
          expect(pdu).toMatchObject({ type: 'SUBMIT', number: n, statusReport: srr });
          expect(pdu.tpduLength).toBe(length);
          return pdu.type === 'SUBMIT' ? pdu.userData : undefined;
        });
        expect(parts.map((part) => part?.text).join('')).toBe(t);
        if (parts.length > 1)
          expect(parts.map((part) => part?.concatenation)).toEqual(
            parts.map((_, i) => ({ bits, reference: 77, total: parts.length, sequence: i + 1 })),
          );
      }),
      runs,
    );
  });

  it('reads back what it wrote: SMS-DELIVER and SMS-STATUS-REPORT', () => {
    fc.assert(
      fc.property(text, number, second, quarter, fc.nat(255), (t, n, at, offset, mr) => {
        for (const { hex } of writeDeliver({ number: n, text: t, at, offset, reference: mr }))
          expect(readPdu(hex, { direction: 'MT' })).toMatchObject({ number: n, timestamp: { at } });
        const report = { reference: mr, number: n, at, discharge: at, offset, status: mr };
        expect(readPdu(writeStatusReport(report).hex, { direction: 'MT' })).toMatchObject({
          type: 'STATUS-REPORT',
          reference: mr,
          number: n,
          timestamp: { at },
          status: mr,
        });
      }),
      runs,
    );
  });

  // a short run of `npm run fuzz`
  it('takes valid, damaged and random PDUs as it must', () => {
    const outcomes = Array.from({ length: 5000 }, (_, index) => check(sampleAt(23040, index)));
    expect(outcomes.filter((outcome) => 'finding' in outcome)).toEqual([]);
    const read = outcomes.filter((outcome) => 'read' in outcome && outcome.read).length;
    expect({ read: read > 1000, refused: read < 4000 }).toEqual({ read: true, refused: true });
  });

  it('reads back what it wrote in national tables, split where one SMS ends', () => {
    const turkish = [...'ağaç İZMİR şöyle {€} 0123'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...turkish), { maxLength: 500 }), (letters) => {
        const message = { number: '12345', text: letters.join(''), language: 1 };
        const parts = writeSubmit(message).map(({ hex }) => readPdu(hex, { direction: 'MO' }));
        const read = parts.map((pdu) => pdu.userData?.text).join('');
        expect(read).toBe(message.text);
        for (const { userData } of parts) expect(userData?.encoding).toBe('gsm7');
      }),
      runs,
    );
    const sizes = (text: string, language: number) =>
      writeSubmit({ number: '12345', text, language }).map(
        ({ hex }) => readPdu(hex, { direction: 'MO' }).userData?.length,
      );
    expect(sizes('ş'.repeat(155), 1)).toEqual([160]);
    expect(sizes('ş'.repeat(156), 1)).toEqual([160, 18]);
  });

  it('splits where one SMS ends, never inside an escape or a surrogate pair', () => {
    expect(segments('x'.repeat(160))).toHaveLength(1);
    expect(segments('x'.repeat(161)).map((part) => part.length)).toEqual([153, 8]);
    expect(segments('x'.repeat(161), 16).map((part) => part.length)).toEqual([152, 9]);
    expect(segments(`${'x'.repeat(152)}€${'x'.repeat(20)}`)[0]).toBe('x'.repeat(152));
    expect(octetSegments(new Uint8Array(140))).toHaveLength(1);
    expect(octetSegments(new Uint8Array(141)).map((part) => part.length)).toEqual([134, 7]);
    expect(segments('ж'.repeat(70))).toHaveLength(1);
    expect(segments('ж'.repeat(71)).map((part) => part.length)).toEqual([67, 4]);
    expect(segments(`${'ж'.repeat(66)}😀${'ж'.repeat(10)}`)[0]).toBe('ж'.repeat(66));
    fc.assert(
      fc.property(text, (t) => {
        expect(segments(t).join('')).toBe(t);
      }),
      runs,
    );
  });

  it('counts as the composer of the texts counts', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(fitsGsm7(t)).toBe(isGsm7(t));
        expect(segments(t)).toHaveLength(countSegments(t));
      }),
      runs,
    );
  });

  // worked out by hand from 3GPP TS 23.040 §9.2.2
  it('writes and reads these octets', () => {
    expect(writeSubmit({ number: '+15551234567', text: '12345678' })).toEqual([
      { hex: '0001000B915155214365F700000831D98C56B3DD70', length: 20 },
    ]);
    const scts = (octets: string) => readPdu(`0004039121F30000${octets}00`, { direction: 'MT' });
    expect(scts('62114290000082')).toMatchObject({
      timestamp: { iso: '2026-11-24T09:00:00+07:00' },
    });
    expect(scts('6211429000004A')).toMatchObject({
      timestamp: { iso: '2026-11-24T09:00:00-06:00' },
    });
    expect(() => scts('62312490000082')).toThrow(/TP-SCTS/);
    expect(() => readPdu('0004039121F3000862114290000082030041D8', { direction: 'MT' })).toThrow(
      /TP-UD: half a UCS2/,
    );
    expect(() => readPdu('0', { direction: 'MT' })).toThrow(/odd number/);
    expect(() => readPdu('0001', { direction: 'MT' })).toThrow(/TP-MTI/);
    // the reserved type from the network is processed as SMS-DELIVER (TS 23.040 §9.2.3.1)
    expect(readPdu('0007039121F300006211429000008200', { direction: 'MT' }).type).toBe('DELIVER');
    expect(() => writeSubmit({ number: 'abc', text: '' })).toThrow(/TP-DA/);
    expect(() => writeSubmit({ number: '1', text: '', smsc: 'abc' })).toThrow(/smsc/);
    expect(() => writeSubmit({ number: '1', text: '', validity: 635_041 })).toThrow(/TP-VP/);
    const until = { at: Date.UTC(2013, 6, 10, 11, 39), offset: 120 };
    expect(writeSubmit({ number: '+27820001111', text: '', validity: until })).toEqual([
      { hex: '0019000B917228001011F100003170013193008000', length: 20 },
    ]);
    expect(() => segments('x'.repeat(153 * 255 + 1))).toThrow(/255 SMS/);
    expect(septetsOf('€')).toEqual([0x1b, 0x65]);
  });

  it('keeps a message whose time cannot be: the words are what matters', () => {
    const [hex = ''] = deliverPdus({
      from: '+6281200009001',
      text: 'halo',
      sentAt: 0,
      reference: 0,
    });
    const broken = hex.replace('07101070000082', 'FFFFFFFFFFFFFF');
    expect(broken).not.toBe(hex);
    const read = readIncoming(broken);
    expect(read).toMatchObject({ kind: 'message', text: 'halo', timestamp: 'FFFFFFFFFFFFFF' });
    expect(read).not.toHaveProperty('sentAt');
    expect(submitPdus({ to: 'TELKOMSEL', text: '', statusReport: false, reference: 0 })).toEqual({
      error: expect.stringContaining('TP-DA'),
    });
  });

  it('keeps the words when the header is broken, and the status when what follows is', () => {
    const broken = '0044039121F30008621142900000820A05000401020100680069';
    expect(readIncoming(broken)).toMatchObject({
      kind: 'message',
      text: 'hi',
      header: '0004010201',
    });
    expect(() => readPdu(broken, { direction: 'MT' })).toThrow(/TP-UDH/);
    const report = '000607038121F3FFFFFFFFFFFFFF621142900000820004FFFF';
    expect(readIncoming(report)).toMatchObject({ kind: 'report', reference: 7, status: 0 });
    expect(readIncoming(report)).not.toHaveProperty('sentAt');
    expect(() => readPdu(report, { direction: 'MT' })).toThrow(/TP-SCTS/);
  });

  it('agrees with node-sms-pdu where that is right', () => {
    for (const t of ['halo', 'JALAN rusak di Sukau', 'ж жалоба', 'a€b {x}']) {
      const [ours] = writeSubmit({ number: '+6281200009001', text: t });
      const [theirs] = nodeSmsPdu.generateSubmit('+6281200009001', t);
      expect({ text: t, hex: ours?.hex }).toEqual({ text: t, hex: theirs?.hex });
    }
  });
});
