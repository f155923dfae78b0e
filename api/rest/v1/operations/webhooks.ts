import { z } from 'zod';
import { type Subscription, SubscriptionError } from '../../../hotline/subscriptions.ts';
import { FAULT_WORDS } from '../../../office/acts/given.ts';
import { operation } from '../common/operation.ts';
import { invalidAt, notFound } from '../common/problem.ts';
import { momentOf, momentOrNull } from '../schemas/common.ts';
import { createdWebhook, newWebhook, webhook, webhookList } from '../schemas/webhook.ts';

/** Subscribing other systems to what happens to complaints. */

const scope = 'webhooks:manage';
const tag = 'webhooks';
const params = z.strictObject({ id: z.string().min(1).max(40) });

function bodyOf({ createdAt, lastSuccessAt, lastError, disabledAt, ...known }: Subscription) {
  const { id, url, types, agency, secrets } = known;
  return {
    ...{ id, url, types, agency, secrets },
    createdAt: momentOf(createdAt),
    lastSuccessAt: momentOrNull(lastSuccessAt),
    lastError: lastError === null ? null : { ...lastError, at: momentOf(lastError.at) },
    disabledAt: momentOrNull(disabledAt),
  };
}

export const listWebhooks = operation({
  id: 'listWebhooks',
  method: 'get',
  path: '/webhooks',
  tag,
  summary: 'List subscriptions',
  scope,
  success: { status: 200, description: 'All subscriptions.', schema: webhookList },
  problems: [],
  async handle({ services: { hotline } }) {
    return { body: { items: (await hotline.subscriptions.list()).map(bodyOf) } };
  },
});

export const postWebhook = operation({
  id: 'postWebhook',
  method: 'post',
  path: '/webhooks',
  tag,
  summary: 'Subscribe an address',
  description:
    'What happens from now on is posted to it, signed by Standard Webhooks (headers webhook-id, webhook-timestamp, webhook-signature). Anything but 2xx is tried again for a day. Bodies name complaints and states, never numbers or words; of secret complaints only with the scope `secrets`.',
  scope,
  body: newWebhook,
  idempotent: 'kept',
  success: { status: 201, description: 'The subscription.', schema: createdWebhook },
  problems: [],
  async handle({ body, client, services: { hotline } }) {
    if (body.agency !== null && hotline.rules.agency(body.agency) === undefined)
      throw invalidAt('/agency', FAULT_WORDS.agency?.english ?? '');
    try {
      const secrets = client.scopes.has('secrets');
      const created = await hotline.subscriptions.create({ ...body, secrets });
      return { body: { ...bodyOf(created), secret: created.secret } };
    } catch (error) {
      if (error instanceof SubscriptionError) throw invalidAt('/url', error.message);
      throw error;
    }
  },
});

export const getWebhook = operation({
  id: 'getWebhook',
  method: 'get',
  path: '/webhooks/{id}',
  tag,
  summary: 'Read a subscription',
  scope,
  params,
  success: { status: 200, description: 'The subscription.', schema: webhook },
  problems: [],
  async handle({ params: { id }, services: { hotline } }) {
    const found = await hotline.subscriptions.find(id);
    if (found === undefined) throw notFound('webhook');
    return { body: bodyOf(found) };
  },
});

export const enableWebhook = operation({
  id: 'enableWebhook',
  method: 'post',
  path: '/webhooks/{id}/enable',
  tag,
  summary: 'Switch a subscription on again',
  description: 'What happened while it was off is not told.',
  scope,
  params,
  success: { status: 200, description: 'The subscription.', schema: webhook },
  problems: [],
  async handle({ params: { id }, services: { hotline } }) {
    const enabled = await hotline.subscriptions.change(id, (known) => ({
      ...known,
      disabledAt: null,
    }));
    if (enabled === undefined) throw notFound('webhook');
    return { body: bodyOf(enabled) };
  },
});

export const deleteWebhook = operation({
  id: 'deleteWebhook',
  method: 'delete',
  path: '/webhooks/{id}',
  tag,
  summary: 'End a subscription',
  scope,
  params,
  success: { status: 204, description: 'It is gone.' },
  problems: [],
  async handle({ params: { id }, services: { hotline } }) {
    if (!(await hotline.subscriptions.remove(id))) throw notFound('webhook');
    return {};
  },
});
