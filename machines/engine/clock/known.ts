import type { Clock } from '../../../channels/port.ts';
import type { Told } from './judged.ts';
import type { Seen } from './seen.ts';

/** What is known of the time while the hotline works: the newest one that was trusted, and what others told. */

const DAY = 24 * 3_600_000;
/** What nothing has spoken against for so long is taken for right. */
const BORNE_OUT = 7 * DAY;

/** A moment by both clocks. */
export interface Moment {
  /** Epoch milliseconds, as the computer showed it. */
  now: number;
  /** By the clock that nobody sets. */
  passed: number;
}

export class KnownTime {
  #clock: Pick<Clock, 'now' | 'monotonic'>;
  #trusted: Moment;
  /** From before the clock went on by more than a day, while nothing has borne that out; null after. */
  #before: Moment | null = null;
  #told: (Moment & Pick<Told, 'by'>) | null = null;

  constructor(clock: Pick<Clock, 'now' | 'monotonic'>) {
    this.#clock = clock;
    this.#trusted = this.moment();
  }

  moment(): Moment {
    return { now: this.#clock.now(), passed: this.#clock.monotonic() };
  }

  since(passed: number): number {
    return this.#clock.monotonic() - passed;
  }

  /** The newest time that was trusted. */
  get trusted(): number {
    return this.#trusted.now;
  }

  /** What it must be, by what has passed since the last time that is certain. */
  get expected(): number {
    return this.#withPassed(this.#before ?? this.#trusted);
  }

  /** What is certainly past. */
  certain(): Told[] {
    const at = this.#before === null ? this.#trusted.now : this.#withPassed(this.#before);
    const own: Told = { by: 'store', at };
    const told = this.#told;
    return told === null ? [own] : [own, { by: told.by, at: this.#withPassed(told) }];
  }

  /** Time has gone on as it should. */
  goOn(now: Moment): void {
    this.#trusted = now;
    if (this.#before !== null && this.since(this.#before.passed) > BORNE_OUT) this.#before = null;
  }

  /**
   * It is trusted again, or still.
   * @param from the time before nothing was known
   * @param borneOut somebody else tells the same
   */
  trust(now: Moment, from: number, borneOut: boolean): void {
    if (borneOut) this.#before = null;
    else if (now.now - from > DAY) this.#before ??= { now: from, passed: now.passed };
    this.#trusted = now;
  }

  /** The newest time that others knew, while the computer's is not trusted. */
  mistrust(newest: number): void {
    this.#trusted = { ...this.moment(), now: newest };
  }

  tell({ by, at }: Told): void {
    if (this.#told !== null && at <= this.#withPassed(this.#told)) return;
    this.#told = { by, now: at, passed: this.#clock.monotonic() };
  }

  forgetTold(): void {
    this.#told = null;
  }

  /** As it is written down. */
  seen(overruled: number | undefined): Seen {
    return {
      at: this.#trusted.now,
      ...(overruled === undefined ? {} : { overruled }),
      ...(this.#before === null ? {} : { before: this.#before.now }),
    };
  }

  /** As it was written down before the start. */
  remember({ before }: Seen): void {
    if (before !== undefined) this.#before = { ...this.moment(), now: before };
  }

  #withPassed({ now, passed }: Moment): number {
    return now + this.since(passed);
  }
}
