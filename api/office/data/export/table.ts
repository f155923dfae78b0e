/**
 * A table that is written row by row: as long as it may be, only one page of it is ever in memory.
 * Each format of this folder turns a table into text or bytes, and stops asking for rows as soon as
 * nobody reads on.
 */

/**
 * `text` stays text in every program, whatever it looks like; `number` is one to calculate with; `share` is a part of
 * one (0–1) that people read as percent; `moment` is an epoch time in milliseconds, shown in the time zone of the table;
 * `date` is a day without a time, as the epoch milliseconds of its midnight in UTC.
 */
export type ColumnType = 'text' | 'number' | 'share' | 'moment' | 'date';

export interface Column {
  /** Name for programs: the key in JSON. */
  key: string;
  /** Name for people, at the head of the column. */
  title: string;
  type: ColumnType;
  /** Width in a spreadsheet, characters; one that fits the type where left out. */
  width?: number;
}

export type Cell = string | number | null;

/** One cell per column, in their order: a string for `text`, a number for the others, null for none. */
export type Row = readonly Cell[];

export interface Table {
  /** Name of the sheet: at most 31 characters, none of `[]:*?/\`. */
  title: string;
  columns: readonly Column[];
  rows: AsyncIterable<Row>;
  /** Of the moments; also stands in the title of their columns (`WIB`). */
  zone: { name: string; offsetMinutes: number };
}

/** The title of a column as people read it: moments tell their time zone. */
export function titleOf({ zone }: Table, { title, type }: Column): string {
  return type === 'moment' ? `${title} (${zone.name})` : title;
}

/** `2026-11-24 08:14` in the table's zone, which spreadsheets of every language read as a date. */
export function momentText({ zone }: Table, at: number): string {
  const local = new Date(at + zone.offsetMinutes * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** `2026-11-24` of a day. */
export function dateText(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** What no file may hold: control characters besides tab and line ends, and halves of characters. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** The text with U+FFFD for what XML, CSV and JSON cannot carry. */
export function writable(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD');
}
