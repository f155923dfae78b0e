import { stringify } from 'csv-stringify/sync';
import { halfUp } from '../../../../machines/base/percent.ts';
import {
  type Cell,
  type ColumnType,
  dateText,
  momentText,
  type Table,
  titleOf,
  writable,
} from './table.ts';

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

/** A number as spreadsheets of the place read it: a decimal comma where the semicolon stands between fields. */
function numberText(value: number, separator: Separator): string {
  return separator === ';' ? String(value).replace('.', ',') : String(value);
}

/** `62,5%`, with four decimals at most. */
function shareText(share: number, separator: Separator): string {
  return `${numberText(halfUp(share * 100, 4), separator)}%`;
}

/** A value that is no text, as it stands in the file: unquoted, so that programs calculate with it. */
class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function plain(table: Table, type: ColumnType, value: number, separator: Separator): Plain {
  if (type === 'moment') return new Plain(momentText(table, value));
  if (type === 'date') return new Plain(dateText(value));
  return new Plain(type === 'share' ? shareText(value, separator) : numberText(value, separator));
}

/** Cells of a row as the writer takes them: texts are quoted, all else is not. */
function fields(
  table: Table,
  row: readonly Cell[],
  separator: Separator,
): (string | Plain | null)[] {
  return table.columns.map(({ type }, n) => {
    const cell = row[n] ?? null;
    if (typeof cell === 'string') return asText(cell);
    return cell === null ? null : plain(table, type, cell, separator);
  });
}

/**
 * The file, line by line: no row is asked for before the one ahead of it was taken.
 * @param separator between the fields; with a semicolon numbers have a decimal comma, with a comma a point
 */
export async function* csv(table: Table, separator: Separator = ';'): AsyncGenerator<string> {
  const line = (record: unknown[], bom = false) =>
    stringify([record], {
      bom,
      delimiter: separator,
      record_delimiter: 'windows',
      quoted_string: true,
      cast: {
        object: (value) => ({
          value: value instanceof Plain ? value.text : '',
          quoted_string: false,
        }),
      },
    });
  const head = table.columns.map((column) => titleOf(table, column));
  yield line(head, true);
  for await (const row of table.rows) yield line(fields(table, row, separator));
}
