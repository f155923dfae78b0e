import type { z } from 'zod';
import type { Actor } from './actor.ts';

/** Which events somebody may cause for real from the inspector, and what has to be filled in for each. */

export type Filling = 'text' | 'agency';

/** Events that the admin may cause for real from the inspector, with what has to be filled in for each. */
export type Earnest = Readonly<Partial<Record<string, readonly Filling[]>>>;

export const NOTHING_IN_EARNEST: Earnest = {};

/** An act as far as it counts here. */
interface Act {
  by: readonly Actor['role'][];
  fields: z.ZodObject;
}

/** The box of the inspector's page that fills a field in, by the field's name. */
type Boxes = Readonly<Record<string, Filling>>;

/** @returns null for an act that the boxes cannot say */
function fillingsFor({ shape }: z.ZodObject, boxes: Boxes): Filling[] | null {
  const all = Object.entries(shape as Record<string, z.ZodType>);
  const required = all.filter(([, field]) => field._zod.optin !== 'optional');
  const fillings = required.map(([name]) => boxes[name]);
  // one of several things that may be left out is to be chosen: with none of them it says nothing
  const chooses = required.length === 0 && all.some(([name]) => name !== 'text');
  return chooses || fillings.includes(undefined) ? null : (fillings as Filling[]);
}

/**
 * The admin's acts that can be said with these boxes, made from a table of acts. Those that name what the
 * inspector does not ask for (another complaint, a newspaper, a scan), or that would say nothing, are not among
 * them: the desk asks for that.
 */
export function earnestOf(acts: Readonly<Record<string, Act>>, boxes: Boxes): Earnest {
  return Object.fromEntries(
    Object.entries(acts).flatMap(([type, { by, fields }]) => {
      const fillings = by.includes('admin') ? fillingsFor(fields, boxes) : null;
      return fillings === null ? [] : [[type, fillings]];
    }),
  );
}
