import type { SendOutcome } from '../port.ts';
import { blameOf } from './statuses.ts';

/**
 * What a refusal by the service centre means. Operators make up codes of their own: one that strikes two
 * receivers in a row is the line's (credit, contract); one that strikes a receiver again and again while
 * others get their SMS is that receiver's.
 */

type Refusal = Extract<SendOutcome, { outcome: 'retry' | 'failed' }>;

/** Receivers in a row, refused with one code, that make it the line's. */
const RECEIVERS = 2;
/** Refusals of one receiver, each after another SMS went out, that make it the receiver's. */
const TIMES = 3;
const MOST_SUSPECTS = 1_000;
const PASSES_MS = 15_000;

interface Suspect {
  status: number;
  times: number;
  /** SMS that had gone out when it was last refused. */
  sent: number;
}

const hex = (status: number) => `0x${status.toString(16).padStart(8, '0')}`;

export class Refusals {
  #inRow: { status: number; receivers: Set<string> } | undefined;
  readonly #suspects = new Map<string, Suspect>();
  #sent = 0;

  /** An SMS went out: the line works. */
  sent(to: string): void {
    this.#sent += 1;
    this.#inRow = undefined;
    this.#suspects.delete(to);
  }

  /** A refusal is certain: nothing was sent. */
  judge(status: number, to: string): Refusal {
    const error = `pusat SMS menolak (${hex(status)})`;
    const blame = blameOf(status);
    if (blame === 'message') return { outcome: 'failed', error };
    if (blame === 'moment') return { outcome: 'retry', error, retryAfterMs: PASSES_MS };
    if (blame === 'line' || this.#isLine(status, to))
      return { outcome: 'retry', error, lineFault: true };
    return this.#isReceiver(status, to)
      ? { outcome: 'failed', error }
      : { outcome: 'retry', error };
  }

  #isLine(status: number, to: string): boolean {
    const row = this.#inRow?.status === status ? this.#inRow : { status, receivers: new Set() };
    this.#inRow = { status, receivers: new Set([...row.receivers, to] as string[]) };
    return this.#inRow.receivers.size >= RECEIVERS;
  }

  #isReceiver(status: number, to: string): boolean {
    const known = this.#suspects.get(to);
    const same = known?.status === status;
    const times = !same ? 1 : known.sent < this.#sent ? known.times + 1 : known.times;
    this.#suspects.delete(to);
    this.#suspects.set(to, { status, times, sent: this.#sent });
    const [oldest] = this.#suspects.keys();
    if (this.#suspects.size > MOST_SUSPECTS && oldest !== undefined) this.#suspects.delete(oldest);
    return times >= TIMES;
  }
}
