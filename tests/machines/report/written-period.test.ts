import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  periodCode,
  periodName,
  readWrittenPeriod,
  writtenPeriod,
} from '../../../machines/report/written-period.ts';
import { calendar } from '../complaint/office.ts';

const at = (date: string) => calendar.at(date, '00.00');

describe('periods of written reports', () => {
  it.each([
    ['2026', 'yearly', '2026-01-01', '2027-01-01', '2026'],
    ['2026-10', 'monthly', '2026-10-01', '2026-11-01', 'Oktober 2026'],
    ['2026-12', 'monthly', '2026-12-01', '2027-01-01', 'Desember 2026'],
    ['2026-W43', 'weekly', '2026-10-19', '2026-10-26', '19 Oktober 2026 s.d. 25 Oktober 2026'],
    // ISO 8601: the week of 1 January 2027, a Friday, belongs to 2026
    ['2026-W53', 'weekly', '2026-12-28', '2027-01-04', '28 Desember 2026 s.d. 3 Januari 2027'],
    ['2025-W01', 'weekly', '2024-12-30', '2025-01-06', '30 Desember 2024 s.d. 5 Januari 2025'],
  ] as const)('%s is %s', (code, kind, from, to, name) => {
    const period = readWrittenPeriod(calendar, code);
    expect(period).toEqual({ kind, from: at(from), to: at(to) });
    if (period !== undefined) expect(periodName(calendar, kind, period)).toBe(name);
  });

  it.each([
    '2025-W53',
    '2026-W00',
    '2026-W54',
    '2026-13',
    '2026-00',
    '26',
    '2026-10-05',
    'Oktober',
  ])('%s is none', (text) => {
    expect(readWrittenPeriod(calendar, text)).toBeUndefined();
  });

  it('have a code that leads back to them, and any moment lies in just one of each kind', () => {
    const moments = fc.integer({ min: at('2001-01-08'), max: at('2098-12-01') });
    fc.assert(
      fc.property(moments, fc.constantFrom('weekly', 'monthly', 'yearly'), (moment, kind) => {
        const period = writtenPeriod(calendar, kind, moment);
        expect(period.from <= moment && moment < period.to).toBe(true);
        const code = periodCode(calendar, kind, period.from);
        expect(readWrittenPeriod(calendar, code)).toEqual({ kind, ...period });
        expect(writtenPeriod(calendar, kind, period.to).from).toBe(period.to);
      }),
    );
  });
});
