import { z } from 'zod';
import type { Hotline } from '../../../hotline/hotline.ts';
import {
  checkUrl,
  type Subscription,
  SubscriptionError,
  typesOf,
} from '../../../hotline/subscriptions.ts';
import { FAULT_WORDS } from '../../../office/acts/given.ts';
import { operation } from '../common/operation.ts';
import { invalidAt, notFound } from '../common/problem.ts';
import { momentOf, momentOrNull } from '../schemas/common.ts';
import {
  changedWebhook,
  createdWebhook,
  newWebhook,
  webhook,
  webhookList,
} from '../schemas/webhook.ts';

/** Subscribing other systems to what happens to complaints. */

const scope = 'webhooks:manage';
const tag = 'webhooks';
const params = z.strictObject({ id: z.string().min(1).max(40) });

export function webhookBody(subscription: Subscription) {
  const { createdAt, lastSuccessAt, lastError, disabledAt, ...known } = subscription;
  const { id, url, types, agency, secrets } = known;
  return {
    ...{ id, url, types, agency, secrets },
    createdAt: momentOf(createdAt),
    lastSuccessAt: momentOrNull(lastSuccessAt),
    lastError: lastError === null ? null : { ...lastError, at: momentOf(lastError.at) },
    disabledAt: momentOrNull(disabledAt),
    lastGivenUpAt: momentOrNull(known.lastGivenUpAt),
    previousKeyUntil: momentOrNull(known.previous?.until ?? null),
  };
}

/** @throws Problem 400 */
function checkAgency({ rules }: Pick<Hotline, 'rules'>, agency: string | null): void {
  if (agency !== null && rules.agency(agency) === undefined)
    throw invalidAt('/agency', FAULT_WORDS.agency?.english ?? '');
}

/** @throws Problem 400 for an address that cannot be subscribed */
async function withUrl<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SubscriptionError) throw invalidAt('/url', error.message);
    throw error;
  }
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
    return { body: { items: (await hotline.subscriptions.list()).map(webhookBody) } };
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
  async handle({ body, client, key, services: { hotline } }) {
    checkAgency(hotline, body.agency);
    const secrets = client.scopes.has('secrets');
    const wanted = { ...body, secrets };
    const created = await withUrl(() => hotline.subscriptions.create(wanted, key));
    return { body: { ...webhookBody(created), secret: created.secret } };
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
    return { body: webhookBody(found) };
  },
});

export const changeWebhook = operation({
  id: 'changeWebhook',
  method: 'patch',
  path: '/webhooks/{id}',
  tag,
  summary: 'Change a subscription',
  description:
    'What is left out stays. Changed by a token without the scope `secrets`, it hears of secret complaints no more.',
  scope,
  params,
  body: changedWebhook,
  success: { status: 200, description: 'The subscription.', schema: webhook },
  problems: [],
  async handle({ params: { id }, body, client, services: { hotline } }) {
    const { agency, url, types, secrets } = body;
    checkAgency(hotline, agency ?? null);
    const address = url === undefined ? null : await withUrl(async () => checkUrl(url));
    const changed = await hotline.subscriptions.change(id, (known) => ({
      ...known,
      url: address ?? known.url,
      types: types === undefined ? known.types : typesOf(types),
      agency: agency === undefined ? known.agency : agency,
      secrets: client.scopes.has('secrets') && (secrets ?? known.secrets),
    }));
    if (changed === undefined) throw notFound('webhook');
    return { body: webhookBody(changed) };
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
    const enabled = await hotline.subscriptions.enable(id);
    if (enabled === undefined) throw notFound('webhook');
    return { body: webhookBody(enabled) };
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
