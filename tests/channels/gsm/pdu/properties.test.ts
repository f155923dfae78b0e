import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readIncoming, submitPdus } from '../../../../channels/gsm/codec.ts';
import { fitsGsm7, septetsOf } from '../../../../channels/gsm/pdu/alphabet.ts';
import { PduError } from '../../../../channels/gsm/pdu/error.ts';
import { readPdu } from '../../../../channels/gsm/pdu/read.ts';
import { segments } from '../../../../channels/gsm/pdu/segments.ts';
import {
  writeDeliver,
  writeStatusReport,
  writeSubmit,
} from '../../../../channels/gsm/pdu/write.ts';
import { deliverPdus, readSubmit } from '../../../../channels/gsm/virtual/codec.ts';
import { countSegments, isGsm7 } from '../../../../machines/language/gsm7.ts';

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

  it('never crashes on random or mutated PDUs, and names the field of what it refuses', () => {
    const good = writeDeliver({
      number: '+6281200009001',
      text: 'JALAN rusak €',
      at: 0,
      offset: 420,
      reference: 1,
    });
    const mutated = fc.tuple(fc.nat(200), fc.nat(255)).map(([at, value]) => {
      const hex = good[0]?.hex ?? '';
      const index = 2 * (at % (hex.length / 2));
      return hex.slice(0, index) + value.toString(16).padStart(2, '0') + hex.slice(index + 2);
    });
    const random = fc
      .uint8Array({ maxLength: 180 })
      .map((octets) => Buffer.from(octets).toString('hex'));
    fc.assert(
      fc.property(
        fc.oneof(mutated, random, fc.string()),
        fc.constantFrom<'MT' | 'MO'>('MT', 'MO'),
        (hex, direction) => {
          expect(() => readIncoming(hex)).not.toThrow();
          expect(() => readSubmit(hex)).not.toThrow();
          try {
            readPdu(hex, { direction });
          } catch (error) {
            expect(error).toBeInstanceOf(PduError);
            expect((error as PduError).field).not.toBe('');
          }
        },
      ),
      { numRuns: 20_000, seed: 23040 },
    );
  });

  it('splits where one SMS ends, never inside an escape or a surrogate pair', () => {
    expect(segments('x'.repeat(160))).toHaveLength(1);
    expect(segments('x'.repeat(161)).map((part) => part.length)).toEqual([153, 8]);
    expect(segments('x'.repeat(161), 16).map((part) => part.length)).toEqual([152, 9]);
    expect(segments(`${'x'.repeat(152)}€${'x'.repeat(20)}`)[0]).toBe('x'.repeat(152));
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
    expect(() => writeSubmit({ number: 'abc', text: '' })).toThrow(/TP-DA/);
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

  it('agrees with node-sms-pdu where that is right', () => {
    for (const t of ['halo', 'JALAN rusak di Sukau', 'ж жалоба', 'a€b {x}']) {
      const [ours] = writeSubmit({ number: '+6281200009001', text: t });
      const [theirs] = nodeSmsPdu.generateSubmit('+6281200009001', t);
      expect({ text: t, hex: ours?.hex }).toEqual({ text: t, hex: theirs?.hex });
    }
  });
});
