import { z } from 'zod';
import { NOTICE_TYPES } from '../../../../machines/complaint/notice.ts';
import { DELIVERY_STATES } from '../../../hotline/deliveries.ts';
import { NO_HTTP } from '../../../hotline/subscriptions.ts';
import { moment, orNull, pageOf } from './common.ts';
import { body, model } from './registry.ts';

/** Subscriptions of webhooks. */

const types = z.array(z.enum(NOTICE_TYPES));

const fields = {
  id: z.string(),
  url: z.string(),
  types,
  agency: orNull(z.string()).describe('Only what this agency may see; null: what the admin sees.'),
  secrets: z
    .boolean()
    .describe('Also that something happens to secret complaints, never what they are about.'),
  createdAt: moment,
  lastSuccessAt: orNull(moment),
  lastError: orNull(z.object({ at: moment, reason: z.string() })),
  disabledAt: orNull(moment).describe(
    'Set when its receiver took nothing for a day and refused several messages, or was not there, or said 410.',
  ),
  lastGivenUpAt: orNull(moment).describe(
    'When a message was given up by itself that it refused for a day; see its deliveries.',
  ),
  previousKeyUntil: orNull(moment).describe('Until then the key of before signs as well.'),
};

export const webhook = model('Webhook', z.object(fields));

export const webhookList = model('WebhookList', z.object({ items: z.array(webhook) }));

export const createdWebhook = model(
  'CreatedWebhook',
  z.object({
    ...fields,
    secret: z.string().describe('Key of the signatures, `whsec_…`; it is not shown again.'),
  }),
);

const url = z
  .string()
  .max(500)
  .regex(/^https?:\/\/\S+$/i, NO_HTTP)
  .describe('http or https; may be in the office’s own network.');
const wanted = types.max(NOTICE_TYPES.length);
const agency = z.string().min(1).max(40).nullable();

export const newWebhook = body(
  'NewWebhook',
  z.strictObject({
    url,
    types: wanted.default([]).describe('Empty: all of them.'),
    agency: agency.default(null).describe('Code of an agency: only what it may see is told.'),
  }),
);

export const changedWebhook = body(
  'ChangedWebhook',
  z
    .strictObject({
      url: url.optional(),
      types: wanted.optional().describe('Empty: all of them.'),
      agency: agency.optional().describe('Code of an agency: only what it may see is told.'),
      secrets: z
        .boolean()
        .optional()
        .describe('Only with the scope `secrets`; without it every change sets it to false.'),
    })
    .refine((given) => Object.keys(given).length > 0, 'Something to change is needed.')
    .meta({ minProperties: 1 }),
);

export const newKey = body(
  'NewKey',
  z.strictObject({
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(168)
      .describe('So long the key of before signs as well, for receivers that know it alone.'),
  }),
);

export const delivery = model(
  'WebhookDelivery',
  z.object({
    id: z.string(),
    event: z.string().describe('`webhook-id`.'),
    state: z
      .enum(DELIVERY_STATES)
      .describe(
        '`waiting`: tried, or tried again. `taken`: with 2xx. `givenUp`: refused for a day. `withheld`: may not be told any more.',
      ),
    since: moment.describe('When it was to be told first.'),
    tries: z.number().int(),
    triedAt: moment.describe('Of the last try, or of what was decided last.'),
    request: z.string().describe('Body of the last try, as JSON text.'),
    status: orNull(z.number().int()).describe('Of the last answer; null where none came.'),
    answer: orNull(z.string()).describe(
      'Beginning of an answer that refused it, where it is text.',
    ),
    reason: orNull(z.string()).describe('Why it was not taken.'),
    milliseconds: z.number().int().describe('How long the last try took.'),
  }),
);

export const deliveryPage = model('WebhookDeliveryPage', pageOf(delivery));
