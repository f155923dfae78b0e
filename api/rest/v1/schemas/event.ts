import { z } from 'zod';
import { COPY_LIMITS } from '../../../../machines/complaint/press.ts';
import { moment, orNull, pageOf } from './common.ts';
import { complaint } from './complaint.ts';
import { body, model } from './registry.ts';

/** Events of complaints: what may be asked for, what may happen now, what has happened. */

const text = z.string().trim().min(1).max(1000);
const code = z.string().min(1).max(40);

const plain = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });
const said = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), text });

export const newEvent = body(
  'NewEvent',
  z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('admin.forward'),
        agency: code,
        category: code.exactOptional(),
      }),
      z.strictObject({
        type: z.literal('admin.classify'),
        category: code.exactOptional(),
        agency: code.exactOptional(),
        secret: z.boolean().exactOptional(),
      }),
      said('admin.ask'),
      z.strictObject({
        type: z.literal('admin.reject'),
        reason: z.enum(['spam', 'jurisdiction', 'unclear']),
        text,
      }),
      z.strictObject({
        type: z.literal('admin.merge'),
        parent: code.describe('Id of the complaint to merge it into.'),
      }),
      plain('admin.separate'),
      said('admin.keep'),
      z.strictObject({ type: z.literal('admin.release'), text: text.exactOptional() }),
      said('admin.return'),
      plain('admin.restore'),
      plain('officer.accept'),
      said('officer.progress'),
      said('officer.answer'),
      said('officer.correct'),
      said('officer.ask'),
      z.strictObject({
        type: z.literal('officer.transfer'),
        agency: code.nullable().describe('Agency it belongs to, null when that is not known.'),
        text,
      }),
      z.strictObject({
        type: z.literal('officer.extend'),
        until: z.iso.date().describe('The day asked for.'),
        text,
      }),
      said('regent.instruct'),
      plain('press.select'),
      z.strictObject({
        type: z.literal('press.edit'),
        headline: z.string().trim().min(1).max(COPY_LIMITS.headline),
        question: z.string().trim().min(1).max(COPY_LIMITS.question),
        answer: z.string().trim().min(1).max(COPY_LIMITS.answer),
      }),
      plain('press.approve'),
      said('press.drop'),
      z.strictObject({
        type: z.literal('press.publish'),
        newspaper: z.string().trim().min(1).max(60),
        edition: z.string().trim().min(1).max(20),
        page: z.string().trim().min(1).max(10),
        date: z.iso.date().describe('The day it was printed.'),
      }),
    ])
    .describe('An event; which of them are possible is told by listing the events.'),
);

export type NewEvent = z.output<typeof newEvent>;

export const allowedEvents = model(
  'AllowedEvents',
  z.object({
    items: z.array(
      z.object({
        type: z.string(),
        agencies: z.array(z.string()).optional().describe('Of `admin.forward`: to whom.'),
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
      from: orNull(z.string()).describe('State of the main region before; null at the beginning.'),
      to: z.string(),
    }),
  ),
);
