import { type Cell, type Column, momentText, type Table, titleOf, writable } from './table.ts';

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens by a double click: UTF-8 with a byte order mark,
 * and the separator that Excel expects where the comma is the decimal sign, as in Indonesia.
 */

export type Separator = ';' | ',';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/**
 * Where a spreadsheet would begin to calculate (OWASP, "CSV Injection"): at the start of the field,
 * and, should it split at another separator than ours, after any separator or line end inside it.
 * Full-width signs count: some programs turn them into the plain ones.
 */
const FORMULA = /(?=[=+\-@＝＋－＠])(?<=(?:^|[,;\t\r\n])"*)|^(?=[\t\r\n])/g;

/** Digits with the signs of numbers, dates and times only: spreadsheets round, shorten or turn such into dates. */
const NUMBER_LIKE = /^\s*\d[\d\s.,:/-]*(?:e[\d-]+\s*)?$/i;

/** A text that stays what it is: an apostrophe stands before what a spreadsheet would take for something else. */
function asText(text: string): string {
  const guarded = writable(text).replace(FORMULA, "'");
  return NUMBER_LIKE.test(guarded) ? `'${guarded}` : guarded;
}

function field(table: Table, { type }: Column, cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return `"${asText(cell).replaceAll('"', '""')}"`;
  return type === 'moment' ? momentText(table, cell) : String(cell);
}

/**
 * The file, line by line.
 * @param separator between the fields; numbers are written with a decimal point either way
 */
export async function* csv(table: Table, separator: Separator = ';'): AsyncGenerator<string> {
  const { columns, rows } = table;
  const head = columns.map((column) => `"${titleOf(table, column).replaceAll('"', '""')}"`);
  yield BYTE_ORDER_MARK + head.join(separator) + LINE_END;
  for await (const row of rows) {
    const fields = columns.map((column, n) => field(table, column, row[n]));
    yield fields.join(separator) + LINE_END;
  }
}
