import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { importCalendar } from '../../../../api/cli/calendar.ts';
import { doctor } from '../../../../api/cli/doctor.ts';
import { readHolidays } from '../../../../api/office/pack/holiday-list.ts';
import { loadDistrict } from '../../../../api/start/configuration/district.ts';
import { type PackCopy, packWith } from '../../../support/pack-copy.ts';

/** A year's days off, from the list that somebody typed off the decree. */

const LIST = `\uFEFFTanggal;Nama;Jenis
1 Januari 2027;Tahun Baru Masehi;libur
10/3/2027;"Hari Raya Idul Fitri; hari pertama";Libur Nasional
2027-03-11;Cuti Bersama Idul Fitri;cuti bersama
17-08-2027;Hari Kemerdekaan;
`;

let pack: PackCopy | undefined;
afterEach(() => pack?.remove());

function screen() {
  const lines: string[] = [];
  const output = new Writable({
    write(piece, _encoding, done) {
      lines.push(String(piece));
      done();
    },
  });
  return { output, text: () => lines.join('') };
}

function copied(list = LIST) {
  const made = packWith({ 'libur.csv': list });
  pack = made;
  const file = join(made.folder, 'libur.csv');
  const shown = screen();
  const run = (dryRun = false) =>
    importCalendar({ file, dryRun }, { DISTRICT: made.folder }, shown.output);
  return { ...shown, run, folder: made.folder, path: join(made.folder, 'calendar.yaml') };
}

describe('the list of a year', () => {
  it('takes the place of what the pack had of it; other years, hours and comments stay', () => {
    const { run, text, folder, path } = copied();
    const before = loadDistrict(folder).calendar;
    run();
    const { holidays, exceptions, week } = loadDistrict(folder).calendar;
    const of = (year: string, all = holidays) => all.filter(({ date }) => date.startsWith(year));
    expect(of('2027')).toEqual([
      { date: '2027-01-01', name: 'Tahun Baru Masehi', type: 'holiday', estimated: false },
      {
        date: '2027-03-10',
        name: 'Hari Raya Idul Fitri; hari pertama',
        type: 'holiday',
        estimated: false,
      },
      { date: '2027-03-11', name: 'Cuti Bersama Idul Fitri', type: 'leave', estimated: false },
      { date: '2027-08-17', name: 'Hari Kemerdekaan', type: 'holiday', estimated: false },
    ]);
    expect(of('2026')).toEqual(of('2026', before.holidays));
    expect([exceptions, week]).toEqual([before.exceptions, before.week]);
    expect(readFileSync(path, 'utf8')).toMatch(/^# Jam kantor/);
    expect(text()).toContain('- 2027-05-17 Hari Raya Idul Adha\n');
    expect(text()).toMatch(/2027: 4 days, had 2\d; restart the hotline/);
  });

  it('is only shown with --dry-run', () => {
    const { run, text, path } = copied();
    const before = readFileSync(path, 'utf8');
    run(true);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(text()).toContain('nothing was changed');
  });

  it.each([
    [
      'no day',
      'Tanggal;Nama;Jenis\n31 Februari 2027;Salah;libur',
      /line 2: "31 Februari 2027" is no day/,
    ],
    ['no name', 'Tanggal;Nama;Jenis\n2027-01-01;;libur', /line 2: has no name/],
    ['another word', 'Tanggal;Nama;Jenis\n2027-01-01;Satu;setengah', /none of libur, cuti bersama/],
    [
      'two years',
      'Tanggal;Nama\n2027-01-01;Satu\n2028-01-01;Dua',
      /2027 and 2028: one year a file/,
    ],
    ['a day twice', 'Tanggal;Nama\n2027-01-01;Satu\n1/1/2027;Lagi', /has 2027-01-01 twice/],
    ['nothing', 'Tanggal;Nama;Jenis\n', /has no day/],
  ])('is refused with %s', (_, list, reason) => {
    expect(() => readHolidays(list)).toThrow(reason);
  });

  it('leaves a pack that would be wrong as it was', () => {
    const { run, path, folder } = copied();
    const broken = readFileSync(path, 'utf8').replace('zoneName: WIB', 'zoneName: 7');
    loadDistrict(folder);
    writeFileSync(path, broken);
    expect(() => run()).toThrow(/calendar.yaml/);
    expect(readFileSync(path, 'utf8')).toBe(broken);
  });
});

it('doctor says that a year has no days off, and what to do', async () => {
  const { folder } = copied();
  const year = new Date().getUTCFullYear();
  const path = join(folder, 'calendar.yaml');
  const yaml = readFileSync(path, 'utf8');
  // the years of the sample pack, moved away from this one
  writeFileSync(
    path,
    yaml.replace(/date: (20\d\d)/g, (_, one) => `date: ${Number(one) - 40}`),
  );
  const { output, text } = screen();
  const store = `sqlite:${join(folder, 'hotline.db')}`;
  expect(await doctor({ DISTRICT: folder, STORE_URL: store, PORT: '1' }, output)).toBe(1);
  expect(text()).toContain(`WRONG  calendar: no days off of ${year}`);
  expect(text()).toContain('hotline calendar import --help');
});
