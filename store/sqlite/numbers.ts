import { raisedKey } from '../base/raised.ts';
import type { NumberStore } from '../ports/numbers.ts';
import type { Database } from './database.ts';

export class SqliteNumbers implements NumberStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  allocate(series: string, key: string, earlier: string[] = []): Promise<number> {
    return this.db.write(() => {
      for (const name of [series, ...earlier]) {
        const known = this.db.get('SELECT n FROM number WHERE series = ? AND key = ?', name, key);
        if (known !== undefined) return Number(known.n);
      }
      const last = this.lastOf(series);
      // once it has begun it is above the earlier ones
      const n = (last === 0 ? Math.max(0, ...earlier.map((name) => this.lastOf(name))) : last) + 1;
      this.db.run('INSERT INTO number VALUES (?,?,?)', series, key, n);
      return n;
    });
  }

  private lastOf(series: string): number {
    const row = this.db.get('SELECT coalesce(max(n), 0) AS n FROM number WHERE series = ?', series);
    return Number(row?.n);
  }

  /** The number itself counts as given, so that the next is the one after it. */
  raise(numbers: Record<string, number>): Promise<void> {
    return this.db.write(() => {
      for (const [series, n] of Object.entries(numbers))
        if (this.lastOf(series) < n)
          this.db.run('INSERT INTO number VALUES (?,?,?)', series, raisedKey(n), n);
    });
  }
}
