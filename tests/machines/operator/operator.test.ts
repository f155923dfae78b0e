import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packagePath } from '../../../api/paths.ts';
import { loadDistrict } from '../../../api/start/configuration/district.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import { readBalance } from '../../../machines/operator/balance.ts';
import { operatorOf, prefixesOf } from '../../../machines/operator/prefix.ts';

const district = loadDistrict(packagePath('examples', 'lampung-barat'));
const calendar = createCalendar(district.calendar);

/** Credit and last active day of a text. */
function read(text: string): [number | null, string | null] {
  const { credit, activeUntil } = readBalance(text, district.balance, calendar);
  if (activeUntil === null) return [credit, null];
  const { year, month, day } = calendar.local(activeUntil);
  return [credit, `${day}.${month}.${year}`];
}

describe('what operators say about the credit', () => {
  it.each<[string, number | null, string | null]>([
    [
      'Pulsa UTAMA Rp. 1987. Aktif 11/08/2016, Tenggang 31/12/2016. SMS Harian 0 SMS ke ISAT',
      1987,
      '11.8.2016',
    ],
    ['Sisa pulsa Anda Rp 15.000 aktif s.d. 31-12-2026', 15_000, '31.12.2026'],
    ['Pulsa Rp15,000.50, masa aktif s/d 31/12/26', 15_000, '31.12.2026'],
    ['Saldo 125000. Berlaku sampai 1 Januari 2027.', 125_000, '1.1.2027'],
    ['PULSA ANDA: RP 9.500,00\r\nAKTIF HINGGA 05 AGU 2026', 9_500, '5.8.2026'],
    ['Your balance is 1500, valid until 21 May 2027', 1_500, '21.5.2027'],
    ['Masa aktif kartu: 2026-12-31', null, '31.12.2026'],
    ['Pulsa Rp 0. Masa aktif 31/02/2026', 0, null],
    ['Promo paket 10GB Rp 50.000 ketik *123#', null, null],
    ['Selamat! Anda mendapat bonus', null, null],
    ['', null, null],
  ])('%s', (text, credit, until) => {
    expect(read(text)).toEqual([credit, until]);
  });

  it('is never more than the text says, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        const { credit, activeUntil } = readBalance(text, district.balance, calendar);
        expect(credit === null || (Number.isInteger(credit) && credit >= 0)).toBe(true);
        expect(activeUntil === null || Number.isFinite(activeUntil)).toBe(true);
      }),
      { seed: 20_261_124 },
    );
  });
});

describe('the operator of a number', () => {
  it.each([
    ['+6281200009001', 'Telkomsel'],
    ['+6285155009001', 'Telkomsel'],
    ['+6285700009001', 'Indosat'],
    ['+6289500009001', 'Tri'],
    ['+6283100009001', 'Axis'],
    ['+6288100009001', 'Smartfren'],
  ])('%s is of %s', (number, name) => {
    expect(operatorOf(number, district.operators)?.name).toBe(name);
  });

  it('is unknown for landlines, short codes and foreign numbers', () => {
    for (const number of ['+62728210000', '363', 'TELKOMSEL', '+60123456789'])
      expect(operatorOf(number, district.operators)).toBeUndefined();
  });

  it('is one only: no prefix stands with two operators', () => {
    const all = district.operators.flatMap((operator) => prefixesOf(operator));
    expect(new Set(all).size).toBe(all.length);
  });
});
