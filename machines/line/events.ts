/** What happens to a line (a SIM in its modem), and what is remembered of it. */

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
}

export type LineEvent = {
  at: number;
} & /** It cannot send. @param alone no other line is configured */
(
  | { type: 'line.down'; since: number; reason: string; alone: boolean }
  | { type: 'line.up' }
  /** The operator said how much credit is left or until when the card is active. */
  | { type: 'line.told'; credit: number | null; activeUntil: number | null }
);
