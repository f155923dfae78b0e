import { z } from 'zod';
import type { ActType } from '../../../../machines/complaint/acts/act.ts';
import { ACT_TYPES, actOf } from '../../../../machines/complaint/acts/acts.ts';
import {
  LONGEST_REPORT,
  LONGEST_TEXT,
  maybeWords,
  words,
} from '../../../../machines/complaint/acts/fields.ts';
import { moment, orNull, pageOf } from './common.ts';
import { complaint } from './complaint.ts';
import { body, model } from './registry.ts';

/** Events of complaints: what may be asked for, what may happen now, what has happened. */

/** Acts that programs may ask for, as the table of acts has them. */
export const API_ACTS: ActType[] = ACT_TYPES.filter((type) => actOf(type).api);

/** `citizen.add` → `CitizenAdd`: what generated clients call it. */
function nameOf(type: ActType): string {
  return type.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Words that by SMS are as long as it is: a program says something where there is something to say, and no more than this. */
function bounded(type: ActType, field: z.ZodType): z.ZodType {
  const isReporters = actOf(type).by === 'reporter';
  const some = words.trim().max(isReporters ? LONGEST_REPORT : LONGEST_TEXT);
  if (field === maybeWords) return some.default('');
  if (field === words) return isReporters ? some.min(1) : some;
  return field;
}

/** An act's fields, and its type with them. */
function eventOf(type: ActType) {
  const shape = Object.entries(actOf(type).fields.shape as Record<string, z.ZodType>);
  const fields = Object.fromEntries(shape.map(([name, field]) => [name, bounded(type, field)]));
  const event = z.strictObject({ type: z.literal(type), ...fields });
  return body(nameOf(type), event);
}

const [first, ...others] = API_ACTS.map(eventOf);
if (first === undefined) throw new TypeError('the table of acts offers none to the API');

export const newEvent = body(
  'NewEvent',
  z
    .discriminatedUnion('type', [first, ...others])
    .describe('An event; which of them are possible is told by listing the events.'),
);

export type NewEvent = { type: ActType } & Record<string, unknown>;

export const allowedEvents = model(
  'AllowedEvents',
  z.object({
    items: z.array(
      z.object({
        type: z.string(),
        agencies: z
          .array(z.string())
          .optional()
          .describe('Of `admin.forward` and `officer.transfer`: to whom.'),
      }),
    ),
  }),
);

export const applied = model(
  'AppliedEvent',
  z.object({
    outcome: z
      .enum(['applied', 'duplicate'])
      .describe('`duplicate`: this idempotency key was applied before.'),
    complaint,
  }),
);

export const historyPage = model(
  'HistoryPage',
  pageOf(
    z.object({
      revision: z.number().int(),
      at: moment,
      type: z.string(),
      by: z.string().describe('`citizen`, `admin`, `officer:PUPR`, `timer`, `system` …'),
      via: orNull(z.string()).describe(
        'Channel that did it for the reporter; null where nobody did.',
      ),
      from: orNull(z.string()).describe('State of the main region before; null at the beginning.'),
      to: z.string(),
    }),
  ),
);
