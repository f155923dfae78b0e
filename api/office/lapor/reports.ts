import { LONGEST_REPORT } from '../../../machines/complaint/acts/fields.ts';
import type { Calendar } from '../../../machines/district/calendar.ts';
import { MONTH_NAMES } from '../../../machines/language/commands/dates.ts';
import { cleanText } from '../../../machines/text/clean-text.ts';
import { type NamedRow, rowsOfFile } from '../data/import/rows.ts';

/**
 * Reports of SP4N-LAPOR! from a file that its admins download. Its makers describe it nowhere; what it looks like is known
 * from programs of other offices that read it (`docs/exports.md`). Columns are known by their names, in any order; others
 * are left alone.
 */

/** Names of a column: the first as the file of 2026 has it, then as pages and handbooks of LAPOR! call it. */
const COLUMNS = {
  tracking: ['tracking id', 'trackingid', 'id laporan', 'nomor laporan', 'no laporan', 'nomor'],
  title: ['judul laporan', 'judul'],
  text: ['isi laporan awal', 'isi laporan', 'isi laporan akhir', 'isi aduan', 'isi'],
  place: ['lokasi kejadian', 'lokasi'],
  village: ['kelurahan'],
  district: ['kecamatan'],
  date: [
    'tanggal laporan masuk',
    'tanggal laporan',
    'tanggal kejadian',
    'tanggal masuk',
    'tanggal',
  ],
  time: ['waktu laporan masuk'],
  secrecy: ['tipe laporan', 'kerahasiaan', 'sifat laporan', 'rahasia'],
  status: ['status laporan', 'status'],
} as const;

type Column = keyof typeof COLUMNS;

/** Nothing is left to do with it. */
const OVER = /^(selesai|arsip|diarsipkan|tutup|ditutup|bukan wewenang|ditolak)/i;

export interface LaporReport {
  /** Its number in LAPOR!. */
  tracking: string;
  text: string;
  /** Epoch milliseconds; null where the file does not say. */
  at: number | null;
  secret: boolean;
}

/** What became of a row; `line` counts from 2, as spreadsheets show it. */
export type LaporRow =
  | { line: number; report: LaporReport }
  | { line: number; over: string }
  | { line: number; fault: string };

type Cells = NamedRow['cells'];

/** What nothing was written into has a dash. */
const EMPTY = /^\s*-?\s*$/;

function cell(row: Cells, column: Column): string {
  const name = COLUMNS[column].find((known) => !EMPTY.test(row.get(known) ?? ''));
  return cleanText(row.get(name ?? '') ?? '').trim();
}

/** Some lines about the file stand above its table. */
function isHead(names: readonly string[]): boolean {
  const has = (column: Column) => COLUMNS[column].some((known) => names.includes(known));
  return has('tracking') && has('text');
}

/** Months that English writes in another way. */
const ENGLISH: Readonly<Record<string, number>> = { may: 5, aug: 8, oct: 10, dec: 12 };

/** Days of workbooks are counted from here; their parts are the time. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A moment as text, where it is the number that a workbook has for it. */
function asText(written: string): string {
  if (!/^\d{5}(\.\d+)?$/.test(written)) return written;
  const minutes = Math.round(Number(written) * 1440);
  return new Date(DAY_ZERO + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** A month as LAPOR! writes it, in Indonesian or English; else the number it is. */
function monthOf(written: string): string {
  const named = MONTH_NAMES.get(written.toLowerCase()) ?? ENGLISH[written.toLowerCase()];
  return named === undefined ? written : String(named);
}

/** Hours and minutes as `HH.MM`; midnight where none are written, undefined where no clock shows them. */
function clockOf(text: string): string | undefined {
  const [, hour, minute] = /(?:^|[ T])(\d{1,2})[.:](\d{2})/.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return '00.00';
  return Number(hour) < 24 && Number(minute) < 60
    ? `${hour.padStart(2, '0')}.${minute}`
    : undefined;
}

/** `3 Jan 2026`, `2026-11-23 10:00:00`, `23/11/2026 10.00`, `23-11-2026`; undefined for what is none. */
function momentOf(calendar: Pick<Calendar, 'at' | 'local'>, text: string): number | undefined {
  const clock = clockOf(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const local = /^(\d{1,2})[ /-](\d{1,2}|\p{L}+)[ /-](\d{4})/u.exec(text);
  const [, year, month, day] = iso ?? [null, local?.[3], local?.[2], local?.[1]];
  if (clock === undefined || year === undefined || month === undefined || day === undefined)
    return undefined;
  const date = `${year}-${monthOf(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (Number.isNaN(Date.parse(date))) return undefined;
  const at = calendar.at(date, clock);
  // 31 February is 3 March to the program that reads it, and nobody's day
  return calendar.local(at).day === Number(day) ? at : undefined;
}

/** As it was told, else as its admins noted it. */
function placeIn(row: Cells): string {
  const [told, village, district] = [
    cell(row, 'place'),
    cell(row, 'village'),
    cell(row, 'district'),
  ];
  if (told !== '') return told;
  const noted = [
    ...(village === '' ? [] : [`pekon ${village}`]),
    ...(district === '' ? [] : [`kecamatan ${district}`]),
  ];
  return noted.join(', ');
}

function reportOf(calendar: Pick<Calendar, 'at' | 'local'>, row: Cells): LaporReport | string {
  const tracking = cell(row, 'tracking').replace(/^#/, '');
  if (!/^[\w.-]{1,60}$/.test(tracking)) return 'kolom Tracking ID kosong atau tidak dapat dibaca';
  const [title, said, place] = [cell(row, 'title'), cell(row, 'text'), placeIn(row)];
  if (said === '') return 'kolom Isi Laporan kosong';
  const where = place === '' ? '' : ` Lokasi: ${place}`;
  const text = `${title === '' || said.startsWith(title) ? '' : `${title}. `}${said}${where}`;
  if (text.length > LONGEST_REPORT) return `isi lebih dari ${LONGEST_REPORT} huruf`;
  const written = [asText(cell(row, 'date')), cell(row, 'time')].join(' ').trim();
  const at = written === '' ? null : momentOf(calendar, written);
  if (at === undefined) return `tanggal “${written}” tidak dapat dibaca`;
  return { tracking, text, at, secret: /rahasia/i.test(cell(row, 'secrecy')) };
}

/** @param file a workbook or CSV @throws UnzipError */
export function readLapor(calendar: Pick<Calendar, 'at' | 'local'>, file: Buffer): LaporRow[] {
  return rowsOfFile(file, isHead).map(({ line, cells: row }) => {
    const status = cell(row, 'status');
    if (OVER.test(status)) return { line, over: status };
    const report = reportOf(calendar, row);
    return typeof report === 'string' ? { line, fault: report } : { line, report };
  });
}
