/**
 * A rule with a limit, and what it comes to one step below the limit, on it, and one step above. Each
 * row is a check of its own (`boundaries.test.ts`).
 */
export interface Boundary {
  /** A limit of the pack by its path in the schema (`sla.verdictDays`), or one of the code by its name. */
  limit: string;
  /** The limit itself: a count, or a moment in epoch milliseconds. */
  value: number;
  /** The smallest difference that the rule knows, in the unit of `value`. */
  step: number;
  /** What is told of an amount. */
  outcome(amount: number): unknown;
  below: unknown;
  at: unknown;
  above: unknown;
}

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
