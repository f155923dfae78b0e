import type { PaperOffice } from '../support/paper-office.ts';

/** What people of a made-up year do, each at its time. */
export class Schedule {
  readonly #queue: { at: number; act: () => Promise<void> }[] = [];

  later(at: number, act: () => Promise<void>): void {
    this.#queue.push({ at, act });
  }

  /** Lets time pass from act to act; reminders go out in the morning, whatever happens later that day. */
  async run(office: PaperOffice, end: number): Promise<void> {
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      await office.pass(Math.max(0, next.at - office.clock.now()));
      await next.act();
    }
    await office.pass(Math.max(0, end - office.clock.now()));
  }

  /** What comes first; undefined once nothing comes before the end. */
  #next(end: number) {
    const first = this.#queue.reduce(
      (least, { at }) => Math.min(least, at),
      Number.POSITIVE_INFINITY,
    );
    if (first > end) return undefined;
    const index = this.#queue.findIndex(({ at }) => at === first);
    return this.#queue.splice(index, 1)[0];
  }
}
