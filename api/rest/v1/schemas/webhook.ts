import { z } from 'zod';
import { NOTICE_TYPES } from '../../../../machines/complaint/notice.ts';
import { moment, orNull } from './common.ts';
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
  disabledAt: orNull(moment).describe('Set when its receiver took nothing for a day, or said 410.'),
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

export const newWebhook = body(
  'NewWebhook',
  z.strictObject({
    url: z.string().min(1).max(500).describe('http or https; may be in the office’s own network.'),
    types: types.max(NOTICE_TYPES.length).default([]).describe('Empty: all of them.'),
    agency: z
      .string()
      .min(1)
      .max(40)
      .nullable()
      .default(null)
      .describe('Code of an agency: only what it may see is told.'),
  }),
);
