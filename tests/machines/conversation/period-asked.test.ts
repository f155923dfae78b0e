import { describe, expect, it } from '@jest/globals';
import { periodAsked } from '../../../machines/conversation/base/period-asked.ts';
import { loadPack } from '../../support/pack.ts';

/** Which days LAPORAN of a leader is about. */

const { rules } = loadPack();
/** Wednesday 25 November 2026, 10.00 WIB. */
const NOW = Date.UTC(2026, 10, 25, 3, 0);
const day = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

describe('the period of LAPORAN', () => {
  it.each([
    ['', 'day', '2026-11-25', null],
    ['hari ini', 'day', '2026-11-25', null],
    ['minggu ini', 'week', '2026-11-19', null],
    ['bulan ini', 'month', '2026-11-01', null],
    ['bulan november', 'month', '2026-11-01', null],
    ['tahun ini', 'year', '2026-01-01', null],
    ['kemarin', 'day', '2026-11-24', '2026-11-24'],
    ['minggu lalu', 'week', '2026-11-16', '2026-11-22'],
    ['bulan lalu', 'month', '2026-10-01', '2026-10-31'],
    ['bulan oktober', 'month', '2026-10-01', '2026-10-31'],
    ['okt', 'month', '2026-10-01', '2026-10-31'],
    ['desember', 'month', '2025-12-01', '2025-12-31'],
    ['bulan oktober 2025', 'month', '2025-10-01', '2025-10-31'],
    ['tahun lalu', 'year', '2025-01-01', '2025-12-31'],
    ['2025', 'year', '2025-01-01', '2025-12-31'],
  ])('%s', (words, kind, from, last) => {
    const asked = periodAsked(rules, words, NOW);
    expect([asked.kind, day(asked.from), asked.past]).toEqual([kind, from, last !== null]);
    if (last === null) expect(asked.to).toBe(NOW + 1);
    else expect(day(asked.to - 1)).toBe(last);
  });

  it('a month to come has nothing in it', () => {
    const { from, to } = periodAsked(rules, 'bulan desember 2026', NOW);
    expect(to - from).toBeLessThanOrEqual(0);
  });
});
