import type { Clock } from './port.ts';

/** Milliseconds. */
export interface RoundTimes {
  /** Between two rounds that went well. */
  every: number;
  /** After the first failure; doubles with each further one. */
  firstBackOff: number;
  longestBackOff: number;
}

export interface RoundsParts {
  clock: Clock;
  times: RoundTimes;
  /** One round; rejects when it could not be done. */
  work(): Promise<void>;
  failed(error: unknown): void;
}

/** Does the same again and again: after a pause, sooner when asked, later after failures; never twice at once. */
export class Rounds {
  readonly #parts: RoundsParts;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = true;
  #failures = 0;
  #cancel: () => void = () => {};

  constructor(parts: RoundsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#stopped = false;
    this.hurry();
  }

  /** A round as soon as may be: at once, or after the one under way. Waits out the pause after a failure. */
  hurry(): void {
    if (this.#stopped) return;
    if (this.#running !== null) this.#again = true;
    else if (this.#failures === 0) this.#begin();
  }

  /** Resolves when the round under way has ended; no other begins. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }

  #begin(): void {
    this.#cancel();
    this.#again = false;
    this.#running = this.#round();
  }

  async #round(): Promise<void> {
    try {
      await this.#parts.work();
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#parts.failed(error);
    }
    this.#running = null;
    if (this.#stopped) return;
    if (this.#again && this.#failures === 0) this.#begin();
    else this.#cancel = this.#parts.clock.after(this.#pause(), () => this.#begin());
  }

  #pause(): number {
    const { every, firstBackOff, longestBackOff } = this.#parts.times;
    if (this.#failures === 0) return every;
    return Math.min(longestBackOff, firstBackOff * 2 ** Math.min(16, this.#failures - 1));
  }
}
