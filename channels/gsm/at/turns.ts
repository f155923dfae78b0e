/**
 * Who goes first when the line is free. Reading goes before sending, so that a long outbox cannot
 * fill the SIM; a send takes its turn for one part only.
 */
export type Turn = 'recovery' | 'acknowledge' | 'read' | 'send' | 'care';

const ORDER: Turn[] = ['recovery', 'acknowledge', 'read', 'send', 'care'];

/** Runs one job at a time; jobs of a higher turn overtake those that wait. */
export class TurnQueue {
  #waiting: Record<Turn, (() => Promise<void>)[]> = {
    recovery: [],
    acknowledge: [],
    read: [],
    send: [],
    care: [],
  };
  #running = false;

  idle(): boolean {
    return !this.#running && ORDER.every((turn) => this.#waiting[turn].length === 0);
  }

  /** Resolves or rejects as the job does. */
  run<T>(turn: Turn, job: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting[turn].push(() => job().then(resolve, reject));
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let job = this.#next(); job; job = this.#next()) await job();
    this.#running = false;
  }

  #next(): (() => Promise<void>) | undefined {
    for (const turn of ORDER) {
      const job = this.#waiting[turn].shift();
      if (job) return job;
    }
    return undefined;
  }
}
