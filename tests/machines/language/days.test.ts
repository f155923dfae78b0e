import { describe, expect, it } from '@jest/globals';
import { readDate } from '../../../machines/language/commands/dates.ts';

/** Days as officers type them in TUNDA, and the words that are left. */

describe('days of TUNDA', () => {
  it.each([
    ['27/11 hujan', '11-27', 'hujan'],
    ['sampai 27-11-2026 menunggu aspal', '2026-11-27', 'menunggu aspal'],
    ['dua puluh lima desember menunggu aspal', '12-25', 'menunggu aspal'],
    ['tgl 30 menunggu aspal', '30', 'menunggu aspal'],
    ['tanggal tiga puluh, hujan', '30', 'hujan'],
    ['senin depan menunggu aspal', 'W1+', 'menunggu aspal'],
    ['sampai senin depan', 'W1+', ''],
    ['jumat menunggu aspal', 'W5', 'menunggu aspal'],
    ["hari jum'at ini karena hujan", 'W5', 'karena hujan'],
    ['sampe kamis minggu depan, alat rusak', 'W4+', 'alat rusak'],
    ['hari minggu alat rusak', 'W7', 'alat rusak'],
    ['senin, 30 november 2026 alat rusak', '2026-11-30', 'alat rusak'],
    ['selasa tgl 1 desember alat rusak', '12-01', 'alat rusak'],
    ['minggu depan alat rusak', '+7d', 'alat rusak'],
    ['pekan depan alat rusak', '+7d', 'alat rusak'],
    ['besok lusa alat rusak', '+2d', 'alat rusak'],
    ['lusa alat rusak', '+2d', 'alat rusak'],
    ['tiga hari lagi alat rusak', '+3d', 'alat rusak'],
    ['2 minggu alat rusak', '+14d', 'alat rusak'],
    ['akhir bulan alat rusak', 'EOM', 'alat rusak'],
    ['akhir bulan depan', 'EOM+', ''],
    ['akhir desember alat rusak', '12-31', 'alat rusak'],
    ['akhir tahun alat rusak', 'EOY', 'alat rusak'],
    ['menunggu aspal sampai senin depan', 'W1+', 'menunggu aspal'],
    ['alat rusak hingga 5 desember mohon maklum', '12-05', 'alat rusak mohon maklum'],
  ])('%s', (text, date, rest) => {
    expect(readDate(text)).toEqual({ date, rest });
  });

  it.each([
    'alat rusak',
    'sampai selesai',
    'senintuk',
    'minggu',
    '5 orang sakit',
    'selokan mampet',
  ])('none in: %s', (text) => {
    expect(readDate(text)).toBeNull();
  });
});
