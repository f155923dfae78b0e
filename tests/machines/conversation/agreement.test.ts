import { describe, expect, it } from '@jest/globals';
import {
  codeIn,
  isYesWithCode,
  saysNo,
  saysYes,
  takesBack,
} from '../../../machines/language/answers/office-answers.ts';

/** How people of an office say yes, no and a code: with polite words, and with nothing else. */

describe('yes', () => {
  it.each([
    ...[
      'Ya',
      'YA pak',
      'iya pak betul',
      'ya benar',
      'Ya, kirim',
      'Iya betul kirim saja',
      'nggih',
      'ok ya',
    ],
    ...[
      'ya pak terima kasih',
      'YA. terima kasih 🙏',
      'Ya pak, tolong dikirim',
      'siap ya',
      'ya -Kadis',
    ],
  ])('%s', (text) => {
    expect([saysYes(text), saysNo(text), takesBack(text)]).toEqual([true, false, false]);
  });

  it.each([
    ...[
      'ya tapi besok',
      'iya nanti saya cek',
      'ya jangan',
      'siap',
      'terima kasih',
      'kirim',
      '',
      'ya A008',
    ],
    ...[
      'ya - jangan',
      'ya - besok saja',
      'YA -tidak jadi',
      'ya - Kadis tidak setuju',
      'YA - KADIS TIDAK',
    ],
    ...['betul sudah ditambal', 'ya 10 10', 'bukan', 'ya salah'],
  ])('is not: %s', (text) => {
    expect(saysYes(text)).toBe(false);
  });
});

describe('no', () => {
  it.each([
    'Tidak',
    'tdk jadi pak',
    'jangan dikirim dulu',
    'bukan pak',
    'ga usah',
    'batal aja min',
  ])('%s', (text) => {
    expect([saysNo(text), takesBack(text), saysYes(text)]).toEqual([true, true, false]);
  });

  it.each(['salah', 'bukan pak salah kirim', 'maaf pak keliru'])(
    'to what was meant: %s',
    (text) => {
      expect([takesBack(text), saysYes(text)]).toEqual([true, false]);
    },
  );

  it.each(['tidak ada jalan yang rusak', 'bukan tugas kami', 'salah sambung', 'maaf pak'])(
    'is not: %s',
    (text) => {
      expect(takesBack(text)).toBe(false);
    },
  );
});

describe('a code', () => {
  it.each([
    ...[
      'YA 14 23',
      'YA1423',
      '1423',
      'Ya. 14 23 terima kasih',
      'ya pak 14 23 terima kasih',
      '14 23 ya',
    ],
    ...['kode 14 23', 'Benar 14.23', 'YA  14 23 -Bupati', '"YA 14 23"', 'iya 14-23 pak'],
  ])('%s', (text) => {
    expect(codeIn(text)).toBe('14 23');
  });

  it.each([
    ...[
      'YA 14 23 5',
      'A14 23',
      'ya 142',
      'tidak 14 23',
      'jangan 14 23',
      'RT 14 23 banjir',
      'ya 14 23 A001',
      'YA',
    ],
    ...['TUNDA A001 14 23', 'ya 08120000'],
  ])('is not in: %s', (text) => {
    expect(codeIn(text)).toBeNull();
  });

  it.each<[string, boolean]>([
    ['YA 14 23', true],
    ['14 23 ya', true],
    ['14 23', false],
    ['ya', false],
  ])('with a yes: %s', (text, expected) => {
    expect(isYesWithCode(text)).toBe(expected);
  });
});
