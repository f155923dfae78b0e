import { ToldError } from '../../../../machines/base/told-error.ts';
import { csvRows } from './csv.ts';
import { htmlTables, odfTables } from './markup-tables.ts';
import { textOfFile } from './text-of-file.ts';
import { unzip } from './unzip.ts';
import { workbookSheets } from './workbook.ts';

/** Tables that people hand in, row by row. */

/** A row, and the number by which spreadsheets show it. */
export interface NamedRow {
  line: number;
  /** Cells by the names of the row above, which are in small letters, without blanks at their ends and what stands in brackets. */
  cells: Map<string, string>;
}

/** `Tipe Laporan (Anonim/Rahasia)` → `tipe laporan`, `No. HP` → `no hp`, `TRACKING_ID:` → `tracking id`. */
function nameOf(cell: string): string {
  return cell
    .replace(/^\ufeff/, '')
    .replace(/\([^()]*\)\s*$/, '')
    .toLowerCase()
    .replace(/[\s_.:*#-]+/g, ' ')
    .trim();
}

/** A kind of file that is not read; the message says what to do. */
export class FileKindError extends ToldError {
  override readonly name = 'FileKindError';
}

/** Whether the names of a row are those of columns: programs write lines about a table above it. */
export type IsHead = (names: readonly string[]) => boolean;

const anyRow: IsHead = () => true;
const headIn = (rows: string[][], isHead: IsHead) =>
  rows.findIndex((row) => isHead(row.map(nameOf)));

/** Cells by their names; of two columns of one name the first that has something. */
function cellsOf(names: readonly string[], row: readonly string[]): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [column, name] of names.entries())
    if ((cells.get(name) ?? '') === '') cells.set(name, row[column] ?? '');
  return cells;
}

/**
 * Rows below the one that has the names, the first where none is that; empty ones are left out, and names that stand
 * there once more, as on each page of what is made for printing.
 */
export function namedRows(rows: string[][], isHead = anyRow): NamedRow[] {
  const head = Math.max(0, headIn(rows, isHead));
  const names = (rows[head] ?? []).map(nameOf);
  const isAgain = (row: readonly string[]) => row.map(nameOf).join() === names.join();
  return rows
    .map((row, n) => ({ line: n + 1, cells: cellsOf(names, row), row }))
    .filter(({ line, row }) => line > head + 1 && !isAgain(row))
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({ line, cells }));
}

/** What a text may be read as: by the separator of its first line, and by each that programs write. */
function csvSheets(file: string): string[][][] {
  // Excel's own first line
  const [, named] = /^\ufeff?sep=(.)\r?\n/i.exec(file) ?? [];
  const text = named === undefined ? file : file.slice(file.indexOf('\n') + 1);
  return [named, undefined, ';', ',', '\t'].map((separator) => csvRows(text, separator));
}

/** Compound file of before 2007. */
const OLD = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const NOT_READ =
  'it is an old workbook (.xls): open it in a spreadsheet program and save it as .xlsx or .csv';

/**
 * Every table of a file, by what is in it and not by its name: sites hand out pages and texts as `.xls`.
 * @throws UnzipError for a workbook that is damaged, FileKindError
 */
function sheetsOf(file: Buffer): string[][][] {
  if (file.subarray(0, 2).toString('latin1') === 'PK') {
    const parts = unzip(file);
    const content = parts.get('content.xml');
    return content === undefined ? workbookSheets(parts) : odfTables(content.toString('utf8'));
  }
  if (file.subarray(0, OLD.length).equals(OLD)) throw new FileKindError(NOT_READ);
  const text = textOfFile(file);
  if (/^\s*<\?xml[^>]*>[\s\S]{0,400}<Workbook/.test(text)) throw new FileKindError(NOT_READ);
  return /^\ufeff?\s*</.test(text) && /<table[\s>]/i.test(text)
    ? htmlTables(text)
    : csvSheets(text);
}

/**
 * Rows of a file as people download it: a workbook (XLSX, ODS), a page with a table, or CSV; of several tables the first
 * that has the names.
 * @throws UnzipError for a workbook that is damaged, FileKindError for a kind that is not read
 */
export function rowsOfFile(file: Buffer, isHead = anyRow): NamedRow[] {
  const sheets = sheetsOf(file);
  const found = sheets.find((rows) => headIn(rows, isHead) >= 0) ?? sheets[0] ?? [];
  return namedRows(found, isHead);
}
