import type { Rules } from '../../../../machines/rules.ts';
import { complaintFields } from './complaint-fields.ts';
import { complaintTable, type Field, type Selection, type Source } from './complaints.ts';
import { csv, type Separator } from './csv.ts';
import { json } from './json.ts';
import { laporFields } from './lapor.ts';
import type { Table } from './table.ts';
import { xlsx } from './xlsx.ts';

/** The files that complaints can be had as. */

export const FORMATS = ['csv', 'xlsx', 'json', 'lapor'] as const;

export type Format = (typeof FORMATS)[number];

interface Kind {
  /** Media type (IANA). */
  type: string;
  fields(rules: Rules): Field[];
  write(table: Table, separator: Separator): AsyncIterable<string | Uint8Array>;
}

export const KINDS: Record<Format, Kind> = {
  csv: { type: 'text/csv; charset=utf-8', fields: complaintFields, write: csv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fields: complaintFields,
    write: xlsx,
  },
  json: { type: 'application/json', fields: complaintFields, write: json },
  lapor: { type: 'text/csv; charset=utf-8', fields: laporFields, write: csv },
};

/**
 * A file of complaints, piece by piece.
 * @param onRow hears how many complaints were written so far
 */
export function complaintFile(
  source: Source,
  selection: Selection,
  format: Format,
  {
    separator = ';',
    onRow = () => {},
  }: { separator?: Separator; onRow?: (n: number) => void } = {},
): AsyncIterable<string | Uint8Array> {
  const kind = KINDS[format];
  const table = complaintTable(source, selection, kind.fields(source.rules), onRow);
  return kind.write(table, separator);
}
