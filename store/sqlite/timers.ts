import type { Timer, TimerStore } from '../ports/timers.ts';
import type { Database, Row } from './database.ts';

function timerOf(row: Row): Timer {
  return {
    id: String(row.id),
    dueAt: Number(row.due_at),
    instance: String(row.instance),
    machine: String(row.machine),
    armedRevision: Number(row.armed_revision),
  };
}

export class SqliteTimers implements TimerStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  due(now: number, limit: number): Promise<Timer[]> {
    const sql = 'SELECT * FROM timer WHERE due_at <= ? ORDER BY due_at, instance, id LIMIT ?';
    return this.db.read(() => this.db.all(sql, now, limit).map(timerOf));
  }

  of(instance: string): Promise<Timer[]> {
    const sql = 'SELECT * FROM timer WHERE instance = ? ORDER BY due_at, id';
    return this.db.read(() => this.db.all(sql, instance).map(timerOf));
  }
}
