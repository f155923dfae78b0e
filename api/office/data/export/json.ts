import { type Cell, type Column, dateText, type Table, writable } from './table.ts';

/** A table as a JSON array of objects, one a line, so that tools that read by lines can too. */

/** ISO 8601 with the zone's offset: `2026-11-24T08:14:00+07:00`. */
function isoMoment({ zone }: Table, at: number): string {
  const { offsetMinutes } = zone;
  const local = new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function jsonValue(table: Table, { type }: Column, cell: Cell | undefined): Cell {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string') return writable(cell);
  if (type === 'date') return dateText(cell);
  return type === 'moment' ? isoMoment(table, cell) : cell;
}

/** The file, line by line; texts are as they were sent, moments are ISO 8601. */
export async function* json(table: Table): AsyncGenerator<string> {
  const { columns, rows } = table;
  let between = '[\n';
  for await (const row of rows) {
    const entries = columns.map((column, n) => [column.key, jsonValue(table, column, row[n])]);
    yield between + JSON.stringify(Object.fromEntries(entries));
    between = ',\n';
  }
  yield between.startsWith('[') ? '[]\n' : '\n]\n';
}
