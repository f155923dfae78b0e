import type { Request } from 'express';
import { NOTICE_TYPES, type NoticeType } from '../../../machines/complaint/notice.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { type Subscription, SubscriptionError } from '../../hotline/subscriptions.ts';
import { flowNames } from '../../office/complaints/status.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field, required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { webhookDeliveryPages } from './webhook-deliveries.ts';

/** `/webhook`: addresses of other systems that are told what happens to complaints. */

const OTHERS: Partial<Record<NoticeType, string>> = {
  'complaint.opened': 'Aduan baru',
  'complaint.overdue': 'Lewat tenggat',
  'complaint.updated': 'Perubahan lain',
};

function typeWord(hotline: Hotline, type: NoticeType): string {
  return OTHERS[type] ?? flowNames(hotline)[type.replace('complaint.', '')] ?? type;
}

function rowView(hotline: Hotline, subscription: Subscription): View {
  const { id, url, types, lastSuccessAt, lastError, disabledAt, lastGivenUpAt } = subscription;
  return {
    ...{ id, lastSuccessAt, disabledAt, lastGivenUpAt },
    // a key in the query is not for everybody who looks over a shoulder
    url: url.replace(/\?.*$/, '?…'),
    types:
      types.length === NOTICE_TYPES.length
        ? 'semua'
        : types.map((type) => typeWord(hotline, type)).join(', '),
    error: lastError?.reason ?? null,
  };
}

async function page(hotline: Hotline, views: Views, made: Subscription | null) {
  const listed = await hotline.subscriptions.list();
  const rows = listed.map((one) => rowView(hotline, one));
  return views.page('webhook', 'Webhook', {
    rows,
    made,
    off: rows.filter(({ disabledAt }) => disabledAt !== null).length,
    types: NOTICE_TYPES.map((code) => ({ code, name: typeWord(hotline, code) })),
  });
}

/** All boxes that are ticked. */
function tickedTypes(request: Request): NoticeType[] {
  const { jenis = [] } = (request.body ?? {}) as { jenis?: unknown };
  const ticked = Array.isArray(jenis) ? jenis : [jenis];
  return NOTICE_TYPES.filter((type) => ticked.includes(type));
}

async function create(hotline: Hotline, request: Request): Promise<Subscription> {
  const url = required(request, 'alamat', 'Alamat', 500);
  const types = tickedTypes(request);
  try {
    const secrets = field(request, 'rahasia') === 'ya';
    return await hotline.subscriptions.create({ url, types, secrets });
  } catch (error) {
    if (!(error instanceof SubscriptionError)) throw error;
    throw new PageError(400, 'Alamat harus http:// atau https://, tanpa nama pengguna dan sandi.');
  }
}

export function webhookRoutes(hotline: Hotline, views: Views): Pages {
  const { subscriptions } = hotline;
  const pages = new Pages();
  pages.get('/webhook', ADMIN, async (_request, response) => {
    response.send(await page(hotline, views, null));
  });
  pages.post('/webhook', { noted: 'webhook.added' }, async (request, response) => {
    const made = await create(hotline, request);
    nameSubject(request, made.id, { secrets: made.secrets });
    response.send(await page(hotline, views, made));
  });
  pages.post('/webhook/aktifkan', { noted: 'webhook.enabled' }, async (request, response) => {
    const id = required(request, 'webhook', 'Webhook', 40);
    const enabled = await subscriptions.enable(id);
    if (enabled === undefined) throw new PageError(409, 'Webhook ini tidak ada lagi.');
    nameSubject(request, id);
    response.redirect(303, '/webhook');
  });
  pages.post('/webhook/hapus', { noted: 'webhook.removed' }, async (request, response) => {
    const id = required(request, 'webhook', 'Webhook', 40);
    if (!(await subscriptions.remove(id))) throw new PageError(409, 'Webhook ini tidak ada lagi.');
    nameSubject(request, id);
    response.redirect(303, '/webhook');
  });
  pages.add(webhookDeliveryPages(hotline, views));
  return pages;
}
