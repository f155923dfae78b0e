import { z } from 'zod';
import { PERIOD, PERIOD_WORDS } from '../../../office/data/export/period.ts';
import { model } from './registry.ts';

/** Pieces that many operations share. */

const MOMENT = 'RFC 3339 date and time with its zone, e.g. 2026-11-01T08:00:00+07:00.';
export const moment = z.iso.datetime({ offset: true, error: MOMENT }).describe(MOMENT);

export const orNull = <T extends z.ZodType>(schema: T) => schema.nullable();

/** Epoch milliseconds as the API writes times. */
export function momentOf(at: number): string {
  return new Date(at).toISOString();
}

export function momentOrNull(at: number | null): string | null {
  return at === null ? null : momentOf(at);
}

export const complaintId = z
  .string()
  .min(1)
  .max(40)
  .describe('Id of a complaint (`2026-A127`), or its ticket as it stands in SMS (`A127`).');

/** A period; what it is of is said before this. */
export const period = z
  .string()
  .regex(PERIOD, PERIOD_WORDS)
  .describe('`2026`, `2026-10`, `2026-10-05` or `2026-10-01..2026-10-15`.');

export const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(25)
  .describe('Most items of one page.');

export const cursor = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('`next` of the page before; absent for the first page.');

/** A page of items; the same address is in the header `Link` with `rel="next"`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: orNull(z.string()).describe('Cursor of the next page, null on the last.'),
  });

export const problem = model(
  'Problem',
  z
    .looseObject({
      type: z.string(),
      title: z.string(),
      status: z.number().int(),
      detail: z.string(),
      instance: z.string().optional().describe('Path of the request.'),
      errors: z
        .array(z.object({ pointer: z.string(), detail: z.string() }))
        .optional()
        .describe('What is wrong with the request, with JSON pointers into its body.'),
      allowed: z.array(z.string()).optional().describe('What would be possible instead.'),
    })
    .describe('Problem details, RFC 9457.'),
);
