import type { AnyMachineSnapshot } from 'xstate';
import type { Rules } from '../district/rules.ts';
import type { Actor } from './actor.ts';
import type { OfficeAct } from './office-act.ts';

/**
 * May this person do this now? Asked of the machine itself, whose guards ask the policy, the state and the words: so
 * no button, help, refusal or list of possible events can differ from what happens. The one function that doors read.
 */

/** An act as it would be done: its type, and what it says. */
export type Asked = { type: string } & Record<string, unknown>;

/**
 * True when the machine would take this act from this person at this moment.
 * @param by null for somebody who only looks
 * @param at epoch milliseconds
 */
export function mayDo(
  snapshot: AnyMachineSnapshot,
  by: Actor | null,
  asked: Asked,
  at: number,
): boolean {
  return by !== null && snapshot.can({ ...asked, at, by });
}

/** Acts of a table of which this person may do an example now. @param by null for somebody who only looks */
export function actsNow<T extends string>(
  acts: Readonly<Record<T, OfficeAct<object>>>,
  rules: Rules,
  snapshot: AnyMachineSnapshot,
  by: Actor | null,
  at: number,
): T[] {
  const { context }: { context: unknown } = snapshot;
  const situation = { rules, context, text: '' };
  return (Object.keys(acts) as T[]).filter((type) =>
    mayDo(snapshot, by, { type, ...acts[type].sample(situation) }, at),
  );
}
