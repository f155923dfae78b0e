import { FIELD_NAMES, MEASURE_FIELDS } from '../ports/fields.ts';
import type { InstanceSummary } from '../ports/instances.ts';
import type { Measures, SearchFields } from '../ports/search.ts';
import { columnOf } from './column-name.ts';
import type { Row, Value } from './database.ts';

/** Search fields and measures of an instance as columns, and back. */

/** Columns of the search fields and measures, in the order of `fieldValues`. */
export const NAMES = [...FIELD_NAMES, ...MEASURE_FIELDS].map(columnOf);

/** Columns of a summary, where `instance` may stand beside other tables. */
export const SUMMARY = [
  ...['id', 'machine', 'version', 'revision', 'status', 'tags', 'created_at', 'updated_at'],
  ...NAMES,
]
  .map((name) => `instance.${name}`)
  .join(', ');

function measuresOf(row: Row): Measures | null {
  if (row.reopened === null) return null;
  const fields = MEASURE_FIELDS.map((field) => [field, row[columnOf(field)] ?? null]);
  return Object.fromEntries(fields) as Measures;
}

function searchOf(row: Row): SearchFields {
  const fields = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, row[columnOf(field)] ?? null]),
  );
  return {
    ...(fields as Omit<SearchFields, 'tags' | 'measures'>),
    tags: JSON.parse(String(row.tags)) as string[],
    measures: measuresOf(row),
  };
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
