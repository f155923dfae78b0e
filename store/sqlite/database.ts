import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { OWNER_ONLY, OWNERS_FOLDER } from '../base/owner-only.ts';
import { StoreVersionError } from '../base/refusals.ts';
import type { OpenOptions } from '../ports/store.ts';
import { StoreUnavailableError } from '../ports/trouble.ts';
import { makeDeclared } from './declared.ts';
import { LogFile } from './log-file.ts';
import { LOG_FILES, openReadOnly, versionOf } from './read-only.ts';
import { SCHEMA_STEPS } from './schema.ts';
import { faultOf, unavailable } from './trouble.ts';
import { makeWhole } from './whole-schema.ts';
import { type Connection, WriteQueue } from './write-queue.ts';

/** Opens the database file, reads it, and lends it to the queue of writes. */

export type Value = string | number | null;
/** What a statement may be given: `Uint8Array` for a BLOB, which comes back as one. */
export type Given = Value | Uint8Array;
export type Row = Record<string, Value>;

/**
 * Of a new file, bytes: each commit writes every page that it touches as a whole, and what changes on one is mostly an
 * entry of an index; smaller ones cost reports their speed (decision 0062). A file of before keeps its pages.
 */
const PAGE_SIZE = 2048;
/** Pages of the log after which it is folded in: a page that changes often is written back once for all. */
const LOG_PAGES = 4000;
/** So long nothing was written before the log is folded into the file, milliseconds. */
const QUIET = 1_500;

/** A statement that gives its rows as lists, and what stands at which place in them. */
interface Prepared {
  statement: Libsql.Statement;
  columns: readonly string[];
}

function rowOf(columns: readonly string[], values: readonly Value[]): Row {
  const row: Row = {};
  for (let at = 0; at < columns.length; at += 1) row[columns[at] ?? ''] = values[at] ?? null;
  return row;
}

const IN_USE = `INSERT INTO store_fact VALUES ('in use', '1') ON CONFLICT DO NOTHING`;
const NOT_IN_USE = `DELETE FROM store_fact WHERE name = 'in use'`;

/** Makes the folder and the file where missing, and takes rights away that others have to it. */
function prepareFile(location: string): void {
  mkdirSync(dirname(location), { recursive: true, mode: OWNERS_FOLDER });
  // SQLite gives the files beside it the rights of the file itself
  closeSync(openSync(location, 'a', OWNER_ONLY));
  for (const ending of ['', ...LOG_FILES]) {
    if (!existsSync(location + ending)) continue;
    try {
      chmodSync(location + ending, OWNER_ONLY);
    } catch {
      // it belongs to somebody else, who lets this user write to it: their choice
    }
  }
}

/** One SQLite file. The driver is synchronous: nothing is ever awaited inside a transaction. */
export class Database {
  readonly location: string;
  private db: Libsql.Database | null = null;
  private readonly statements = new Map<string, Prepared>();
  private readonly queue: WriteQueue;
  private readonly steps: readonly string[];
  private log: LogFile | null = null;
  private own = false;
  private scratch = false;
  /** Whether a commit waits for the disk now. */
  private durable = true;
  private changed = false;
  private token = 0;
  private writtenAt = 0;
  private folding: NodeJS.Timeout | null = null;

  /**
   * @param location file path, or `:memory:`
   * @param steps of the schema that this program knows; tests play older programs with fewer
   */
  constructor(location: string, steps: readonly string[] = SCHEMA_STEPS) {
    this.location = location;
    this.steps = steps;
    this.queue = new WriteQueue(this.connection());
  }

  private get inMemory(): boolean {
    return this.location === ':memory:';
  }

  /** @throws StoreUnavailableError, StoreVersionError */
  open({ readOnly, own, scratch }: OpenOptions = {}): void {
    if (this.db !== null) return;
    try {
      this.refuseNewer();
      if (readOnly && !this.inMemory) {
        this.db = openReadOnly(this.location);
        return;
      }
      this.durable = true;
      this.scratch = scratch === true;
      this.log = this.inMemory ? null : new LogFile(this.location);
      this.db = this.openForWriting();
      this.own = own === true;
      if (this.own) this.noteInUse(true);
    } catch (error) {
      throw error instanceof StoreVersionError ? error : unavailable(this.location, error);
    }
  }

  /** Looks before anything is opened for writing: an older program must not even touch a newer file. */
  private refuseNewer(): void {
    if (this.inMemory || !existsSync(this.location)) return;
    const db = openReadOnly(this.location);
    try {
      this.refuse(versionOf(db));
    } finally {
      db.close();
    }
  }

  private refuse(version: number): void {
    const known = this.steps.length;
    if (version > known) throw new StoreVersionError(`SQLite ${this.location}`, version, known);
  }

  private openForWriting(): Libsql.Database {
    if (!this.inMemory) prepareFile(this.location);
    const db = new Libsql(this.location);
    try {
      // FULL: an acknowledged complaint must survive a power cut, which WAL with NORMAL does not promise
      const synchronous = this.scratch ? 'OFF' : 'FULL';
      db.exec(
        `PRAGMA busy_timeout = 5000; PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL;
         PRAGMA wal_autocheckpoint = ${LOG_PAGES}; PRAGMA synchronous = ${synchronous}`,
      );
      if (this.inMemory && this.steps === SCHEMA_STEPS) makeWhole(db, () => this.prepareTables(db));
      else this.prepareTables(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  }

  private prepareTables(db: Libsql.Database): void {
    this.upgrade(db);
    if (this.steps === SCHEMA_STEPS) makeDeclared(db);
  }

  private upgrade(db: Libsql.Database): void {
    if (versionOf(db) === this.steps.length) return;
    this.log?.written();
    db.exec('BEGIN IMMEDIATE');
    try {
      const version = versionOf(db);
      // a newer program may have been first since the look
      this.refuse(version);
      for (const step of this.steps.slice(version)) db.exec(step);
      db.exec(`PRAGMA user_version = ${this.steps.length}`);
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }

  /** A copy of the file alone, without its log, has it too: it was made while a hotline worked. */
  private noteInUse(inUse: boolean): void {
    this.log?.written();
    this.db?.exec(inUse ? IN_USE : NOT_IN_USE);
    this.fold();
  }

  close(): void {
    this.queue.flush(true);
    if (this.folding !== null) clearTimeout(this.folding);
    this.folding = null;
    try {
      if (this.own) this.noteInUse(false);
      else this.fold();
    } catch {
      // a file that cannot be written now keeps its log, and says so
    }
    this.own = false;
    this.statements.clear();
    this.db?.close();
    this.db = null;
    this.log = null;
  }

  private fold(): void {
    if (this.db !== null) this.log?.fold(this.db);
  }

  /** Folds the log in when nothing was written for a while. */
  private foldWhenQuiet(): void {
    if (this.log === null) return;
    this.writtenAt = performance.now();
    if (this.folding !== null) return;
    const look = () => {
      this.folding = null;
      const quiet = performance.now() - this.writtenAt;
      if (quiet < QUIET) this.folding = setTimeout(look, QUIET - quiet).unref();
      else this.tryToFold();
    };
    this.folding = setTimeout(look, QUIET).unref();
  }

  private tryToFold(): void {
    try {
      this.fold();
    } catch {
      // the next write meets the same fault, and is answered with it
    }
  }

  private prepare(sql: string): Libsql.Statement {
    return this.prepared(sql).statement;
  }

  private prepared(sql: string): Prepared {
    if (this.db === null) throw unavailable(this.location, new Error('the store is not open'));
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    // the driver takes twice as long where it makes the objects
    const statement = this.db.prepare(sql);
    const columns = statement.reader ? statement.raw().columns() : [];
    const made = { statement, columns: columns.map(({ name }) => name) };
    this.statements.set(sql, made);
    return made;
  }

  all(sql: string, ...values: Given[]): Row[] {
    const { statement, columns } = this.prepared(sql);
    return (statement.all(...values) as Value[][]).map((row) => rowOf(columns, row));
  }

  get(sql: string, ...values: Given[]): Row | undefined {
    const { statement, columns } = this.prepared(sql);
    const row = statement.get(...values) as Value[] | undefined;
    return row === undefined ? undefined : rowOf(columns, row);
  }

  /** Number of rows changed. */
  run(sql: string, ...values: Given[]): number {
    const { changes } = this.prepare(sql).run(...values);
    if (changes > 0) this.changed = true;
    return changes;
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
    return this.queue.write(work);
  }

  /**
   * As `write`, for what may be lost without harm, however the process ends: who works on what (leases), and that
   * nothing more is to be done with what is done already. It costs no write to the disk of its own; the next
   * `write` takes it along.
   */
  lease<T>(work: () => T): Promise<T> {
    return this.queue.lease(work);
  }

  /** As `lease`, for what is missed a little: it is on the disk after a moment, and before whatever is written after it. */
  note<T>(work: () => T): Promise<T> {
    return this.queue.note(work);
  }

  /** As `write`, for what nobody waits for: it goes to the disk with the next `write`, or alone when none comes soon. */
  writeSoon<T>(work: () => T): Promise<T> {
    return this.queue.writeSoon(work);
  }

  /**
   * The next token of a lease, above what a row has. Never one that was given before: where the disk fails, a claim may
   * be undone whose holder does not know.
   */
  tokenAfter(known: number): number {
    this.token = Math.max(this.token, known) + 1;
    return this.token;
  }

  /** What the queue of writes asks of the driver. */
  private connection(): Connection {
    const run = (sql: string) => {
      this.prepare(sql).run();
    };
    const database = this;
    return {
      inMemory: this.inMemory,
      get holds() {
        return database.own && !database.inMemory;
      },
      begin: (durable) => {
        this.changed = false;
        this.flushToDisk(durable);
        run('BEGIN IMMEDIATE');
      },
      changed: () => this.changed,
      commit: (durable) => this.commit(durable),
      rollback: () => this.rollback(),
      savepoint: () => run('SAVEPOINT job'),
      release: () => run('RELEASE job'),
      rollbackToSavepoint: () => run('ROLLBACK TO job'),
      faultOf: (error) => faultOf(this.location, error),
      unavailable: (error) => unavailable(this.location, error),
    };
  }

  private commit(durable: boolean): void {
    // a look for work that finds none is no write
    const { changed } = this;
    // the log goes to the disk together with the mark, or a power cut would leave the mark alone
    if (changed && durable) this.log?.written();
    this.prepare('COMMIT').run();
    if (changed) this.foldWhenQuiet();
  }

  /**
   * Writes the whole file anew, so that nothing is left in it of what was deleted or changed. Takes about a second for
   * 100 MB, in which nothing else is done.
   */
  async rewrite(): Promise<void> {
    // what was queued before it is written before it
    await this.write(() => {});
    await this.read(() => {
      if (this.db === null) throw unavailable(this.location, new Error('the store is not open'));
      this.statements.clear();
      this.log?.written();
      this.db.exec('VACUUM');
      this.fold();
    });
  }

  /** FULL waits for the disk at each commit, NORMAL leaves that to the next that is FULL. */
  private flushToDisk(durable: boolean): void {
    if (durable === this.durable || this.scratch || this.inMemory) return;
    this.prepare(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}`).run();
    this.durable = durable;
  }

  private rollback(): void {
    try {
      this.db?.exec('ROLLBACK');
    } catch {
      // there was no transaction left to undo
    }
  }
}
