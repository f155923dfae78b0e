import type { Clock } from '../../port.ts';
import type { Unsolicited } from './unsolicited.ts';

/**
 * Picks out what somebody waits for among the things the modem says on its own. What comes before it is
 * asked for is kept; every wait ends: with what came, after its time, or when the line does.
 */
export class Listening<T> {
  #clock: Clock;
  #pick: (event: Unsolicited) => T | undefined;
  #came: T[] = [];
  #settle: ((value: T | undefined) => void) | undefined;
  #over = false;

  constructor(clock: Clock, pick: (event: Unsolicited) => T | undefined) {
    this.#clock = clock;
    this.#pick = pick;
  }

  get over(): boolean {
    return this.#over;
  }

  /** True when this was waited for; nobody else is told then. */
  offer(event: Unsolicited): boolean {
    const picked = this.#pick(event);
    if (picked === undefined) return false;
    if (this.#settle) this.#settle(picked);
    else this.#came.push(picked);
    return true;
  }

  /**
   * The next of it, one wait at a time.
   * @param timeout milliseconds
   * @returns `undefined` when nothing comes in time or any more
   */
  next(timeout: number): Promise<T | undefined> {
    const [first] = this.#came.splice(0, 1);
    if (first !== undefined || this.#over) return Promise.resolve(first);
    return new Promise((resolve) => {
      const cancel = this.#clock.after(timeout, () => this.#settle?.(undefined));
      this.#settle = (value) => {
        cancel();
        this.#settle = undefined;
        resolve(value);
      };
    });
  }

  stop(): void {
    this.#over = true;
    this.#settle?.(undefined);
  }
}

/** Everybody who listens on one line. */
export class Listeners {
  #all: Pick<Listening<unknown>, 'offer' | 'over' | 'stop'>[] = [];

  add<T>(listening: Listening<T>): Listening<T> {
    this.#all = [...this.#all.filter(({ over }) => !over), listening];
    return listening;
  }

  /** True when somebody waited for this. */
  offer(event: Unsolicited): boolean {
    return this.#all.some((listening) => !listening.over && listening.offer(event));
  }

  stop(): void {
    for (const listening of this.#all) listening.stop();
    this.#all = [];
  }
}
