import type Libsql from 'libsql';
import {
  COUNTED,
  FIELD_NAMES,
  MEASURE_FIELDS,
  MEASURES,
  PAGED_FIELDS,
  SEARCH_FIELDS,
} from '../ports/fields.ts';
import { columnOf } from './column-name.ts';

/** Columns and indexes of what is declared in `store/ports/fields.ts`, made where a file lacks them. */

/** Everything the table of instances has a column for beside what every instance has. */
const COLUMNS = [
  ...FIELD_NAMES.map((name) => [columnOf(name), SEARCH_FIELDS[name].type] as const),
  ...MEASURE_FIELDS.map((name) => [columnOf(name), MEASURES[name]] as const),
];

/** The index that holds all that is counted by a moment. */
export function indexOf(moment: string): string {
  return `instance_${columnOf(moment).replace(/_at$/, '')}`;
}

/** What was closed after its answer was settled with that. */
export const SETTLED = 'coalesce(answered_at, closed_at)';
/** Pages by reception of what was settled, or was not, at some time: those that are not among them are passed over in the index alone. */
export const SETTLED_INDEX = 'instance_settled';

/** Index by name; each holds the order of its pages, or all that is counted by its moment. */
const INDEXES: [name: string, columns: readonly string[]][] = [
  ...PAGED_FIELDS.map((field): [string, string[]] => {
    const column = columnOf(field);
    return [`instance_${column}`, [column, 'machine', 'created_at', 'id']];
  }),
  ...Object.entries(COUNTED).map(([moment, counted]): [string, string[]] => {
    return [indexOf(moment), ['machine', columnOf(moment), ...counted.map(columnOf)]];
  }),
  [SETTLED_INDEX, ['machine', columnOf('receivedAt'), 'id', SETTLED]],
];

function statementOf([name, columns]: (typeof INDEXES)[number]): string {
  const [first, second = ''] = columns;
  const present = first === 'machine' ? second : first;
  return `CREATE INDEX ${name} ON instance (${columns.join(', ')}) WHERE ${present} IS NOT NULL`;
}

function oneLine(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}

function names(db: Libsql.Database, sql: string): Map<string, string> {
  const rows = db.prepare(sql).all() as { name: string; sql?: string }[];
  return new Map(rows.map((row) => [row.name, oneLine(row.sql ?? '')]));
}

/** Statements that bring a file to what is declared; none for one that has it all. */
function missing(db: Libsql.Database): string[] {
  const columns = names(db, 'PRAGMA table_info(instance)');
  const indexes = names(db, `SELECT name, sql FROM sqlite_master WHERE tbl_name = 'instance'`);
  const added = COLUMNS.filter(([column]) => !columns.has(column)).map(
    ([column, type]) => `ALTER TABLE instance ADD COLUMN ${column} ${type}`,
  );
  const changed = INDEXES.filter((index) => indexes.get(index[0]) !== statementOf(index));
  return [
    ...added,
    ...changed.map(([name]) => `DROP INDEX IF EXISTS ${name}`),
    ...changed.map(statementOf),
  ];
}

/** @param db whose schema steps are done */
export function makeDeclared(db: Libsql.Database): void {
  if (missing(db).length === 0) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    // another process may have been first since the look
    for (const statement of missing(db)) db.exec(statement);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
