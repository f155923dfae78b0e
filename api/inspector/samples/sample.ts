import type { AnyMachineSnapshot } from 'xstate';
import type { Actor } from '../../../machines/actor.ts';
import type { Rules } from '../../../machines/rules.ts';

/** What somebody fills in to try an event; empty where it does not matter. */
export interface Filled {
  text: string;
  agency: string;
  /** 1–5. */
  rating: number;
}

/** What the samples of a machine are made from. */
export interface Situation {
  rules: Rules;
  snapshot: AnyMachineSnapshot;
  now: number;
  filled: Filled;
}

/** An event that could come now, with who would cause it. */
export interface Sample {
  event: { type: string } & Record<string, unknown>;
  by: Actor;
}

/** All kinds of events a machine may get from outside, whether it takes them now or not. */
export type Samples = (situation: Situation) => Sample[];
