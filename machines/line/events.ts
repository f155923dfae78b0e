/** What happens to a line (a SIM in its modem), and what is remembered of it. */

/** From when until when; both epoch milliseconds. */
export interface Outage {
  from: number;
  to: number;
}

export interface LineContext {
  /** Name of the line: `sim1`. */
  name: string;
  /** Since when it has not been able to send, and why; null while it works. */
  down: { since: number; reason: string } | null;
  /** Whether another line can carry an SMS about this one. */
  alone: boolean;
  /** Rupiah left, as the operator said last. */
  credit: number | null;
  /** End of the card's active period, epoch milliseconds. */
  activeUntil: number | null;
  /** When the operator last said something of it. */
  toldAt: number | null;
  /** Times in which it could not send, the last of them, oldest first; what runs now stands in `down`. */
  outages: Outage[];
}

/** It cannot send. */
interface LineDown {
  type: 'line.down';
  since: number;
  reason: string;
  /** No other line is configured. */
  alone: boolean;
}

/** The operator said how much credit is left, or until when the card is active. */
interface LineTold {
  type: 'line.told';
  /** Rupiah. */
  credit: number | null;
  /** Epoch milliseconds. */
  activeUntil: number | null;
}

/** The whole hotline did not work: it could not send either. */
interface LineAbsent {
  type: 'line.absent';
  from: number;
  to: number;
}

export type LineEvent = { at: number } & (LineDown | { type: 'line.up' } | LineAbsent | LineTold);
