import type { Clock } from '../../channels/port.ts';
import type { Log } from './ports.ts';

/** A part of the engine that looks for work, does it, and sleeps. */
export interface Worker {
  name: string;
  /** Longest sleep of it where nobody nudges, where that is not the engine's own, milliseconds. */
  sleep?: number;
  /** Does what is due now; true when there was something, so that it is asked again at once. */
  run(): Promise<boolean>;
}

const LONGEST_BACK_OFF = 30_000;

/**
 * True where what was being done has no fault and may be tried for ever: the store cannot be used now, or
 * another version of the program has to read what is in it.
 */
export function isWorthWaiting(error: unknown): boolean {
  const waits = ['StoreUnavailableError', 'UnreadableSnapshotError'];
  return error instanceof Error && waits.includes(error.name);
}

/** True where the store answers and may not be used all the same: a person has to do something first. */
export function isRefusal(error: unknown): boolean {
  const refusals = ['StoreVersionError', 'StoreHeldError', 'WrongStoreError'];
  return error instanceof Error && refusals.includes(error.name);
}

/** Keeps a worker going until it is stopped; errors slow it down but never end it. */
export class Pump {
  private stopped = false;
  private nudged = false;
  private wake: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private failures = 0;
  private working = false;
  private runs = 0;
  private readonly worker: Worker;
  private readonly clock: Clock;
  private readonly pollMs: number;
  private readonly log: Log;

  constructor(worker: Worker, clock: Clock, pollMs: number, log: Log) {
    this.worker = worker;
    this.clock = clock;
    this.pollMs = pollMs;
    this.log = log;
  }

  start(): void {
    this.running ??= this.loop();
  }

  /** There may be work now. */
  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Resolves when what is in hand is finished. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  /** True when it sleeps and nothing has woken it. */
  get idle(): boolean {
    return !this.working && !this.nudged;
  }

  /** Counts its runs. */
  get progress(): number {
    return this.runs;
  }

  /** Consecutive failures; 0 when the last run went well. */
  get failing(): number {
    return this.failures;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const worked = await this.once();
      if (!worked && !this.stopped) await this.sleep();
    }
  }

  private async once(): Promise<boolean> {
    this.nudged = false;
    this.working = true;
    try {
      const worked = await this.worker.run();
      if (this.failures > 0) this.log('info', `${this.worker.name}: works again`);
      this.failures = 0;
      return worked;
    } catch (error) {
      this.failures += 1;
      const reason = error instanceof Error ? error.message : String(error);
      // said at once, then ever more rarely: nobody reads a log of one line a second
      if (Math.log2(this.failures) % 1 === 0)
        this.log('error', `${this.worker.name}: ${reason}`, { failures: this.failures });
      return false;
    } finally {
      this.working = false;
      this.runs += 1;
    }
  }

  /** Until the next look: the poll, and longer after each failure. */
  private pause(): number {
    if (this.failures === 0) return this.pollMs;
    return Math.min(LONGEST_BACK_OFF, 1000 * 2 ** Math.min(this.failures, 10));
  }

  private sleep(): Promise<void> {
    if (this.nudged && this.failures === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.clock.after(this.pause(), done);
      const pump = this;
      function done() {
        cancel();
        pump.wake = null;
        resolve();
      }
      // while it fails, a nudge must not turn waiting into a busy loop
      this.wake = () => {
        if (this.stopped || this.failures === 0) done();
      };
    });
  }
}
