import type { Calendar } from '../../../machines/district/calendar.ts';
import { cleanText } from '../../../machines/text/clean-text.ts';
import { type NamedRow, rowsOfFile } from '../data/import/rows.ts';

/**
 * Reports of SP4N-LAPOR! from a file that its admins download. No description of that file was found: columns are known
 * by the names that its pages use, in any order; others are left alone.
 */

/** Names of a column, as pages and handbooks of LAPOR! call it. */
const COLUMNS = {
  tracking: ['tracking id', 'trackingid', 'id laporan', 'nomor laporan', 'no laporan', 'nomor'],
  title: ['judul laporan', 'judul'],
  text: ['isi laporan', 'isi laporan awal', 'isi aduan', 'isi'],
  place: ['lokasi kejadian', 'lokasi'],
  date: ['tanggal laporan', 'tanggal laporan masuk', 'tanggal kejadian', 'tanggal'],
  secrecy: ['kerahasiaan', 'tipe laporan', 'sifat laporan', 'rahasia'],
  status: ['status laporan', 'status'],
} as const;

type Column = keyof typeof COLUMNS;

/** Nothing is left to do with it. */
const OVER = /^(selesai|arsip|diarsipkan|tutup|ditutup|bukan wewenang|ditolak)/i;
const LONGEST = 4000;

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

function cell(row: Cells, column: Column): string {
  const name = COLUMNS[column].find((known) => (row.get(known) ?? '') !== '');
  return cleanText(row.get(name ?? '') ?? '').trim();
}

/** Days of workbooks are counted from here; their parts are the time. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A moment as text, where it is the number that a workbook has for it. */
function asText(written: string): string {
  if (!/^\d{5}(\.\d+)?$/.test(written)) return written;
  const minutes = Math.round(Number(written) * 1440);
  return new Date(DAY_ZERO + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** `2026-11-23 10:00:00`, `23/11/2026 10.00`, `23-11-2026`; undefined for what is none. */
function momentOf(calendar: Pick<Calendar, 'at'>, text: string): number | undefined {
  const time = /\b(\d{1,2})[.:](\d{2})/.exec(text);
  const clock = time === null ? '00.00' : `${time[1]?.padStart(2, '0')}.${time[2]}`;
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const local = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})/.exec(text);
  const [, year, month, day] = iso ?? [null, local?.[3], local?.[2], local?.[1]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (Number.isNaN(Date.parse(date))) return undefined;
  return calendar.at(date, clock);
}

function reportOf(calendar: Pick<Calendar, 'at'>, row: Cells): LaporReport | string {
  const tracking = cell(row, 'tracking').replace(/^#/, '');
  if (!/^[\w.-]{1,60}$/.test(tracking)) return 'kolom Tracking ID kosong atau tidak dapat dibaca';
  const [title, said, place] = [cell(row, 'title'), cell(row, 'text'), cell(row, 'place')];
  if (said === '') return 'kolom Isi Laporan kosong';
  const where = place === '' ? '' : ` Lokasi: ${place}`;
  const text = `${title === '' || said.startsWith(title) ? '' : `${title}. `}${said}${where}`;
  if (text.length > LONGEST) return `isi lebih dari ${LONGEST} huruf`;
  const written = asText(cell(row, 'date'));
  const at = written === '' ? null : momentOf(calendar, written);
  if (at === undefined) return `tanggal “${written}” tidak dapat dibaca`;
  return { tracking, text, at, secret: /rahasia/i.test(cell(row, 'secrecy')) };
}

/** @param file a workbook or CSV @throws UnzipError */
export function readLapor(calendar: Pick<Calendar, 'at'>, file: Buffer): LaporRow[] {
  return rowsOfFile(file).map(({ line, cells: row }) => {
    const status = cell(row, 'status');
    if (OVER.test(status)) return { line, over: status };
    const report = reportOf(calendar, row);
    return typeof report === 'string' ? { line, fault: report } : { line, report };
  });
}
