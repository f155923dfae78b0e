import type { AnyMachineSnapshot } from 'xstate';
import type { Actor } from './actor.ts';
import type { OfficeAct } from './office-act.ts';
import type { Rules } from './rules.ts';

/** What the doors show of a process beside its statechart: names, words, and examples of its events. */

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

export type Filling = 'text' | 'agency';

/** Events that the admin may cause for real from the inspector, with what has to be filled in for each. */
export type Earnest = Readonly<Partial<Record<string, readonly Filling[]>>>;

/** Indonesian for what a chart calls things; what is left out is shown as it is. */
export interface ChartWords {
  /** What has happened, by the type of the event. */
  events?: Readonly<Record<string, string>>;
  /** What happens when its time has come, by the name of the delay. */
  delays?: Readonly<Record<string, string>>;
  effects?: Readonly<Record<string, string>>;
  /** States whose chart gives them no status, by their path; regions among them. */
  states?: Readonly<Record<string, string>>;
}

export interface Shown {
  /** What one instance is called: "Aduan". */
  title: string;
  about: string;
  /** Path of the region whose state instances are found by; empty where there is only one. */
  mainRegion: string;
  words: ChartWords;
  samples: Samples;
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

/** What has happened, by the rows of a table of acts. */
export function doneWords(
  acts: Readonly<Record<string, { done: string }>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(acts).map(([type, { done }]) => [type, done]));
}
