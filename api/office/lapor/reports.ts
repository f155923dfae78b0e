import { LONGEST_REPORT } from '../../../machines/complaint/acts/fields.ts';
import type { Calendar } from '../../../machines/district/calendar.ts';
import { mobileOf } from '../../../machines/numbers/phone-number.ts';
import { cleanText } from '../../../machines/text/clean-text.ts';
import { type NamedRow, rowsOfFile } from '../data/import/rows.ts';
import { asText, momentOf } from './written-moment.ts';

/**
 * Reports of SP4N-LAPOR! from a file that its admins download. Its makers describe it nowhere; what it looks like is known
 * from programs of other offices that read it (`docs/exports.md`). Columns are known by their names, in any order; others
 * are left alone.
 */

/**
 * Names of a column: the first as the file of 2026 has it, then as it stands in tables of 2021 to 2024 that offices work
 * with, and as pages and handbooks of LAPOR! call it; in small letters, without dots and what stands in brackets.
 */
const COLUMNS = {
  tracking: [
    ...[
      'tracking id',
      'trackingid',
      'id tracking',
      'id laporan',
      'id sp4n lapor',
      'nomor tracking',
    ],
    ...['no tracking', 'nomor laporan', 'no laporan', 'kode laporan', 'nomor aduan', 'no aduan'],
    ...['nomor tiket', 'no tiket', 'nomor'],
  ],
  title: ['judul laporan', 'judul aduan', 'judul'],
  text: [
    ...['isi laporan awal', 'isi laporan', 'isi laporan akhir', 'isi aduan', 'isi pengaduan'],
    ...['uraian laporan', 'uraian', 'isi'],
  ],
  place: ['lokasi kejadian', 'lokasi laporan', 'lokasi'],
  village: ['kelurahan', 'kelurahan desa', 'desa kelurahan', 'desa', 'pekon'],
  district: ['kecamatan', 'kecamatan final'],
  date: [
    ...['tanggal laporan masuk', 'tanggal masuk', 'tanggal laporan', 'tgl laporan masuk'],
    ...['tgl masuk', 'tgl laporan', 'tanggal kejadian', 'tanggal'],
  ],
  time: ['waktu laporan masuk', 'jam laporan masuk', 'waktu masuk', 'jam'],
  phone: [
    ...['nomor telepon pelapor', 'no telepon pelapor', 'no telp pelapor', 'telepon pelapor'],
    ...['no hp pelapor', 'nomor hp pelapor', 'nomor telepon', 'no telepon', 'no telp', 'telepon'],
    ...['nomor hp', 'no hp', 'nomor handphone', 'hp'],
  ],
  secrecy: ['tipe laporan', 'kerahasiaan', 'sifat laporan', 'rahasia'],
  status: ['status laporan', 'status final', 'status'],
} as const;

type Column = keyof typeof COLUMNS;

/** Nothing is left to do with it. */
const OVER = /^(selesai|arsip|diarsipkan|tutup|ditutup|bukan wewenang|ditolak)/i;

export interface LaporReport {
  /** Its number in LAPOR!. */
  tracking: string;
  /** With its title and place. */
  text: string;
  /** What the reporter said, alone. */
  said: string;
  /** E.164 of the reporter, where the file tells a mobile number. */
  phone: string | null;
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

/** One report stands once for each office that it went to: below the first the cells that they share may be empty. */
function isMoreOfAbove(row: Cells): boolean {
  return cell(row, 'tracking') === '' && cell(row, 'text') === '' && cell(row, 'title') === '';
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

/** `#7100001`, `7100001.0` of a table that took it for a number with a fraction, `7.100001E6`. */
function trackingOf(row: Cells): string | undefined {
  const written = cell(row, 'tracking').replace(/^#\s*/, '');
  const isNumber = /^\d+\.0+$|^\d(\.\d+)?E\+?\d{1,2}$/i.test(written);
  const name = isNumber ? String(Number(written)) : written;
  return /^[\w.-]{1,60}$/.test(name) ? name : undefined;
}

/** A spreadsheet takes the zero in front for nothing. */
function phoneIn(row: Cells): string | null {
  const written = cell(row, 'phone');
  return (
    mobileOf(written) ?? (/^8\d{7,11}$/.test(written) ? (mobileOf(`0${written}`) ?? null) : null)
  );
}

function reportOf(calendar: Pick<Calendar, 'at' | 'local'>, row: Cells): LaporReport | string {
  const tracking = trackingOf(row);
  if (tracking === undefined) return 'kolom Tracking ID kosong atau tidak dapat dibaca';
  const [title, said, place] = [cell(row, 'title'), cell(row, 'text'), placeIn(row)];
  if (said === '') return 'kolom Isi Laporan kosong';
  const where = place === '' ? '' : ` Lokasi: ${place}`;
  const text = `${title === '' || said.startsWith(title) ? '' : `${title}. `}${said}${where}`;
  if (text.length > LONGEST_REPORT) return `isi lebih dari ${LONGEST_REPORT} huruf`;
  const [date, time] = [asText(cell(row, 'date')), asText(cell(row, 'time'))];
  const at = date === '' ? null : momentOf(calendar, date, time);
  if (at === undefined) return `tanggal “${`${date} ${time}`.trim()}” tidak dapat dibaca`;
  const secret = /rahasia/i.test(cell(row, 'secrecy'));
  return { tracking, text, said, phone: phoneIn(row), at, secret };
}

/** @param file a workbook, a page with a table, or CSV @throws UnzipError, FileKindError */
export function readLapor(calendar: Pick<Calendar, 'at' | 'local'>, file: Buffer): LaporRow[] {
  const rows = rowsOfFile(file, isHead);
  return rows.flatMap(({ line, cells: row }, n): LaporRow[] => {
    if (n > 0 && isMoreOfAbove(row)) return [];
    const status = cell(row, 'status');
    if (OVER.test(status)) return [{ line, over: status }];
    const report = reportOf(calendar, row);
    return [typeof report === 'string' ? { line, fault: report } : { line, report }];
  });
}
