import { stringify } from 'csv-stringify/sync';
import { type Cell, momentText, type Table, titleOf, writable } from './table.ts';

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens by a double click: UTF-8 with a byte order mark,
 * and the separator that Excel expects where the comma is the decimal sign, as in Indonesia.
 */

export type Separator = ';' | ',';

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

/** Cells of a row as the writer takes them: texts are quoted, numbers, moments and nothing are not. */
function fields(table: Table, row: readonly Cell[]): (string | number | Date | null)[] {
  return table.columns.map(({ type }, n) => {
    const cell = row[n] ?? null;
    if (typeof cell === 'string') return asText(cell);
    return cell !== null && type === 'moment' ? new Date(cell) : cell;
  });
}

/**
 * The file, line by line: no row is asked for before the one ahead of it was taken.
 * @param separator between the fields; numbers are written with a decimal point either way
 */
export async function* csv(table: Table, separator: Separator = ';'): AsyncGenerator<string> {
  const line = (record: unknown[], bom = false) =>
    stringify([record], {
      bom,
      delimiter: separator,
      record_delimiter: 'windows',
      quoted_string: true,
      cast: {
        date: (moment) => ({ value: momentText(table, moment.getTime()), quoted_string: false }),
      },
    });
  const head = table.columns.map((column) => titleOf(table, column));
  yield line(head, true);
  for await (const row of table.rows) yield line(fields(table, row));
}
