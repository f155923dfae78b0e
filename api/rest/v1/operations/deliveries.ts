import { z } from 'zod';
import { maySee, searchedFacts } from '../../../../machines/complaint/base/policy.ts';
import { DELIVERY_STATES, type Delivered } from '../../../hotline/deliveries.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Subscription } from '../../../hotline/subscriptions.ts';
import type { Client } from '../../../office/people/api-client.ts';
import { personOfClient } from '../../../office/people/person.ts';
import { operation } from '../common/operation.ts';
import { linkHeader } from '../common/paging.ts';
import { notFound, Problem } from '../common/problem.ts';
import { cursor, limit, momentOf } from '../schemas/common.ts';
import { createdWebhook, delivery, deliveryPage, newKey } from '../schemas/webhook.ts';
import { webhookBody } from './webhooks.ts';

/** What subscriptions were sent, trying them, and their keys. */

const scope = 'webhooks:manage';
const tag = 'webhooks';
const params = z.strictObject({ id: z.string().min(1).max(40) });
const one = params.extend({ delivery: z.string().min(1).max(200) });

/** Deliveries looked at for one page. */
const MOST_LOOKED_AT = 500;

function bodyOf(delivered: Delivered): z.infer<typeof delivery> {
  const { subscription: _known, body: request, since, triedAt, ...rest } = delivered;
  return { ...rest, request, since: momentOf(since), triedAt: momentOf(triedAt) };
}

/** @throws Problem 404 */
async function webhookFor(hotline: Hotline, id: string): Promise<Subscription> {
  const found = await hotline.subscriptions.find(id);
  if (found === undefined) throw notFound('webhook');
  return found;
}

/** Whether a token may be shown what a subscription was told: of a complaint that it may see itself. */
async function mayBeShown(
  { store, rules }: Hotline,
  client: Client,
  { event }: Pick<Delivered, 'event'>,
): Promise<boolean> {
  if (event.startsWith('test:')) return true;
  const found = await store.instances.load(event.slice(0, event.lastIndexOf(':')));
  return found !== undefined && maySee(rules, personOfClient(client), searchedFacts(found.search));
}

/** @throws Problem 404 */
async function deliveryFor(hotline: Hotline, client: Client, webhook: string, id: string) {
  const found = await hotline.deliveries.find(webhook, id);
  if (found === undefined || !(await mayBeShown(hotline, client, found)))
    throw notFound('delivery');
  return found;
}

export const listDeliveries = operation({
  id: 'listDeliveries',
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  tag,
  summary: 'List what a subscription was sent',
  description:
    'Newest first, for 30 days, with request and answer of the last try. A page may hold fewer than `limit`; only `next` tells whether there are more.',
  scope,
  params,
  query: z.strictObject({ state: z.enum(DELIVERY_STATES).exactOptional(), limit, cursor }),
  success: { status: 200, description: 'A page of deliveries.', schema: deliveryPage },
  problems: [],
  async handle({ params: { id }, query, client, request, services: { hotline } }) {
    await webhookFor(hotline, id);
    const { state, limit: most, cursor: after } = query;
    const items: Delivered[] = [];
    let next: string | null = null;
    const from = after === undefined ? {} : { after };
    const found = await hotline.deliveries.list(id, { ...from, limit: MOST_LOOKED_AT });
    for (const [index, delivered] of found.entries()) {
      if (state !== undefined && delivered.state !== state) continue;
      if (!(await mayBeShown(hotline, client, delivered))) continue;
      items.push(delivered);
      if (items.length < most) continue;
      next = index + 1 < found.length ? delivered.id : null;
      break;
    }
    if (items.length < most && found.length === MOST_LOOKED_AT) next = found.at(-1)?.id ?? null;
    return { body: { items: items.map(bodyOf), next }, headers: linkHeader(request, next) };
  },
});

export const redeliver = operation({
  id: 'redeliver',
  method: 'post',
  path: '/webhooks/{id}/deliveries/{delivery}/redeliver',
  tag,
  summary: 'Tell something once more',
  description:
    'With all tries, as if it had just happened; what it tells of the complaint is as now. 409 while the subscription is switched off.',
  scope,
  params: one,
  success: { status: 202, description: 'It waits for its try.', schema: delivery },
  problems: [409],
  async handle({ params: { id, delivery: which }, client, services: { hotline } }) {
    await webhookFor(hotline, id);
    await deliveryFor(hotline, client, id, which);
    const again = await hotline.deliveries.again(id, which);
    if (again === undefined) throw new Problem(409, 'The subscription is switched off; enable it.');
    return { body: bodyOf(again) };
  },
});

export const testWebhook = operation({
  id: 'testWebhook',
  method: 'post',
  path: '/webhooks/{id}/test',
  tag,
  summary: 'Send a test',
  description:
    'Posts `webhook.test` to it at once, also while it is switched off, and says what became of it. It is tried once.',
  scope,
  params,
  success: { status: 200, description: 'The delivery.', schema: delivery },
  problems: [],
  async handle({ params: { id }, services: { hotline } }) {
    const tried = await hotline.deliveries.test(id);
    if (tried === undefined) throw notFound('webhook');
    return { body: bodyOf(tried) };
  },
});

export const rotateKey = operation({
  id: 'rotateWebhookKey',
  method: 'post',
  path: '/webhooks/{id}/key',
  tag,
  summary: 'Change the key of a subscription',
  description:
    'Gives a new key. For a while both keys sign (two signatures in the header), so that the receiver can change over without losing anything.',
  scope,
  params,
  body: newKey,
  idempotent: 'kept',
  success: { status: 201, description: 'With the new key.', schema: createdWebhook },
  problems: [],
  async handle({ params: { id }, body: { overlapHours }, key, services: { hotline } }) {
    const rotated = await hotline.subscriptions.rotate(id, overlapHours * 3_600_000, key);
    if (rotated === undefined) throw notFound('webhook');
    return { body: { ...webhookBody(rotated), secret: rotated.secret } };
  },
});
