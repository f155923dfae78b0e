import type { Change } from '../ports/instances.ts';
import type { JournalEntry, JournalStore } from '../ports/journal.ts';
import type { Database } from './database.ts';
import { historyOf } from './history-row.ts';

/** The order of all commits of a process: places are taken inside the commit, and SQLite has one writer at a time. */

const TAKE = `INSERT INTO journal (machine, place, instance, revision)
  SELECT ?, coalesce(max(place), 0) + 1, ?, ? FROM journal WHERE machine = ?`;
const AFTER = `SELECT place, history.* FROM journal JOIN history USING (instance, revision)
  WHERE machine = ? AND place > ? ORDER BY place LIMIT ?`;

/** Within the transaction of a commit. */
export function writeJournal(db: Database, { id, machine, expectedRevision }: Change): void {
  db.run(TAKE, machine, id, expectedRevision + 1, machine);
}

export class SqliteJournal implements JournalStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  after(machine: string, place: number, limit: number): Promise<JournalEntry[]> {
    return this.db.read(() =>
      this.db
        .all(AFTER, machine, place, limit)
        .map((row) => ({ ...historyOf(row), place: Number(row.place) })),
    );
  }

  last(machine: string): Promise<number> {
    const sql = 'SELECT max(place) AS place FROM journal WHERE machine = ?';
    return this.db.read(() => Number(this.db.get(sql, machine)?.place ?? 0));
  }
}
