import type { Delivered } from '../../hotline/deliveries.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import type { Subscription } from '../../hotline/subscriptions.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';

/** `/webhook/:id`: what one address was sent and what it said; trying it, telling it again, its key. */

const MOST = 100;
/** So long the key of before signs as well. */
const OVERLAP = 24 * 3_600_000;

const STATES: Record<Delivered['state'], string> = {
  waiting: 'menunggu dicoba lagi',
  taken: 'diterima',
  givenUp: 'berhenti dicoba',
  withheld: 'tidak boleh dikirim lagi',
};

function answerOf({ status, reason, answer }: Delivered): string {
  const said = answer === null || answer === '' ? '' : `: ${answer}`;
  if (status !== null) return `${status}${said}`;
  return reason === null ? '–' : `tidak ada jawaban (${reason})`;
}

function rowOf(delivered: Delivered): View {
  const { id, event, since, tries, body } = delivered;
  return {
    id,
    event,
    since,
    tries,
    body,
    state: STATES[delivered.state],
    answer: answerOf(delivered),
  };
}

const gone = () => new PageError(404, 'Webhook ini tidak ada lagi.');

/** @throws PageError 404 */
async function webhookFor({ subscriptions }: Hotline, id: string): Promise<Subscription> {
  const found = await subscriptions.find(id);
  if (found === undefined) throw gone();
  return found;
}

async function page(
  hotline: Hotline,
  views: Views,
  { id, url }: Subscription,
  told: { secret?: string; tested?: string } = {},
): Promise<string> {
  const found = await hotline.deliveries.list(id, { limit: MOST });
  return views.page('webhook-kiriman', 'Kiriman webhook', {
    ...{ id, most: MOST, rows: found.map(rowOf) },
    // a key in the query is not for everybody who looks over a shoulder
    url: url.replace(/\?.*$/, '?…'),
    ...{ secret: null, tested: null, ...told },
  });
}

function testedWords(tried: Delivered): string {
  return tried.state === 'taken'
    ? `Uji coba diterima (${tried.status}).`
    : `Uji coba tidak diterima: ${answerOf(tried)}.`;
}

export function webhookDeliveryPages(hotline: Hotline, views: Views): Pages {
  const { deliveries, subscriptions } = hotline;
  const pages = new Pages();
  pages.get('/webhook/:id', ADMIN, async ({ params }, response) => {
    const webhook = await webhookFor(hotline, String(params.id));
    response.send(await page(hotline, views, webhook));
  });
  pages.post('/webhook/:id/uji', { noted: 'webhook.tested' }, async ({ params }, response) => {
    const webhook = await webhookFor(hotline, String(params.id));
    const tried = await deliveries.test(webhook.id);
    if (tried === undefined) throw gone();
    response.send(await page(hotline, views, webhook, { tested: testedWords(tried) }));
  });
  pages.post('/webhook/:id/kunci', { noted: 'webhook.rotated' }, async ({ params }, response) => {
    const rotated = await subscriptions.rotate(String(params.id), OVERLAP);
    if (rotated === undefined) throw gone();
    response.send(await page(hotline, views, rotated, { secret: rotated.secret }));
  });
  pages.post('/webhook/:id/ulang', { noted: 'webhook.repeated' }, async (request, response) => {
    const id = String(request.params.id);
    const which = required(request, 'kiriman', 'Kiriman', 200);
    if ((await deliveries.again(id, which)) === undefined)
      throw new PageError(409, 'Kiriman ini tidak ada lagi, atau webhook-nya dimatikan.');
    nameSubject(request, id, { delivery: which });
    response.redirect(303, `/webhook/${id}`);
  });
  return pages;
}
