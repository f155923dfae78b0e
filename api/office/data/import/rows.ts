import { csvRows } from './csv.ts';
import { workbookRows } from './workbook.ts';

/** Tables that people hand in, row by row. */

/** A row, and the number by which spreadsheets show it. */
export interface NamedRow {
  line: number;
  /** Cells by the names of the first row, which are in small letters and without blanks at their ends. */
  cells: Map<string, string>;
}

/** Rows below the first, which has the names; empty ones are left out. */
export function namedRows([head = [], ...others]: string[][]): NamedRow[] {
  const names = head.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, ' '),
  );
  return others
    .map((row, n) => ({
      line: n + 2,
      cells: new Map(names.map((name, column) => [name, row[column] ?? ''])),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell.trim() !== ''));
}

/**
 * Rows of a file as people download it: a workbook (XLSX), which is an archive, or else CSV in UTF-8.
 * @throws UnzipError for a workbook that is damaged
 */
export function rowsOfFile(file: Buffer): NamedRow[] {
  const isArchive = file.subarray(0, 2).toString('latin1') === 'PK';
  return namedRows(isArchive ? workbookRows(file) : csvRows(file.toString('utf8')));
}
