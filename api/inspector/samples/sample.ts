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

/** All kinds of events a machine may get from outside, whether it takes them now or not; always as many. */
export type Samples = (situation: Situation) => Sample[];

/** What is tried where nothing was filled in. */
export const NOTHING_FILLED: Filled = { text: '', agency: '', rating: 5 };

/**
 * Samples of the events that the machine takes now, with what was filled in; an event stays on offer
 * where just these fillings are refused.
 */
export function possibleSamples(
  samples: Samples,
  situation: Situation,
  takes: (sample: Sample) => boolean,
): Sample[] {
  const plain = samples({ ...situation, filled: NOTHING_FILLED });
  return samples(situation).filter((sample, n) => {
    const usual = plain[n];
    return takes(sample) || (usual !== undefined && takes(usual));
  });
}
