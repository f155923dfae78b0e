import { z } from 'zod';
import { NOTICE_TYPES } from '../../../../machines/complaint/notice.ts';
import { moment, orNull } from './common.ts';
import { model } from './registry.ts';

/** What other systems are told of an event: by webhook, or when they ask what happened. */

const fields = {
  type: z.enum(NOTICE_TYPES).describe('Where it led, `complaint.overdue`, or `complaint.updated`.'),
  timestamp: moment.describe('When it happened.'),
  data: z.object({
    complaint: z.string().describe('Id of the complaint.'),
    ticket: orNull(z.string()),
    revision: z.number().int().describe('One more with each event of the complaint.'),
    event: z.string().describe('Event that the machine took.'),
    by: z.string().describe('`citizen`, `admin`, `officer:PUPR`, `timer`, `system` …'),
    from: orNull(z.string()).describe('State of the main region before; null at the beginning.'),
    to: z.string(),
    secret: z.boolean().describe('As it is now; then category, agency and district are null.'),
    category: orNull(z.string()),
    agency: orNull(z.string()),
    district: orNull(z.string()),
    dueAt: orNull(moment).describe('The deadline that runs now.'),
  }),
};

/** Body of a webhook. */
export const told = model('WebhookBody', z.object(fields));

export type Told = z.infer<typeof told>;

/** Body of what tries a receiver. */
export const tried = model(
  'WebhookTestBody',
  z.object({
    type: z.literal('webhook.test'),
    timestamp: moment.describe('When it was asked for.'),
    data: z.object({ webhook: z.string().describe('Id of the subscription.') }),
  }),
);

export type Tried = z.infer<typeof tried>;

export const feed = model(
  'EventPage',
  z.object({
    items: z.array(
      z.object({ id: z.string().describe('`webhook-id` of the same event.'), ...fields }),
    ),
    lost: z
      .array(
        z.object({
          complaint: z.string().describe('Id of the complaint.'),
          ticket: orNull(z.string()),
          timestamp: moment.describe('Since when.'),
        }),
      )
      .describe('Complaints that the token could see and may see no more, whatever the reason.'),
    next: z.string().describe('Where to go on: `since` of the next request, now or later.'),
    more: z.boolean().describe('There is more already; else ask again in a while.'),
  }),
);
