import type { z } from 'zod';
import type { Rules } from '../district/rules.ts';
import { type Actor, SYSTEM } from './actor.ts';

/** The form of a row in the small tables of acts: of letters and of reports (`acts.ts` of each). */

/** What an act says besides its type; time and person are added when it is delivered. */
export type SaidBy<E extends { type: string }, T extends E['type']> = Omit<
  Extract<E, { type: T }>,
  'type' | 'at' | 'by'
>;

/** A button at the desk. */
export interface OfficeButton {
  /** Part of the address. */
  name: string;
  label: string;
  /** What pressing it does, said under it. */
  about?: string;
  /**
   * What its form asks for beside the button: a reason, who received it and when, how and to whom it went out,
   * or a number out of a book on paper.
   */
  asks?: 'reason' | 'receipt' | 'dispatch' | 'number';
}

/** What an example is made from. */
export interface OfficeSituation {
  rules: Rules;
  /** The instance's memory. */
  context: unknown;
  /** Words that were filled in; empty where they do not matter. */
  text: string;
}

export interface OfficeAct<Said> {
  /** Roles that may do it; `system` is the engine itself. */
  by: readonly Actor['role'][];
  /** What it says, with the limits. */
  fields: z.ZodObject;
  desk?: OfficeButton;
  /** An example that the machine takes wherever it takes the act at all. */
  sample(from: OfficeSituation): Said;
  /** What has happened, in the history. */
  done: string;
}

/** True when whoever causes an event may, by its row; the engine's own events name nobody. */
export function mayCause(
  acts: Readonly<Record<string, Pick<OfficeAct<unknown>, 'by'>>>,
  event: { type: string; by?: Actor },
): boolean {
  if (!Object.hasOwn(acts, event.type)) return true;
  const { role } = event.by ?? SYSTEM;
  return acts[event.type]?.by.includes(role) === true;
}
