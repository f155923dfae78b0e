import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  HIDDEN_NUMBER,
  hideNumbers,
  hideReporter,
  maskNumbers,
  REPORTERS_NUMBER,
} from '../../machines/numbers/masks.ts';
import { hidePrivateNumbers } from '../../machines/numbers/private-numbers.ts';

/** An agency sees no digit of the reporter's number, however he wrote it into his words. */

const REPORTER = '+6281200009001';

/** A number as people write it who want it to be read by people alone. */
const FORMS = [
  '081200009001',
  '+6281200009001',
  '62 812 0000 9001',
  '6281200009001',
  '81200009001',
  '0812/0000/9001',
  '0812  0000  9001',
  '0812 - 0000 - 9001',
  '8120000 9001',
  '(0812)00009001',
  '0812 (0000) 9001',
  '0812_0000_9001',
  '0812,0000,9001',
  '0812:0000:9001',
  '0812\n0000\n9001',
  'O812-0000-9001',
  '0B1Z-0000-9001',
  'O812-OOOO-9OO1',
  '08l2 0000 900l',
  '０８１２００００９００１',
  '٠٨١٢٠٠٠٠٩٠٠١',
  'nol delapan satu dua nol nol nol nol sembilan nol nol satu',
  'noldelapansatudua 0000 9001',
  '0 8 1 2 0 0 0 0 9 0 0 1',
  '0812\u200b0000\u200b9001',
  'nol delapan satu dua, dobel nol dobel nol, sembilan nol nol satu',
  '0812 titik 0000 titik 9001',
];

describe('the reporter is hidden', () => {
  it.each(FORMS)('written as "%s"', (written) => {
    expect(hideReporter(`jalan rusak, hub ${written} ya`, REPORTER)).toBe(
      `jalan rusak, hub ${REPORTERS_NUMBER} ya`,
    );
  });

  it.each([
    'toko 0812-0000-9002',
    'jalan 8 km, 12 lubang, 0 lampu',
    'tgl 08/12/2026 jam 09.00 ada 9001 orang',
    'RT 08 RW 12, tiang 0000, gardu 9001',
  ])('and nothing else is: "%s"', (text) => {
    expect(hideReporter(text, REPORTER)).toBe(text);
  });

  it('anywhere between other words, digits and signs', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', ' - ', '  ', '/', '(', ')', ', ', '\n', '_');
    const apart = fc
      .array(gap, { minLength: 11, maxLength: 11 })
      .map((gaps) => [...REPORTER.slice(3)].map((digit, n) => digit + (gaps[n] ?? '')).join(''));
    const around = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(around, apart, around, (before, number, after) => {
        const shown = hideReporter(`${before} ${number} ${after}`, REPORTER);
        expect(shown.replace(/\D/g, '')).not.toContain(REPORTER.slice(3));
        expect(shown).toContain(REPORTERS_NUMBER);
      }),
    );
  });
});

it('numbers are masked partly or wholly, fixed ones too', () => {
  const text = 'hub 0812-0000-9002, +62 812 0000 9003 atau 0728-21345; NIK 1804 1234 5678 9012';
  expect(maskNumbers(text)).toBe(
    'hub 0812xxxx002, 0812xxxx003 atau 0728xxxx345; NIK 1804xxxxxxxxxxxx',
  );
  expect(hideNumbers(text)).toBe(
    `hub ${HIDDEN_NUMBER}, ${HIDDEN_NUMBER} atau ${HIDDEN_NUMBER}; NIK 1804xxxxxxxxxxxx`,
  );
});

describe('a number of anybody', () => {
  // digits without what every number begins with are a number only to who knows it
  const forms = FORMS.filter((one) => !['0812:0000:9001', '0812_0000_9001'].includes(one));
  it.each(forms)('is hidden from who may know none: "%s"', (written) => {
    const hidden = hideNumbers(`hub ${written} ya`);
    expect(hidden).toBe(`hub ${HIDDEN_NUMBER} ya`);
    expect(hideNumbers(hidden)).toBe(hidden);
    expect(maskNumbers(`hub ${written} ya`)).toBe('hub 0812xxxx001 ya');
    const { text, found } = hidePrivateNumbers(`hub ${written} ya`);
    expect([text, found]).toEqual([
      'hub 0812xxxx ya',
      [expect.objectContaining({ kind: 'phone' })],
    ]);
  });

  it.each([
    ...['2026-11-23T02:00:00.000Z', 'tgl 08/12/2026 jam 09.30', 'Rp8.500.000.000'],
    ...['rumah nomor satu dua tiga', 'A081 A200 A009'],
    ...['dua puluh lima juta satu ratus ribu', 'jam nol delapan satu lima', '-5.0123, 104.0812'],
  ])('is none: "%s"', (text) => {
    for (const mask of [hideNumbers, maskNumbers]) expect(mask(text)).toBe(text);
  });
});
