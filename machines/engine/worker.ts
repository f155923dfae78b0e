import type { Clock } from '../../channels/port.ts';
import type { Log } from './ports.ts';

/** A part of the engine that looks for work, does it, and sleeps. */
export interface Worker {
  readonly name: string;
  /** Does what is due now; true when there was something, so that it is asked again at once. */
  run(): Promise<boolean>;
  /** Milliseconds between two looks; where left out it looks ever more rarely while there is nothing to do. */
  readonly every?: number;
  /** Told once how it is woken, now or at a time; for work that others than the engine bring. */
  wokenBy?(wake: (at?: number) => void): void;
  /** True while something is in hand that `run` has left to go on by itself. */
  busy?(): boolean;
  /** Resolves when it is not busy any more. */
  rest?(): Promise<void>;
}

const LONGEST_BACK_OFF = 30_000;
/** An idle worker looks ever more rarely, down to one look in so many polls. */
const LONGEST_POLL = 16;
/** At first it looks more often, for what a process that died has left. */
const EAGER_POLL = 8;
/** Moments that are remembered to wake at; those beyond are found by the poll. */
const MOST_MOMENTS = 64;

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

export interface PumpSettings {
  /** Between two looks at first; ever more while there is nothing to do. */
  pollMs: number;
  /** How long a process that died keeps work back. */
  leaseMs: number;
}

/**
 * Keeps a worker going. It runs when it is woken, at the moments it was told, and now and then by itself for
 * what another process has written. Errors slow it down but never end it. Nobody else calls its `run`.
 */
export class Pump {
  readonly worker: Worker;
  private readonly clock: Clock;
  private readonly settings: PumpSettings;
  private readonly log: Log;
  private readonly onWork: () => void;

  private polls = false;
  private eagerUntil = 0;
  private driven = false;
  private stopped = false;
  private woken = false;
  private moments: number[] = [];
  private wakeUp: (() => void) | null = null;
  private sleepAnew: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private working = false;
  private idleLooks = 0;
  private failures = 0;
  private failed: unknown;
  private runs = 0;
  private worked = 0;

  /** @param onWork called after each run that found something */
  constructor(worker: Worker, clock: Clock, settings: PumpSettings, log: Log, onWork: () => void) {
    this.worker = worker;
    this.clock = clock;
    this.settings = settings;
    this.log = log;
    this.onWork = onWork;
    worker.wokenBy?.((at) => this.wake(at));
  }

  start(): void {
    this.polls = true;
    this.eagerUntil = this.clock.monotonic() + 2 * this.settings.leaseMs;
    this.go();
  }

  /** There is work for it now, or at a time. */
  wake(at = 0): void {
    if (at > this.clock.now()) {
      this.remember(at);
      return;
    }
    this.woken = true;
    this.wakeUp?.();
    if (this.driven) this.go();
  }

  /** Resolves when what is in hand is finished. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.running;
    await this.worker.rest?.();
  }

  /** Without `start`: while on, it works as far as there is work, and ends instead of sleeping. */
  drive(on: boolean): void {
    this.driven = on;
    if (on) this.wake();
  }

  /** Resolves when it is not at work; undefined when it is not now. */
  get active(): Promise<void> | undefined {
    return this.running ?? undefined;
  }

  /** True when it sleeps and nothing has woken it. */
  get idle(): boolean {
    return !this.working && !this.woken && this.worker.busy?.() !== true;
  }

  /** Counts its runs. */
  get progress(): number {
    return this.runs;
  }

  /** Counts the runs that found something to do. */
  get done(): number {
    return this.worked;
  }

  /** Consecutive failures; 0 when the last run went well. */
  get failing(): number {
    return this.failures;
  }

  /** What it failed with last; undefined when the last run went well. */
  get error(): unknown {
    return this.failures === 0 ? undefined : this.failed;
  }

  private go(): void {
    this.running ??= this.loop().finally(() => {
      this.running = null;
      // woken in the very moment in which it ended
      if (this.driven && this.woken && this.failures === 0) this.go();
    });
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const worked = await this.once();
      if (worked || this.stopped || (this.woken && this.failures === 0)) continue;
      if (!this.polls) {
        await this.worker.rest?.();
        if (!this.woken || this.failures > 0) return;
      } else await this.sleep();
    }
  }

  private async once(): Promise<boolean> {
    this.woken = false;
    this.working = true;
    try {
      const worked = await this.worker.run();
      if (this.failures > 0) this.log('info', `${this.worker.name}: works again`);
      this.failures = 0;
      this.idleLooks = worked ? 0 : this.idleLooks + 1;
      if (worked) this.worked += 1;
      if (worked) this.onWork();
      return worked;
    } catch (error) {
      this.failed = error;
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

  private remember(at: number): void {
    if (this.moments.includes(at)) return;
    this.moments = [...this.moments, at].sort((a, b) => a - b).slice(0, MOST_MOMENTS);
    // asleep until later than that: it looks anew when to wake
    if (this.moments[0] === at) this.sleepAnew?.();
  }

  /** Until the next look where nobody wakes it. */
  private poll(): number {
    const { every } = this.worker;
    const { pollMs } = this.settings;
    if (every !== undefined) return Math.max(pollMs, every);
    // what a process that died had in hand comes back when its leases end
    const longest = this.clock.monotonic() < this.eagerUntil ? EAGER_POLL : LONGEST_POLL;
    return pollMs * Math.min(longest, 2 ** Math.max(0, Math.min(this.idleLooks, 10) - 1));
  }

  /** Until the next look: the nearest moment or the poll; longer after each failure. */
  private pause(): number {
    if (this.failures > 0)
      return Math.min(LONGEST_BACK_OFF, 1000 * 2 ** Math.min(this.failures, 10));
    const next = this.moments[0] ?? Number.POSITIVE_INFINITY;
    return Math.min(this.poll(), Math.max(0, next - this.clock.now()));
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      let cancel = () => {};
      const done = () => {
        cancel();
        this.wakeUp = null;
        this.sleepAnew = null;
        const now = this.clock.now();
        this.moments = this.moments.filter((at) => at > now);
        resolve();
      };
      this.sleepAnew = () => {
        cancel();
        cancel = this.clock.after(this.pause(), done);
      };
      this.sleepAnew();
      // while it fails, being woken must not turn waiting into a busy loop
      this.wakeUp = () => {
        if (this.stopped || this.failures === 0) done();
      };
    });
  }
}
