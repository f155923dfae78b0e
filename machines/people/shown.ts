import type { AnyMachineSnapshot } from 'xstate';
import type { Rules } from '../district/rules.ts';
import { type Actor, SYSTEM } from './actor.ts';
import type { Earnest } from './earnest.ts';
import type { OfficeAct } from './office-act.ts';

/** What the doors show of a process beside its statechart, which has the words: title, and examples of its events. */

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

export interface Shown {
  /** What one instance is called: "Aduan". */
  title: string;
  about: string;
  /** Path of the region whose state instances are found by; empty where there is only one. */
  mainRegion: string;
  samples: Samples;
  /** What its samples can be filled in with, beside words. */
  fills?: readonly Exclude<keyof Filled, 'text'>[];
  earnest: Earnest;
}

/** Every act of a table, as an example of itself by each who may do it. */
export function samplesOfActs(acts: Readonly<Record<string, OfficeAct<object>>>): Samples {
  return ({ rules, snapshot, filled }) =>
    Object.entries(acts).flatMap(([type, { by, sample }]) =>
      by.map((role) => ({
        event: { type, ...sample({ rules, context: snapshot.context, text: filled.text }) },
        by: { role },
      })),
    );
}

type Example<E> = E extends { type: string } ? Omit<E, 'at' | 'by'> : never;

/** Events of the engine itself, as examples. */
export function samplesBySystem<E extends { type: string }>(events: Example<E>[]): Sample[] {
  return events.map((event) => ({ event: event as Sample['event'], by: SYSTEM }));
}

/** What has happened, by the rows of a table of acts. */
export function doneWords(
  acts: Readonly<Record<string, { done: string }>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(acts).map(([type, { done }]) => [type, done]));
}
