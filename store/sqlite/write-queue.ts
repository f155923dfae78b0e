import type { Clock } from '../../channels/port.ts';

/** Puts writes that come together into one transaction, so that they share one write to the disk. */

/** So long a write waits for company on its way to the disk, milliseconds. */
const COMPANY = 40;
/**
 * So long the disk may lack what costs nothing to lose, milliseconds: it is part of the transaction from the start, and
 * everybody sees it, but the pages it shares with what comes after it are written once.
 */
const HELD = 250;

interface Job {
  work: () => unknown;
  /** It must be on the disk before its caller hears of it. */
  durable: boolean;
  /** Where it need not be: by when it shall be. */
  within: number;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** The connection that the writes go over; nothing of it waits. */
export interface Connection {
  /** Such a transaction may stay open: nobody else in this process writes to the file. */
  readonly holds: boolean;
  /** There is no disk that anything could share a write to. */
  readonly inMemory: boolean;
  begin(durable: boolean): void;
  /** Whether anything was changed since the beginning. */
  changed(): boolean;
  commit(durable: boolean): void;
  rollback(): void;
  savepoint(): void;
  release(): void;
  rollbackToSavepoint(): void;
  /** What a caller is told whose own work failed. */
  faultOf(error: unknown): unknown;
  /** What all are told where none of it is on the disk. */
  unavailable(error: unknown): Error;
}

type Durations = Pick<Clock, 'monotonic' | 'after'>;

const real: Durations = {
  monotonic: () => performance.now(),
  after(milliseconds, wake) {
    const timer = setTimeout(wake, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class WriteQueue {
  private readonly on: Connection;
  private jobs: Job[] = [];
  private flushing = false;
  /** What waits for another write to go to the disk with. */
  private patient: Job[] = [];
  private stopWaiting: (() => void) | null = null;
  /** Done in a transaction that is open; by when it is to be committed. */
  private held: { by: number; cancel: () => void } | null = null;
  private readonly clock: Durations;

  constructor(on: Connection, clock: Durations = real) {
    this.on = on;
    this.clock = clock;
  }

  /** Resolves when it is on the disk. If `work` throws, it alone is undone. */
  write<T>(work: () => T): Promise<T> {
    return this.queue(work, { durable: true, within: 0 });
  }

  /** For what may be lost without harm, however the process ends: who works on what, what is done again under the same keys. */
  lease<T>(work: () => T): Promise<T> {
    return this.queue(work, { durable: false, within: HELD });
  }

  /** For what is known a little later for certain, if not now: nothing that is written after it is on the disk without it. */
  note<T>(work: () => T): Promise<T> {
    return this.queue(work, { durable: false, within: COMPANY });
  }

  /** As `write`, for what nobody waits for: it is done with the next `write`, or alone when none comes soon. */
  writeSoon<T>(work: () => T): Promise<T> {
    if (this.on.inMemory) return this.write(work);
    return new Promise<T>((resolve, reject) => {
      const settled = { resolve: resolve as Job['resolve'], reject };
      this.patient.push({ work, durable: true, within: 0, ...settled });
      this.stopWaiting ??= this.clock.after(COMPANY, () => this.flush(true));
    });
  }

  private queue<T>(work: () => T, how: Pick<Job, 'durable' | 'within'>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ work, ...how, resolve: resolve as Job['resolve'], reject });
      if (this.flushing) return;
      this.flushing = true;
      setImmediate(() => this.flush());
    });
  }

  /** What waits is taken along by what goes to the disk anyway, after it: it may be about what that writes. */
  private takeJobs(all: boolean): Job[] {
    const { jobs } = this;
    this.jobs = [];
    if (!all && !jobs.some(({ durable }) => durable)) return jobs;
    this.stopWaiting?.();
    this.stopWaiting = null;
    return [...jobs, ...this.patient.splice(0)];
  }

  /**
   * Does what waits.
   * @param all also what waits for company
   */
  flush(all = false): void {
    this.flushing = false;
    const jobs = this.takeJobs(all);
    if (jobs.length === 0) {
      if (all) this.commitHeld();
      return;
    }
    try {
      const durable = jobs.some((job) => job.durable);
      const mayHold = !all && jobs.every((job) => !job.durable && job.within > 0);
      if (this.held === null) this.on.begin(durable || (mayHold && this.on.holds));
      const done = jobs.map((job) => this.attempt(job));
      if (mayHold && this.isHeld(jobs)) {
        for (const settle of done) settle();
        return;
      }
      this.commit(durable);
      for (const settle of done) settle();
    } catch (error) {
      this.undoAll(error, jobs);
    }
  }

  private undoAll(error: unknown, jobs: Job[]): void {
    this.forgetHeld();
    this.on.rollback();
    for (const { reject } of jobs) reject(this.on.unavailable(error));
  }

  /** Leaves the transaction open; false where it need not be, or cannot. */
  private isHeld(jobs: Job[]): boolean {
    if (!this.on.holds || !(this.held !== null || this.on.changed())) return false;
    const now = this.clock.monotonic();
    const by = now + Math.min(...jobs.map(({ within }) => within));
    if (this.held !== null && this.held.by <= by) return true;
    this.forgetHeld();
    this.held = { by, cancel: this.clock.after(by - now, () => this.commitHeld()) };
    return true;
  }

  private forgetHeld(): void {
    this.held?.cancel();
    this.held = null;
  }

  private commit(durable: boolean): void {
    const all = durable || this.held !== null;
    this.forgetHeld();
    this.on.commit(all);
  }

  /** Whoever did it was told long ago; what cannot be written now is as if the power had failed. */
  private commitHeld(): void {
    if (this.held === null) return;
    try {
      this.commit(true);
    } catch {
      this.on.rollback();
    }
  }

  /** Does one job under a savepoint; tells its caller only after the commit. */
  private attempt({ work, resolve, reject }: Job): () => void {
    this.on.savepoint();
    try {
      const value = work();
      this.on.release();
      return () => resolve(value as never);
    } catch (error) {
      this.undo(error);
      return () => reject(this.on.faultOf(error));
    }
  }

  /**
   * Undoes one job.
   * @throws the given error where SQLite has undone all of them (a full disk, a fault of reading or writing)
   */
  private undo(error: unknown): void {
    try {
      this.on.rollbackToSavepoint();
      this.on.release();
    } catch {
      throw error;
    }
  }
}
