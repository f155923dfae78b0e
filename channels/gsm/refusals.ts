import type { SendOutcome } from '../port.ts';
import type { Blame } from './send-errors.ts';

/**
 * What to do with a refused SMS. One refusal does not tell whether the card has no credit or the number is
 * wrong: operators give the same causes for both. What tells is who else is refused, and who is not.
 */

export interface Refusal {
  id: string;
  to: string;
  blame: Blame;
  /** Kind and number of the cause: what must be the same for two refusals to count together. */
  cause: string;
  /** For a person. */
  text: string;
}

/** An SMS that was refused, and may be sent again. */
interface Suspect {
  cause: string;
  times: number;
  /** How often other SMS went out between two refusals of this one. */
  overtaken: number;
  /** SMS that had gone out at its last refusal. */
  sentBefore: number;
}

const SECOND = 1000;
const RETRY_AFTER: Record<'network' | 'state' | 'storage', number> = {
  network: 10 * SECOND,
  state: 10 * SECOND,
  storage: 5 * SECOND,
};
/** Others go first, so that it shows whether they are refused as well. */
const FIRST_WAIT = 15 * SECOND;
const LONGEST_WAIT = 600 * SECOND;
/** Another line may take it at once; this one is left alone by the engine. */
const OTHER_LINE = 1 * SECOND;
/** Longer than the engine leaves a line alone: the SMS that is tried then is another. */
const AFTER_THE_HOLD = 330 * SECOND;

/** Receivers refused in a row with one cause that show that it is the line. */
const RECEIVERS = 2;
/** Of causes that pass by themselves it takes more. */
const NETWORK_REFUSALS = 5;
/** Refusals of one receiver, with nobody else to compare, after which the line is suspected as well. */
const LONE_REFUSALS = 5;
/** So often others went and this one did not: it is the message. */
const OVERTAKEN = 2;
/** Set-ups that an SMS is tried after. */
const SET_UPS = 3;
/** The modem finds fault with the PDU itself: wrong parameter of PDU mode. */
const WRONG_PDU = new Set(['cms 304', 'cms 305']);
/** Suspects that are remembered; the oldest are forgotten. */
const MOST_SUSPECTS = 500;

export class Refusals {
  /** Since the last SMS that went out. */
  #inRow: { cause: string; receivers: Set<string>; count: number } | undefined;
  readonly #suspects = new Map<string, Suspect>();
  #sent = 0;
  #held: string | undefined;

  /** Why the operator or the card refuses every SMS, for a person; undefined while it does not. */
  get held(): string | undefined {
    return this.#held;
  }

  /** An SMS went out: the line works. */
  sent(id: string): void {
    this.#sent += 1;
    this.#inRow = undefined;
    this.#held = undefined;
    this.#suspects.delete(id);
  }

  /** What becomes of the SMS: nothing fails for the line's sake, nothing certain is unknown. */
  judge(refusal: Refusal): SendOutcome {
    const { blame, text } = refusal;
    if (blame === 'doubt') return { outcome: 'unknown', error: text };
    const row = this.#count(refusal);
    if (blame === 'line') return this.#hold(text, OTHER_LINE);
    if (blame === 'state') return this.#judgeState(refusal, row.receivers.size);
    if (blame === 'storage' || blame === 'network')
      return row.count >= NETWORK_REFUSALS && row.receivers.size >= RECEIVERS
        ? this.#hold(text, RETRY_AFTER[blame])
        : { outcome: 'retry', error: text, retryAfterMs: RETRY_AFTER[blame] };
    return this.#judgeOne(refusal, this.#suspect(refusal), row.receivers.size);
  }

  /** The modem is set up anew first; what it refuses all the same is not for want of that. */
  #judgeState(refusal: Refusal, receivers: number): SendOutcome {
    const { times } = this.#suspect(refusal);
    const { text, cause } = refusal;
    if (times < SET_UPS) return { outcome: 'retry', error: text, retryAfterMs: RETRY_AFTER.state };
    if (receivers >= RECEIVERS || !WRONG_PDU.has(cause)) return this.#hold(text, AFTER_THE_HOLD);
    this.#suspects.delete(refusal.id);
    return { outcome: 'failed', error: text };
  }

  #judgeOne({ id, blame, text }: Refusal, suspect: Suspect, receivers: number): SendOutcome {
    const { times, overtaken } = suspect;
    if (receivers >= RECEIVERS) return this.#hold(text, times > 1 ? AFTER_THE_HOLD : OTHER_LINE);
    const clear = blame === 'message' || blame === 'receiver';
    if ((clear && times > 1) || overtaken >= OVERTAKEN) {
      this.#suspects.delete(id);
      return { outcome: 'failed', error: text };
    }
    if (times >= LONE_REFUSALS && overtaken === 0) return this.#hold(text, AFTER_THE_HOLD);
    const retryAfterMs = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(10, times - 1));
    return { outcome: 'retry', error: text, retryAfterMs };
  }

  #hold(text: string, retryAfterMs: number): SendOutcome {
    this.#held = text;
    return { outcome: 'retry', error: text, retryAfterMs, lineFault: true };
  }

  #count({ cause, to }: Refusal): { receivers: Set<string>; count: number } {
    const before = this.#inRow?.cause === cause ? this.#inRow : undefined;
    const row = before ?? { cause, receivers: new Set<string>(), count: 0 };
    row.count += 1;
    // two are enough to know, and an outage may go through the whole outbox
    if (row.receivers.size < RECEIVERS) row.receivers.add(to);
    this.#inRow = row;
    return row;
  }

  #suspect({ id, cause }: Refusal): Suspect {
    const before = this.#suspects.get(id);
    const known = before?.cause === cause ? before : undefined;
    const overtook = known !== undefined && this.#sent > known.sentBefore ? 1 : 0;
    const suspect = {
      cause,
      times: (known?.times ?? 0) + 1,
      overtaken: (known?.overtaken ?? 0) + overtook,
      sentBefore: this.#sent,
    };
    this.#suspects.delete(id);
    this.#suspects.set(id, suspect);
    const [oldest] = this.#suspects.keys();
    if (this.#suspects.size > MOST_SUSPECTS && oldest !== undefined) this.#suspects.delete(oldest);
    return suspect;
  }
}
