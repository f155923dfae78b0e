import type { Clock } from '../../../channels/port.ts';
import type { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { interceptStore } from '../../../store/base/intercepted.ts';
import type { Store } from '../../../store/ports/store.ts';

/**
 * One life of the hotline's process in a simulation. When its power is cut, nothing it still had in
 * hand happens any more: its timers do not fire and its calls to the store are never answered.
 */
export class ProcessLife {
  readonly clock: Clock;
  readonly store: Store;
  /** How often the store was called. */
  calls = 0;
  #alive = true;
  #pending = 0;
  #steps = 0;

  constructor(clock: SimulatedClock, store: Store) {
    this.clock = {
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      after: (milliseconds, wake) =>
        clock.after(milliseconds, () => {
          if (this.#alive) wake();
        }),
    };
    this.store = interceptStore(store, (_, work) => this.#call(work));
    clock.waitsFor({
      idle: () => !this.#alive || this.#pending === 0,
      progress: () => this.#progress(),
    });
  }

  /** Cuts the power. */
  end(): void {
    this.#alive = false;
  }

  /** A question to the store needs no time to pass, however long a slow computer takes to answer it. */
  #progress(): number {
    if (this.#alive && this.#pending > 0) this.#steps += 1;
    return this.#steps;
  }

  async #call(work: () => unknown): Promise<unknown> {
    if (!this.#alive) return NEVER;
    this.calls += 1;
    this.#pending += 1;
    try {
      const result = await work();
      return this.#alive ? result : await NEVER;
    } finally {
      this.#pending -= 1;
      this.#steps += 1;
    }
  }
}

const NEVER = new Promise<never>(() => {});
