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

/** Opens the database file, and groups writes so that many share one write to the disk. */

export type Value = string | number | null;
/** What a statement may be given: `Uint8Array` for a BLOB, which comes back as an `ArrayBuffer`. */
export type Given = Value | Uint8Array;
export type Row = Record<string, Value>;

/** So long a write waits for company on its way to the disk, milliseconds. */
const PATIENCE = 40;

interface Job {
  work: () => unknown;
  /** It must be on the disk before its caller hears of it. */
  durable: boolean;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/**
 * Of a new file, bytes: each commit writes every page that it touches as a whole, and what changes on one is mostly an
 * entry of an index; smaller ones cost reports their speed (decision 0062). A file of before keeps its pages.
 */
const PAGE_SIZE = 2048;
/** Pages of the log after which it is folded in: a page that changes often is written back once for all. */
const LOG_PAGES = 4000;
/** So long nothing was written before the log is folded into the file, milliseconds. */
const QUIET = 1_500;

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
  private readonly statements = new Map<string, Libsql.Statement>();
  private jobs: Job[] = [];
  private flushing = false;
  /** What waits for another write to go to the disk with. */
  private patient: Job[] = [];
  private patience: NodeJS.Timeout | null = null;

  private readonly steps: readonly string[];
  private log: LogFile | null = null;
  private own = false;
  private scratch = false;
  /** Whether a commit waits for the disk now. */
  private durable = true;
  private changed = false;
  private writtenAt = 0;
  private folding: NodeJS.Timeout | null = null;

  /**
   * @param location file path, or `:memory:`
   * @param steps of the schema that this program knows; tests play older programs with fewer
   */
  constructor(location: string, steps: readonly string[] = SCHEMA_STEPS) {
    this.location = location;
    this.steps = steps;
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
    this.flush(true);
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
    return this.queue(work, true);
  }

  /**
   * As `write`, for what a power cut may undo without harm: who works on what (leases), and that nothing
   * more is to be done with what is done already. It costs no write to the disk of its own; the next
   * `write` takes it along.
   */
  lease<T>(work: () => T): Promise<T> {
    return this.queue(work, false);
  }

  /** As `write`, for what nobody waits for: it goes to the disk with the next `write`, or alone when none comes soon. */
  writeSoon<T>(work: () => T): Promise<T> {
    if (this.inMemory) return this.write(work);
    return new Promise<T>((resolve, reject) => {
      this.patient.push({ work, durable: true, resolve: resolve as Job['resolve'], reject });
      this.patience ??= setTimeout(() => this.flush(true), PATIENCE);
    });
  }

  /** What waits is taken along by what goes to the disk anyway. */
  private takeJobs(all: boolean): Job[] {
    const { jobs } = this;
    this.jobs = [];
    if (!all && !jobs.some(({ durable }) => durable)) return jobs;
    if (this.patience !== null) clearTimeout(this.patience);
    this.patience = null;
    return [...this.patient.splice(0), ...jobs];
  }

  private queue<T>(work: () => T, durable: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ work, durable, resolve: resolve as Job['resolve'], reject });
      if (this.flushing) return;
      this.flushing = true;
      setImmediate(() => this.flush());
    });
  }

  /** @param all also what waits for company */
  private flush(all = false): void {
    this.flushing = false;
    const jobs = this.takeJobs(all);
    if (jobs.length === 0) return;
    try {
      this.changed = false;
      const durable = jobs.some((job) => job.durable);
      this.flushToDisk(durable);
      this.prepare('BEGIN IMMEDIATE').run();
      const done = jobs.map((job) => this.attempt(job));
      // a look for work that finds none is no write
      const { changed } = this;
      // the log goes to the disk together with the mark, or a power cut would leave the mark alone
      if (changed && durable) this.log?.written();
      this.prepare('COMMIT').run();
      for (const settle of done) settle();
      if (changed) this.foldWhenQuiet();
    } catch (error) {
      this.rollback();
      for (const { reject } of jobs) reject(unavailable(this.location, error));
    }
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

  /** Does one job under a savepoint; tells its caller only after the commit. */
  private attempt({ work, resolve, reject }: Job): () => void {
    this.prepare('SAVEPOINT job').run();
    try {
      const value = work();
      this.prepare('RELEASE job').run();
      return () => resolve(value as never);
    } catch (error) {
      this.undo(error);
      return () => reject(faultOf(this.location, error));
    }
  }

  /**
   * Undoes one job.
   * @throws the given error where SQLite has undone all of them (a full disk, a fault of reading or writing)
   */
  private undo(error: unknown): void {
    try {
      this.prepare('ROLLBACK TO job').run();
      this.prepare('RELEASE job').run();
    } catch {
      throw error;
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
