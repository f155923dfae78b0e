import { backgroundClock, systemClock } from './clock.ts';
import type { Clock } from './port.ts';

interface Timer {
  due: number;
  order: number;
  fire(): void;
}

/**
 * The time that is, plus what a simulation was moved ahead. It goes on by itself and never goes back.
 * For simulations alone: a real network does not wait for a clock that was moved.
 */
export class MovableClock implements Clock {
  /** The same time for what need not be waited for: its timers do not keep the process from ending. */
  readonly background: Clock;
  #base: Clock;
  #ahead: number;
  #order = 0;
  #timers = new Set<Timer>();

  /**
   * @param ahead milliseconds it was moved before, in an earlier process
   * @param base what it goes by; the system's clock, unless tests have another
   */
  constructor(ahead = 0, base: Clock = systemClock, background: Clock = backgroundClock) {
    if (!Number.isFinite(ahead) || ahead < 0)
      throw new RangeError(`a clock cannot be ${ahead} ms ahead`);
    this.#ahead = ahead;
    this.#base = base;
    this.background = {
      now: () => this.now(),
      monotonic: () => this.monotonic(),
      after: (milliseconds, wake) => this.#arm(background, milliseconds, wake),
    };
  }

  /** Milliseconds by which it was moved. */
  get ahead(): number {
    return this.#ahead;
  }

  now(): number {
    return this.#base.now() + this.#ahead;
  }

  monotonic(): number {
    return this.#base.monotonic() + this.#ahead;
  }

  after(milliseconds: number, wake: () => void): () => void {
    return this.#arm(this.#base, milliseconds, wake);
  }

  /** When the next timer is due, or undefined when there is none. */
  nextDue(): number | undefined {
    const [first] = this.#inOrder();
    return first?.due;
  }

  /**
   * Moves on to a time; timers that are due by then fire at once, each once, the earliest first. They are
   * told the time that is then, like those of a computer that was asleep.
   * @param at epoch milliseconds
   * @throws RangeError for a time that has passed
   */
  moveTo(at: number): void {
    const by = at - this.now();
    if (!(by >= 0)) throw new RangeError(`${at}: the clock does not go back, it is ${this.now()}`);
    this.#ahead += by;
    // one that fired earlier may have cancelled it
    for (const timer of this.#inOrder())
      if (timer.due <= at && this.#timers.has(timer)) timer.fire();
  }

  #inOrder(): Timer[] {
    return [...this.#timers].sort((a, b) => a.due - b.due || a.order - b.order);
  }

  #arm(base: Clock, milliseconds: number, wake: () => void): () => void {
    const wait = Math.max(0, milliseconds);
    const timer: Timer = {
      due: this.now() + wait,
      order: this.#order++,
      fire: () => {
        forget();
        wake();
      },
    };
    const cancelWait = base.after(wait, timer.fire);
    const forget = (): void => {
      cancelWait();
      this.#timers.delete(timer);
    };
    this.#timers.add(timer);
    return forget;
  }
}
