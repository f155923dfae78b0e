import { describe, expect, it } from '@jest/globals';
import { PeriodError, readPeriod } from '../../../../../api/office/data/export/period.ts';

/** Periods as they are typed. */

// WIB, seven hours ahead of UTC
const calendar = { at: (date: string) => Date.parse(`${date}T00:00:00+07:00`) };

describe('readPeriod', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-10', '2026-10-01', '2026-11-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2028-02-29', '2028-02-29', '2028-03-01'],
    ['2026-10-01..2026-10-15', '2026-10-01', '2026-10-16'],
    ['2026-10..2026-12', '2026-10-01', '2027-01-01'],
    ['2025..2026-01-31', '2025-01-01', '2026-02-01'],
  ])('%s', (text, from, to) => {
    expect(readPeriod(calendar, text)).toEqual({ from: calendar.at(from), to: calendar.at(to) });
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-02-29',
    '2026-10-1',
    '2026-12..2026-10',
    '2026..',
    '..2026',
    '2025..2026..2027',
    'Oktober',
  ])('%j is none', (text) => {
    expect(() => readPeriod(calendar, text)).toThrow(PeriodError);
    expect(() => readPeriod(calendar, text)).toThrow(`"${text}"`);
  });
});
