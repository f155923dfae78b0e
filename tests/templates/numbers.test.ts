import { describe, expect, it } from '@jest/globals';
import { signatureOf, spacedNip } from '../../machines/district/signature.ts';
import { hideReporter } from '../../machines/numbers/masks.ts';
import { counted, decimal, inWords, percent, rupiah } from '../../templates/documents/numbers.ts';
import { shorten } from '../../templates/shorten.ts';

describe('numbers in Indonesian', () => {
  it.each([
    [decimal(0, 0), '0'],
    [decimal(1_234_567, 0), '1.234.567'],
    [decimal(1234.56, 1), '1.234,6'],
    [decimal(-0.01, 1), '0,0'],
    [decimal(-2.5, 1), '-2,5'],
    [percent(0.8125), '81,3%'],
    // the computer keeps both a little below their halves
    [percent(23 / 80), '28,8%'],
    [decimal(29 / 20, 1), '1,5'],
    [percent(1), '100%'],
    [percent(0), '0%'],
    [rupiah(2_056_950), 'Rp2.056.950'],
    [counted(12), '12 (dua belas)'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  it.each([
    [0, 'nol'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [215, 'dua ratus lima belas'],
    [1000, 'seribu'],
    [1999, 'seribu sembilan ratus sembilan puluh sembilan'],
    [21_100, 'dua puluh satu ribu seratus'],
  ])('%i is %s', (count, words) => {
    expect(inWords(count)).toBe(words);
  });

  it.each([-1, 1.5, 1_000_000, Number.NaN])('%d is no count', (count) => {
    expect(() => inWords(count)).toThrow(RangeError);
  });
});

describe('signatures', () => {
  const person = { title: 'KEPALA,', name: 'NAMA', rank: 'Pembina', nip: '' };

  it.each([
    ['197001011995011001', '19700101 199501 1 001'],
    ['19700101 199501 1 001', '19700101 199501 1 001'],
    ['661106 198901 1 002', '661106 198901 1 002'],
    ['....', '....'],
  ])('NIP %s is printed %s', (nip, printed) => {
    expect(spacedNip(nip)).toBe(printed);
  });

  it.each([
    [{}, { prefix: null, title: 'KEPALA,', under: null }],
    [{ acting: 'Plt.' as const }, { prefix: 'Plt.', title: 'KEPALA,', under: null }],
    [{ onBehalfOf: 'BUPATI' }, { prefix: 'a.n.', title: 'BUPATI', under: 'KEPALA,' }],
    [
      { onBehalfOf: 'BUPATI', acting: 'Pj.' as const },
      { prefix: 'a.n.', title: 'BUPATI', under: 'Pj. KEPALA,' },
    ],
  ])('%j', (change, block) => {
    expect(signatureOf({ ...person, ...change })).toMatchObject(block);
  });
});

describe('texts', () => {
  it.each([
    ['hub 0812-0000-9001 ya', 'hub (nomor pelapor) ya'],
    ['hub +62 812 0000 9001', 'hub (nomor pelapor)'],
    ['hub 6281200009001.', 'hub (nomor pelapor).'],
    ['hub 081200007777', 'hub 081200007777'],
    ['nomor 18 dan 2026', 'nomor 18 dan 2026'],
  ])('%s without the own number', (text, masked) => {
    expect(hideReporter(text, '+6281200009001')).toBe(masked);
  });

  it('are cut at a word, and never inside a picture', () => {
    expect(shorten('satu dua tiga', 20, '…')).toBe('satu dua tiga');
    expect(shorten('satu dua tiga empat', 16, '…')).toBe('satu dua tiga…');
    expect(shorten('abcdefgh😀', 9, '')).toBe('abcdefgh');
  });
});
