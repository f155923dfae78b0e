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
  #alive = true;
  #calls = 0;
  #finished = 0;

  constructor(clock: SimulatedClock, store: Store) {
    this.clock = {
      now: () => clock.now(),
      after: (milliseconds, wake) =>
        clock.after(milliseconds, () => {
          if (this.#alive) wake();
        }),
    };
    this.store = interceptStore(store, (_, work) => this.#call(work));
    clock.waitsFor({
      idle: () => !this.#alive || this.#calls === 0,
      progress: () => this.#finished,
    });
  }

  /** Cuts the power. */
  end(): void {
    this.#alive = false;
  }

  async #call(work: () => unknown): Promise<unknown> {
    if (!this.#alive) return NEVER;
    this.#calls += 1;
    try {
      const result = await work();
      return this.#alive ? result : await NEVER;
    } finally {
      this.#calls -= 1;
      this.#finished += 1;
    }
  }
}

const NEVER = new Promise<never>(() => {});
