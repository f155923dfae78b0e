import type { SentPart } from '../../../channels/port.ts';
import type { Bench } from './bench.ts';

/** What became of an SMS; `waiting` while it may still be sent. */
export type Fate = 'waiting' | 'sent' | 'failed' | 'unknown';

interface Row {
  text: string;
  to: string;
  parts: SentPart[];
  dueAt: number;
  fate: Fate;
}

/**
 * What the engine's outbox does, on the bench: one SMS at a time, again when it is due while it certainly
 * was not sent, never when it may have been; a line that is at fault is left alone for five minutes.
 */
export class Outbox {
  readonly #bench: Bench;
  readonly #to: string;
  readonly #rows: Row[] = [];
  #working = false;
  #heldUntil = 0;
  /** How often the line was said to be at fault. */
  faults = 0;

  constructor(bench: Bench, to: string) {
    this.#bench = bench;
    this.#to = to;
  }

  queue(text: string, to: string = this.#to): void {
    this.#rows.push({ text, to, parts: [], dueAt: 0, fate: 'waiting' });
    void this.#work();
  }

  texts(fate: Fate): string[] {
    return this.#rows.filter((row) => row.fate === fate).map(({ text }) => text);
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let row = this.#next(); row !== undefined; row = this.#next()) await this.#send(row);
    this.#working = false;
    const waiting = this.#rows.filter(({ fate }) => fate === 'waiting');
    if (waiting.length === 0) return;
    const due = Math.max(this.#heldUntil, Math.min(...waiting.map(({ dueAt }) => dueAt)));
    const pause = Math.max(1, due - this.#bench.clock.now());
    this.#bench.clock.after(pause, () => void this.#work());
  }

  /** The one that is due the longest. */
  #next(): Row | undefined {
    const now = this.#bench.clock.now();
    if (now < this.#heldUntil) return undefined;
    return this.#rows
      .filter(({ fate, dueAt }) => fate === 'waiting' && dueAt <= now)
      .sort((left, right) => left.dueAt - right.dueAt)[0];
  }

  async #send(row: Row): Promise<void> {
    const { text, to } = row;
    const outcome = await this.#bench.driver.send(
      { id: text, to, text, statusReport: true, sentParts: [...row.parts] },
      {
        handingOver: async () => {},
        sent: async (index, part) => {
          row.parts[index] = part;
        },
      },
    );
    if (outcome.outcome !== 'retry') {
      row.fate = outcome.outcome;
      return;
    }
    const now = this.#bench.clock.now();
    row.dueAt = now + (outcome.retryAfterMs ?? 5000);
    if (outcome.lineFault !== true) return;
    this.faults += 1;
    this.#heldUntil = now + 300_000;
  }
}
