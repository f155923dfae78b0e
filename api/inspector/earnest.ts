import type { z } from 'zod';
import { ACT_TYPES, actOf } from '../../machines/complaint/acts/acts.ts';
import { LETTER_ACTS } from '../../machines/letter/acts.ts';
import { REPORT_ACTS } from '../../machines/report/acts.ts';
import type { Earnest, Filled, Filling, Sample } from '../../machines/shown.ts';

/**
 * Which of a machine's events the admin may also cause for real from the inspector, and what has to be
 * filled in for each: made from the tables of acts. Events that name what the inspector does not ask for
 * (another complaint, a newspaper, a scan), or that would say nothing, are not among them: the desk asks
 * for that.
 */

export const NOTHING_IN_EARNEST: Earnest = {};

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

function earnestOf(acts: [type: string, fields: z.ZodObject, boxes: Boxes][]): Earnest {
  return Object.fromEntries(
    acts.flatMap(([type, fields, boxes]) => {
      const fillings = fillingsFor(fields, boxes);
      return fillings === null ? [] : [[type, fillings]];
    }),
  );
}

export const complaintEarnest: Earnest = earnestOf(
  ACT_TYPES.filter((type) => actOf(type).by === 'admin').map((type) => [
    type,
    actOf(type).fields,
    { text: 'text', agency: 'agency' },
  ]),
);

function officeEarnest(acts: typeof LETTER_ACTS | typeof REPORT_ACTS, boxes: Boxes): Earnest {
  const admin = Object.entries(acts).filter(([, { by }]) => by.some((role) => role === 'admin'));
  return earnestOf(admin.map(([type, { fields }]) => [type, fields, boxes]));
}

export const reportEarnest: Earnest = officeEarnest(REPORT_ACTS, {});
export const letterEarnest: Earnest = officeEarnest(LETTER_ACTS, { reason: 'text' });

/** What is still to be filled in before the event may be caused; null when it never may be. */
export function missingFor(earnest: Earnest, { event }: Sample, filled: Filled): Filling[] | null {
  const needed = Object.hasOwn(earnest, event.type) ? earnest[event.type] : undefined;
  return needed?.filter((filling) => filled[filling] === '') ?? null;
}
