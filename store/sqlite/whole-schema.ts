import type Libsql from 'libsql';
import { NEW_STORE } from './schema.ts';

/**
 * The schema in one go, for databases in memory, of which tests open thousands: the steps that a file has come through
 * take six times as long.
 */

/** What a virtual table keeps for itself comes with it. */
const MADE = `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL
  AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid`;

/** The statements that make an empty database like this one. */
function wholeOf(db: Libsql.Database): string {
  const made = db.prepare(MADE).all() as { sql: string }[];
  const { user_version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  const statements = [...made.map(({ sql }) => sql), NEW_STORE];
  return `BEGIN; ${statements.join(';\n')}; PRAGMA user_version = ${user_version}; COMMIT`;
}

let whole: string | undefined;

/** Makes an empty database what `steps` make of one, which are taken for the first one only. */
export function makeWhole(db: Libsql.Database, steps: () => void): void {
  if (whole !== undefined) {
    db.exec(whole);
    return;
  }
  steps();
  whole = wholeOf(db);
}
