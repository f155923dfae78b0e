import { chained } from '../base/audit-chain.ts';
import type { AuditEntry, AuditQuery, AuditRow, AuditStore } from '../ports/audit.ts';
import type { Database, Row, Value } from './database.ts';

/** The audit log; triggers of the table refuse to change or remove a row. */

function rowOf(row: Row): AuditRow {
  return {
    seq: Number(row.seq),
    previous: String(row.previous),
    hash: String(row.hash),
    at: Number(row.at),
    who: String(row.who),
    role: String(row.role),
    action: String(row.action),
    subject: row.subject as string | null,
    detail: JSON.parse(String(row.detail)) as AuditRow['detail'],
  };
}

export class SqliteAudit implements AuditStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** The transaction begins with the right to write: nobody adds between reading the end and adding. */
  append(entry: AuditEntry): Promise<AuditRow> {
    return this.db.write(() => {
      const last = this.db.get('SELECT * FROM audit ORDER BY seq DESC LIMIT 1');
      const row = chained(entry, last === undefined ? undefined : rowOf(last));
      const { seq, previous, hash, at, who, role, action, subject, detail } = row;
      const text = JSON.stringify(detail);
      const values = [seq, previous, hash, at, who, role, action, subject, text];
      this.db.run('INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)', ...values);
      return row;
    });
  }

  read({ after = 0, limit }: { after?: number; limit: number }): Promise<AuditRow[]> {
    const sql = 'SELECT * FROM audit WHERE seq > ? ORDER BY seq LIMIT ?';
    return this.db.read(() => this.db.all(sql, after, limit).map(rowOf));
  }

  find({ who, subject, action, before, limit }: AuditQuery): Promise<AuditRow[]> {
    const filters: [string, Value | undefined][] = [
      ['who = ?', who],
      ['subject = ?', subject],
      ['action = ?', action],
      ['seq < ?', before],
    ];
    const used = filters.filter((filter): filter is [string, Value] => filter[1] !== undefined);
    const where = used.length === 0 ? '' : `WHERE ${used.map(([sql]) => sql).join(' AND ')}`;
    const sql = `SELECT * FROM audit ${where} ORDER BY seq DESC LIMIT ?`;
    const values = used.map(([, value]) => value);
    return this.db.read(() => this.db.all(sql, ...values, limit).map(rowOf));
  }
}
