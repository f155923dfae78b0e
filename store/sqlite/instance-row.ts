import { MEASURE_FIELDS } from '../fields.ts';
import type { InstanceSummary } from '../ports/instances.ts';
import type { Measures, SearchFields } from '../ports/search.ts';
import type { Row, Value } from './database.ts';

/** Search fields and measures of an instance as columns, and back. */

/** `answerDays` → `answer_days`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const COLUMNS: [string, Exclude<keyof SearchFields, 'tags' | 'measures'>][] = [
  ['state', 'state'],
  ['ticket', 'ticket'],
  ['year', 'year'],
  ['phone', 'phone'],
  ['kind', 'kind'],
  ['category', 'category'],
  ['agency', 'agency'],
  ['district', 'district'],
  ['village', 'village'],
  ['parent', 'parent'],
  ['due', 'due'],
  ['received_at', 'receivedAt'],
  ['forwarded_at', 'forwardedAt'],
  ['answered_at', 'answeredAt'],
  ['closed_at', 'closedAt'],
];
/** Columns of the search fields, in the order of `fieldValues`. */
export const NAMES = [...COLUMNS.map(([column]) => column), ...MEASURE_FIELDS.map(columnOf)];

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
  const fields = Object.fromEntries(COLUMNS.map(([column, field]) => [field, row[column] ?? null]));
  return {
    ...(fields as Omit<SearchFields, 'tags' | 'measures'>),
    tags: JSON.parse(String(row.tags)) as string[],
    measures: measuresOf(row),
  };
}

export function fieldValues({ measures, ...search }: SearchFields): Value[] {
  return [
    ...COLUMNS.map(([, field]) => search[field]),
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
