import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { StoreUnavailableError } from '../port.ts';
import { SCHEMA_STEPS } from './schema.ts';

/** Opens the database file, and groups writes so that many share one write to the disk. */

export type Value = string | number | null;
/** What a statement may be given: `Uint8Array` for a BLOB, which comes back as an `ArrayBuffer`. */
export type Given = Value | Uint8Array;
export type Row = Record<string, Value>;

interface Job {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

function unavailable(location: string, error: unknown): StoreUnavailableError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreUnavailableError(
    `SQLite ${location}: ${reason}. Is the disk full or the file in use by another program?`,
    { cause: error },
  );
}

/** One SQLite file. The driver is synchronous: nothing is ever awaited inside a transaction. */
export class Database {
  readonly location: string;
  private db: Libsql.Database | null = null;
  private readonly statements = new Map<string, Libsql.Statement>();
  private jobs: Job[] = [];
  private flushing = false;

  /** @param location file path, or `:memory:` */
  constructor(location: string) {
    this.location = location;
  }

  open(): void {
    if (this.db !== null) return;
    try {
      if (this.location !== ':memory:') mkdirSync(dirname(this.location), { recursive: true });
      const db = new Libsql(this.location);
      // FULL: an acknowledged complaint must survive a power cut, which WAL with NORMAL does not promise
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000');
      this.upgrade(db);
      this.db = db;
    } catch (error) {
      throw unavailable(this.location, error);
    }
  }

  private upgrade(db: Libsql.Database): void {
    db.exec('BEGIN IMMEDIATE');
    try {
      const row = db.prepare('PRAGMA user_version').get() as { user_version: number };
      for (const step of SCHEMA_STEPS.slice(row.user_version)) db.exec(step);
      db.exec(`PRAGMA user_version = ${SCHEMA_STEPS.length}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.flush();
    this.statements.clear();
    this.db?.close();
    this.db = null;
  }

  private prepare(sql: string): Libsql.Statement {
    if (this.db === null) throw unavailable(this.location, new Error('the store is not open'));
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  all(sql: string, ...values: Given[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  get(sql: string, ...values: Given[]): Row | undefined {
    return this.all(sql, ...values)[0];
  }

  /** Number of rows changed. */
  run(sql: string, ...values: Given[]): number {
    return this.prepare(sql).run(...values).changes;
  }

  /** A read outside of any write; a closed or broken file shows as the store being unavailable. */
  read<T>(work: () => T): Promise<T> {
    try {
      return Promise.resolve(work());
    } catch (error) {
      return Promise.reject(
        error instanceof StoreUnavailableError ? error : unavailable(this.location, error),
      );
    }
  }

  /**
   * Runs `work` in a transaction that it may share with others queued in the same turn; resolves when
   * it is on the disk. If `work` throws, it alone is undone.
   */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ work, resolve: resolve as Job['resolve'], reject });
      if (this.flushing) return;
      this.flushing = true;
      setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    this.flushing = false;
    const jobs = this.jobs;
    this.jobs = [];
    if (jobs.length === 0) return;
    try {
      this.prepare('BEGIN IMMEDIATE').run();
      const done = jobs.map((job) => this.attempt(job));
      this.prepare('COMMIT').run();
      for (const settle of done) settle();
    } catch (error) {
      this.rollback();
      for (const { reject } of jobs) reject(unavailable(this.location, error));
    }
  }

  /** Does one job under a savepoint; tells its caller only after the commit. */
  private attempt({ work, resolve, reject }: Job): () => void {
    this.prepare('SAVEPOINT job').run();
    try {
      const value = work();
      this.prepare('RELEASE job').run();
      return () => resolve(value as never);
    } catch (error) {
      this.prepare('ROLLBACK TO job').run();
      this.prepare('RELEASE job').run();
      return () => reject(error);
    }
  }

  private rollback(): void {
    try {
      this.db?.exec('ROLLBACK');
    } catch {
      // there was no transaction left to undo
    }
  }
}
