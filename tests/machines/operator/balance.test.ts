import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { packagePath } from '../../../api/paths.ts';
import { readRupiah } from '../../../machines/operator/amount.ts';
import { readBalance } from '../../../machines/operator/balance.ts';
import { readDate } from '../../../machines/operator/date.ts';
import { loadPack } from '../../support/pack.ts';

interface Case {
  text: string;
  credit?: number;
  until?: string;
}

const { district, calendar } = loadPack().rules;
const NOW = Date.UTC(2026, 10, 24, 3);
const TODAY = '2026-11-24';
const MONTHS =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  );

/** What is read: credit, and the day on which the active period ends. */
function read(text: string, at: number | undefined = NOW): [number | null, string | null] {
  const { credit, activeUntil } = readBalance(text, district.balance, calendar, at);
  if (activeUntil === null) return [credit, null];
  const date = new Date(activeUntil + 7 * 3_600_000).toISOString();
  expect(date).toMatch(/T23:59:00/);
  return [credit, date.slice(0, 10)];
}

const cases: Case[] = parse(
  readFileSync(packagePath('tests', 'cases', 'operator-texts.yaml'), 'utf8'),
);

describe('what operators write', () => {
  it.each(cases)('$text', ({ text, credit, until }) => {
    expect(read(text)).toEqual([credit ?? null, until ?? null]);
  });

  it('is read without a year only when it is known when it was said', () => {
    expect(read('Kartu Anda aktif hingga 05/01')).toEqual([null, '2027-01-05']);
    const { activeUntil } = readBalance(
      'Kartu Anda aktif hingga 05/01',
      district.balance,
      calendar,
    );
    expect(activeUntil).toBeNull();
  });

  it('is read in every way of writing an amount and a date', () => {
    const amount = fc.integer({ min: 0, max: 5_000_000 });
    const day = fc.integer({ min: 0, max: 700 });
    const grouped = (value: number) => String(value).replace(/\B(?=(?:\d{3})+$)/g, '.');
    const amounts = [
      (value: number) => `Rp${grouped(value)}`,
      (value: number) => `Rp. ${grouped(value)}`,
      (value: number) => `Rp ${grouped(value).replaceAll('.', ',')}.50`,
      (value: number) => `Rp${grouped(value)},-`,
      (value: number) => `${value}`,
      (value: number) => `IDR ${value}`,
    ];
    const dates = [
      (d: string, m: string, y: string) => `${d}/${m}/${y}`,
      (d: string, m: string, y: string) => `${d}-${m}-${y.slice(2)}`,
      (d: string, m: string, y: string) => `${d}.${m}.${y}`,
      (d: string, m: string, y: string) => `${y}-${m}-${d}`,
      (d: string, m: string, y: string) => `${Number(d)} ${monthName(m)} ${y}`,
      (d: string, m: string, y: string) => `${d} ${monthName(m).slice(0, 3)} ${y.slice(2)}`,
      (d: string, m: string, y: string) => `${d}-${monthName(m).slice(0, 3).toUpperCase()}-${y}`,
    ];
    const joints = [' s.d. ', ', masa aktif s/d ', '. Aktif hingga ', ' berlaku sampai '];
    fc.assert(
      fc.property(
        amount,
        day,
        fc.constantFrom(...amounts),
        fc.constantFrom(...dates),
        fc.constantFrom(...joints),
        (credit, days, writeAmount, dateForm, joint) => {
          const until = new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
          const [y = '', m = '', d = ''] = until.split('-');
          const text = `Sisa pulsa ${writeAmount(credit)}${joint}${dateForm(d, m, y)}`;
          expect([text, ...read(text)]).toEqual([text, credit, until]);
        },
      ),
      { numRuns: 1_000, seed: 1 },
    );
  });

  it('is borne, whatever it is', () => {
    const words = ['pulsa', 'sisa ', 'anda ', 's.d. ', 'masa aktif ', 'Rp', '15.000', '31/12', ' '];
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 60 });
    fc.assert(
      fc.property(text, (pieces) => {
        const [credit, until] = read(pieces.join(''));
        expect(credit === null || (Number.isInteger(credit) && credit >= 0)).toBe(true);
        expect(until === null || !Number.isNaN(Date.parse(until))).toBe(true);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

function monthName(month: string): string {
  return MONTHS[Number(month) - 1] ?? '';
}

describe('amounts', () => {
  it.each([
    ['Rp.15.000', 15_000],
    ['Rp 15,000.50', 15_000],
    ['15.000,99', 15_000],
    ['1987.', 1987],
    ['15.00', 15],
    ['2,3 juta', 2_300_000],
    ['15 rb', 15_000],
    ['1.234,567', undefined],
    ['1.23.456', undefined],
    ['Rp', undefined],
    ['-5', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(readRupiah(text)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['31/02/2027', undefined],
    ['29-02-2028', '2028-02-29'],
    ['29-02-2027', undefined],
    ['12/31/2026', undefined],
    ['31 Xyz 2026', undefined],
    ['24/11', '2026-11-24'],
    ['20/10', '2026-10-20'],
    ['01/09', '2027-09-01'],
    ['15 Peb 27', '2027-02-15'],
    ['15 Agt 2027', '2027-08-15'],
    ['31', undefined],
  ])('%s', (text, expected) => {
    expect(readDate(text, TODAY)).toBe(expected);
  });
});
