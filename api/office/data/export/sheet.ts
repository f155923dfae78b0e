import { ToldError } from '../../../../machines/base/told-error.ts';
import { type Cell, type Column, type ColumnType, type Table, titleOf, writable } from './table.ts';
import { DECLARATION, escaped, MAIN, STYLES } from './workbook.ts';

/** The rows of a table as SpreadsheetML (ECMA-376 Part 1 §18.3). */

/** Most rows a sheet can have (Excel since 2007). */
const MOST_ROWS = 1_048_576;
/** Most characters of a cell. */
const MOST_CHARACTERS = 32_767;

/** Characters; a column of longer texts is given its own width. */
const WIDTHS: Record<ColumnType, number> = {
  text: 16,
  number: 10,
  share: 10,
  moment: 18,
  date: 12,
};

/** More rows than a sheet can hold. */
export class SheetFullError extends ToldError {
  override readonly name = 'SheetFullError';
}

/** Fits a text into a cell, cut at a whole character and marked with an ellipsis. */
function fitted(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS - 1).replace(/\p{Cs}$/u, '')}…`;
}

/** Text of a cell: Excel reads `_x0041_` as an escape (§22.9.2.19 ST_Xstring), so such words are escaped. */
function cellText(text: string): string {
  const plain = fitted(writable(text).replace(/\r\n?/g, '\n'));
  return escaped(plain.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_'));
}

/** `A`, `B`, … `Z`, `AA`. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** Days since 30 December 1899, as spreadsheets count them, in the zone's own time. */
function serial(at: number, offsetMinutes: number): number {
  return (at + offsetMinutes * 60_000) / 86_400_000 + 25_569;
}

/** What a cell holds: moments and days as spreadsheets count them. */
function numberOf(type: ColumnType, value: number, offsetMinutes: number): number {
  if (type === 'moment') return serial(value, offsetMinutes);
  return type === 'date' ? serial(value, 0) : value;
}

function textCell(at: string, style: number, text: string): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

function cell({ zone }: Table, { type }: Column, at: string, value: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  // a string in a column of numbers would be a fault of ours, yet it must never become a formula
  if (typeof value === 'string') return textCell(at, STYLES.text, value);
  const number = numberOf(type, value, zone.offsetMinutes);
  return `<c r="${at}" s="${STYLES[type]}"><v>${number}</v></c>`;
}

/** Widths, and a frozen first row. */
function sheetHead({ columns }: Table): string {
  const widths = columns.map(({ type, width }, n) => {
    return `<col min="${n + 1}" max="${n + 1}" width="${width ?? WIDTHS[type]}" customWidth="1"/>`;
  });
  return (
    `${DECLARATION}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  );
}

/**
 * A sheet, row by row; its rows can be filtered by each column.
 * @throws SheetFullError when the table has more rows than a sheet can hold
 */
export async function* sheetXml(table: Table): AsyncGenerator<string> {
  const { columns, rows } = table;
  const titles = columns.map((column, n) =>
    textCell(`${letters(n)}1`, STYLES.head, titleOf(table, column)),
  );
  yield `${sheetHead(table)}<row r="1">${titles.join('')}</row>`;
  let row = 1;
  for await (const values of rows) {
    row += 1;
    if (row > MOST_ROWS)
      throw new SheetFullError(
        `a sheet holds ${MOST_ROWS - 1} rows: choose a shorter period, or CSV`,
      );
    const cells = columns.map((column, n) => cell(table, column, `${letters(n)}${row}`, values[n]));
    yield `<row r="${row}">${cells.join('')}</row>`;
  }
  const corner = `${letters(Math.max(0, columns.length - 1))}${row}`;
  yield `</sheetData><autoFilter ref="A1:${corner}"/></worksheet>`;
}
