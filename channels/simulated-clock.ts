import type { Clock } from './port.ts';

interface Timer {
  due: number;
  order: number;
  wake: () => void;
}

/** Something whose work must be over before time goes on. */
export interface Worker {
  /** False while work is under way that needs no time to pass. */
  idle(): boolean;
  /** A number that changes with every step of the work; lets a wait for a timer be told from work. */
  progress?(): number;
}

/** How long something may be busy without a step before it counts as waiting for a timer. */
export interface Patience {
  /** Turns of the event loop, 200 if not given. */
  turns?: number;
  /** Real milliseconds, 5 if not given; raise it for work behind a real network. */
  milliseconds?: number;
}

/**
 * A clock that stands still until told to advance. Due timers run in order, and after each the real
 * event loop gets its turns, so that everything a timer started is done before the next one runs.
 */
export class SimulatedClock implements Clock {
  /** Time as it passes; what the clock shows may differ by what somebody set it. */
  #now: number;
  #set = 0;
  #order = 0;
  #timers = new Map<number, Timer>();
  #workers: Worker[] = [];
  #patience: Required<Patience>;

  constructor(start = Date.UTC(2026, 10, 23, 2, 0, 0), patience: Patience = {}) {
    this.#now = start;
    this.#patience = { turns: 200, milliseconds: 5, ...patience };
  }

  now(): number {
    return this.#now + this.#set;
  }

  monotonic(): number {
    return this.#now;
  }

  /** Somebody sets the clock, back or forth; no time passes. @param at epoch milliseconds */
  set(at: number): void {
    this.#set = at - this.#now;
  }

  after(milliseconds: number, wake: () => void): () => void {
    const order = this.#order++;
    this.#timers.set(order, { due: this.#now + Math.max(0, milliseconds), order, wake });
    return () => {
      this.#timers.delete(order);
    };
  }

  /** Adds something that `settle` waits for, such as a driver. */
  waitsFor(worker: Worker): void {
    this.#workers.push(worker);
  }

  /** Forgets what `waitsFor` added; for processes that a test "kills". */
  waitsForNothing(): void {
    this.#workers = [];
  }

  /** When the next timer is due, or undefined when there is none. */
  nextDue(): number | undefined {
    return this.#next()?.due;
  }

  /**
   * Lets the event loop run until every worker has been idle for a few turns, or until those that are
   * busy make no step any more because they wait for a timer. Time does not pass.
   */
  async settle(quietTurns = 8): Promise<void> {
    let quiet = 0;
    let stuck = this.#watch();
    while (quiet < quietTurns && !stuck()) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = this.#workers.every((worker) => worker.idle()) ? quiet + 1 : 0;
      if (quiet > 0) stuck = this.#watch();
    }
  }

  /** Runs every timer that is due within the next milliseconds, then stands at their end. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await this.settle();
    for (let timer = this.#next(); timer && timer.due <= end; timer = this.#next()) {
      this.#timers.delete(timer.order);
      this.#now = Math.max(this.#now, timer.due);
      timer.wake();
      await this.settle();
    }
    this.#now = end;
  }

  /** Makes a question that is true once nothing has moved for longer than patience lasts. */
  #watch(): () => boolean {
    let [turns, since, steps] = [0, performance.now(), this.#steps()];
    return () => {
      if (this.#steps() !== steps) [turns, since, steps] = [0, performance.now(), this.#steps()];
      turns += 1;
      return (
        turns > this.#patience.turns && performance.now() - since > this.#patience.milliseconds
      );
    };
  }

  #steps(): number {
    return this.#workers.reduce((sum, worker) => sum + (worker.progress?.() ?? 0), this.#order);
  }

  #next(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers.values()) {
      if (!next || timer.due < next.due || (timer.due === next.due && timer.order < next.order)) {
        next = timer;
      }
    }
    return next;
  }
}
