import { FIELD_NAMES, MEASURE_FIELDS } from '../ports/fields.ts';
import type { InstanceSummary } from '../ports/instances.ts';
import type { Measures, SearchFields } from '../ports/search.ts';
import { columnOf } from './column-name.ts';
import type { Row, Value } from './database.ts';

/** Search fields and measures of an instance as columns, and back. */

// by heart: rows are read more often than anything else
const FIELD_COLUMNS = FIELD_NAMES.map((field) => [field, columnOf(field)] as const);
const MEASURE_COLUMNS = MEASURE_FIELDS.map((field) => [field, columnOf(field)] as const);

/** Columns of the search fields and measures, in the order of `fieldValues`. */
export const NAMES = [...FIELD_COLUMNS, ...MEASURE_COLUMNS].map(([, column]) => column);

/** Columns of a summary, where `instance` may stand beside other tables. */
export const SUMMARY = [
  ...['id', 'machine', 'version', 'revision', 'status', 'tags', 'created_at', 'updated_at'],
  ...NAMES,
]
  .map((name) => `instance.${name}`)
  .join(', ');

/** What a row has in these columns, by the names of their fields. */
function valuesIn(row: Row, columns: readonly (readonly [string, string])[]) {
  const values: Record<string, Value> = {};
  for (const [field, column] of columns) values[field] = row[column] ?? null;
  return values;
}

function measuresOf(row: Row): Measures | null {
  if (row.reopened === null) return null;
  return valuesIn(row, MEASURE_COLUMNS) as Measures;
}

function searchOf(row: Row): SearchFields {
  const fields = valuesIn(row, FIELD_COLUMNS) as Omit<SearchFields, 'tags' | 'measures'>;
  const tags = JSON.parse(String(row.tags)) as string[];
  return Object.assign(fields, { tags, measures: measuresOf(row) });
}

export function fieldValues({ measures, ...search }: SearchFields): Value[] {
  return [
    ...FIELD_NAMES.map((field) => search[field] ?? null),
    ...MEASURE_FIELDS.map((field) => measures?.[field] ?? null),
  ];
}

export function summaryOf(row: Row): InstanceSummary {
  return {
    id: String(row.id),
    machine: String(row.machine),
    version: String(row.version),
    revision: Number(row.revision),
    status: row.status as InstanceSummary['status'],
    search: searchOf(row),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}
