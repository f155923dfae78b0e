import type { RecordChange, RecordStore, StoredRecord } from '../ports/records.ts';
import type { Database, Row } from './database.ts';

/** Small records by kind and id. */

function recordOf(row: Row): StoredRecord {
  return {
    kind: String(row.kind),
    id: String(row.id),
    revision: Number(row.revision),
    value: JSON.parse(String(row.value)) as unknown,
    expiresAt: row.expires_at as number | null,
  };
}

export class SqliteRecords implements RecordStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  get(kind: string, id: string): Promise<StoredRecord | undefined> {
    return this.db.read(() => {
      const row = this.db.get('SELECT * FROM record WHERE kind = ? AND id = ?', kind, id);
      return row === undefined ? undefined : recordOf(row);
    });
  }

  put({ kind, id, expectedRevision, value, expiresAt = null }: RecordChange) {
    const text = JSON.stringify(value);
    return this.db.write((): 'stored' | 'conflict' => {
      const changed =
        expectedRevision === 0
          ? this.db.run(
              'INSERT INTO record VALUES (?,?,1,?,?) ON CONFLICT (kind, id) DO NOTHING',
              ...[kind, id, text, expiresAt],
            )
          : this.db.run(
              `UPDATE record SET revision = revision + 1, value = ?, expires_at = ?
                WHERE kind = ? AND id = ? AND revision = ?`,
              ...[text, expiresAt, kind, id, expectedRevision],
            );
      return changed === 1 ? 'stored' : 'conflict';
    });
  }

  delete(kind: string, id: string): Promise<boolean> {
    const sql = 'DELETE FROM record WHERE kind = ? AND id = ?';
    return this.db.write(() => this.db.run(sql, kind, id) === 1);
  }

  list(kind: string, { after = '', limit }: { after?: string; limit: number }) {
    const sql = 'SELECT * FROM record WHERE kind = ? AND id > ? ORDER BY id LIMIT ?';
    return this.db.read(() => this.db.all(sql, kind, after, limit).map(recordOf));
  }

  /** Looks first, so that upkeep costs no write to the disk when there is nothing to do. */
  async removeExpired(now: number): Promise<number> {
    const some = 'SELECT 1 AS one FROM record WHERE expires_at <= ? LIMIT 1';
    if (await this.db.read(() => this.db.get(some, now) === undefined)) return 0;
    return this.db.write(() => this.db.run('DELETE FROM record WHERE expires_at <= ?', now));
  }
}
