import type { SimulatedClock } from '../../channels/simulated-clock.ts';
import { interceptStore, type StoreCall } from '../../store/base/intercepted.ts';
import type { Store } from '../../store/ports/store.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';

/** When a store goes down: at the `count`-th call of a method, before it is done or after. */
export interface Outage {
  method: StoreCall;
  count: number;
  /** `after`: it was done, but the caller is told that the store is down. */
  phase: 'before' | 'after';
  /** Milliseconds on the simulated clock. */
  lasts: number;
}

/** A store that can be down, by hand or at a moment that was planned. */
export class FlakyStore {
  readonly store: Store;
  down = false;
  /** Planned; gone once it has begun. */
  outage: Outage | undefined;
  #clock: SimulatedClock;
  #calls = 0;

  constructor(store: Store, clock: SimulatedClock) {
    this.#clock = clock;
    this.store = interceptStore(store, (call, work) => this.#answer(call, work));
  }

  async #answer(name: string, work: () => unknown): Promise<unknown> {
    const fails = this.#fails(name);
    if (fails === 'after' && !this.down) await work();
    if (fails !== undefined) this.#goDown();
    if (this.down) throw new StoreUnavailableError(`${name}: the test has switched the store off`);
    return work();
  }

  #fails(name: string): Outage['phase'] | undefined {
    if (this.outage?.method !== name) return undefined;
    this.#calls += 1;
    return this.#calls === this.outage.count ? this.outage.phase : undefined;
  }

  #goDown(): void {
    const lasts = this.outage?.lasts ?? 0;
    this.outage = undefined;
    this.down = true;
    this.#clock.after(lasts, () => {
      this.down = false;
    });
  }
}
