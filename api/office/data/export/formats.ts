import type { Reader } from '../../../../machines/complaint/masked.ts';
import type { RegisterColumn } from '../../../../machines/people/process-desk.ts';
import { deskOf } from '../../people/scope.ts';
import { csv, type Separator } from './csv.ts';
import { json } from './json.ts';
import { laporColumns } from './lapor.ts';
import { type Selection, type Source, selectionTable } from './selected.ts';
import type { Table } from './table.ts';
import { xlsx } from './xlsx.ts';

/** The files that the register of a process can be had as. */

export const FORMATS = ['csv', 'xlsx', 'json', 'lapor'] as const;

export type Format = (typeof FORMATS)[number];

interface Kind {
  /** Media type (IANA). */
  type: string;
  write(table: Table, separator: Separator): AsyncIterable<string | Uint8Array>;
  /** Other columns than those of the register: for complaints alone. */
  columns?(reader: Reader): RegisterColumn[];
}

export const KINDS: Record<Format, Kind> = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsx,
  },
  json: { type: 'application/json', write: json },
  lapor: { type: 'text/csv; charset=utf-8', write: csv, columns: laporColumns },
};

/**
 * A file of what is selected, piece by piece.
 * @param onRow hears how many rows were written so far
 * @param asWorkbook its columns in a workbook, whatever the format is otherwise written as
 * @throws RangeError for a process without a register
 */
export function registerFile(
  source: Source,
  selection: Selection,
  format: Format,
  {
    separator = ';',
    onRow = () => {},
    asWorkbook = false,
  }: { separator?: Separator; onRow?: (n: number) => void; asWorkbook?: boolean } = {},
): AsyncIterable<string | Uint8Array> {
  const { query, person, secrets } = selection;
  const register = deskOf(source, query.machine)?.register;
  if (register === undefined) throw new RangeError(`${query.machine} has no register`);
  const { write, columns } = KINDS[format];
  const reader = { rules: source.rules, person, secrets };
  const filled = columns?.(reader) ?? register.columns(person, secrets);
  const written = asWorkbook ? xlsx : write;
  return written(selectionTable(source, selection, register.title, filled, onRow), separator);
}
