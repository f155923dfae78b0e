/**
 * Counts what a channel has under way with the outside (requests, the store), so that a simulated clock
 * can tell work from waiting for time to pass.
 */
export class Activity {
  #pending = 0;
  #steps = 0;

  /** How many pieces of work are under way. */
  get pending(): number {
    return this.#pending;
  }

  /** Changes whenever a piece of work begins or ends. */
  get steps(): number {
    return this.#steps;
  }

  /** Passes the work through. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.#pending += 1;
    this.#steps += 1;
    try {
      return await work;
    } finally {
      this.#pending -= 1;
      this.#steps += 1;
    }
  }
}
