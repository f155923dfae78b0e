import type { IdentityStore, StoreIdentity } from '../ports/identity.ts';
import type { Database } from './database.ts';

/** Which store this is, and how far its numbers go. */

/** Step by step from one series to the next, so that no number between them is read. */
const SERIES = `WITH RECURSIVE each (series) AS (
  SELECT min(series) FROM number
  UNION ALL SELECT (SELECT min(series) FROM number WHERE series > each.series) FROM each WHERE series IS NOT NULL)
  SELECT series, (SELECT max(n) FROM number WHERE number.series = each.series) AS n FROM each
  WHERE series IS NOT NULL`;

export class SqliteIdentity implements IdentityStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  private has(table: string): boolean {
    const sql = `SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ?`;
    return this.db.get(sql, table) !== undefined;
  }

  /** Files of before lack some of the tables. */
  read(): Promise<StoreIdentity> {
    return this.db.read(() => {
      const facts = this.has('store_fact') ? this.db.all('SELECT * FROM store_fact') : [];
      const id = facts.find(({ name }) => name === 'id')?.value ?? null;
      const inUse = facts.some(({ name }) => name === 'in use');
      const given = this.has('number') ? this.db.all(SERIES) : [];
      const numbers = Object.fromEntries(given.map(({ series, n }) => [series, Number(n)]));
      const audit = this.has('audit') ? this.db.get('SELECT max(seq) AS n FROM audit')?.n : 0;
      return { id: id === null ? null : String(id), numbers, audit: Number(audit ?? 0), inUse };
    });
  }
}
