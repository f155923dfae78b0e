import { csvRows } from './csv.ts';
import { textOfFile } from './text-of-file.ts';
import { workbookRows } from './workbook.ts';

/** Tables that people hand in, row by row. */

/** A row, and the number by which spreadsheets show it. */
export interface NamedRow {
  line: number;
  /** Cells by the names of the row above, which are in small letters, without blanks at their ends and what stands in brackets. */
  cells: Map<string, string>;
}

/** `Tipe Laporan (Anonim/Rahasia)` → `tipe laporan`. */
function nameOf(cell: string): string {
  return cell
    .replace(/\([^()]*\)\s*$/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
}

/** Whether the names of a row are those of columns: programs write lines about a table above it. */
export type IsHead = (names: readonly string[]) => boolean;

const anyRow: IsHead = () => true;
const headIn = (rows: string[][], isHead: IsHead) =>
  rows.findIndex((row) => isHead(row.map(nameOf)));

/** Rows below the one that has the names, the first where none is that; empty ones are left out. */
export function namedRows(rows: string[][], isHead = anyRow): NamedRow[] {
  const head = Math.max(0, headIn(rows, isHead));
  const names = (rows[head] ?? []).map(nameOf);
  return rows
    .slice(head + 1)
    .map((row, n) => ({
      line: head + n + 2,
      cells: new Map(names.map((name, column) => [name, row[column] ?? ''])),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell.trim() !== ''));
}

/** Rows of a text, by the separator with which it has names, else by that of its first line. */
function csvWith(text: string, isHead: IsHead): string[][] {
  const read = [undefined, ';', ','].map((separator) => csvRows(text, separator));
  return read.find((rows) => headIn(rows, isHead) >= 0) ?? read[0] ?? [];
}

/**
 * Rows of a file as people download it: a workbook (XLSX), which is an archive, or else CSV.
 * @throws UnzipError for a workbook that is damaged
 */
export function rowsOfFile(file: Buffer, isHead = anyRow): NamedRow[] {
  const isArchive = file.subarray(0, 2).toString('latin1') === 'PK';
  const rows = isArchive ? workbookRows(file) : csvWith(textOfFile(file), isHead);
  return namedRows(rows, isHead);
}
