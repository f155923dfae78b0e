import type { Request } from 'express';
import type { Person } from '../../../machines/people/people.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { outgoingView } from '../../office/complaints/timeline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { readableSms } from '../../office/people/sms-scope.ts';
import { holderOf } from '../../office/words/holder.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';

/** `/panggil`: SMS that did not arrive for certain; each receiver is told in another way, or again. */

const SHOWN = 50;

/** What a person can say of an SMS: of an unconfirmed one what became of it, of a failed one what was done. */
const UNCONFIRMED = { sampai: 'delivered', gagal: 'failed', ulang: 'queued' } as const;
const FAILED = { selesai: 'told', ulang: 'again' } as const;

function entryView(hotline: Hotline, entry: OutboxEntry): View {
  const about = entry.instance.includes(':') ? null : entry.instance;
  return {
    ...outgoingView(hotline, entry),
    who: holderOf(hotline.rules, entry.to, lookersMask()),
    failed: entry.state === 'failed',
    path: `/panggil/${encodeURIComponent(entry.id)}`,
    complaint: about,
    address: about === null ? null : complaintAddress(about),
  };
}

/** @param shown the SMS whose receiver's number is shown in full */
async function listView(
  hotline: Hotline,
  person: Person,
  shown: OutboxEntry | null,
): Promise<View> {
  const all = await hotline.store.outbox.undelivered(SHOWN + 1);
  const entries = await readableSms(hotline, person, all);
  return {
    entries: entries.slice(0, SHOWN).map((entry) => ({
      ...entryView(hotline, entry),
      number: entry.id === shown?.id ? entry.to : null,
    })),
    more: entries.length > SHOWN,
    most: SHOWN,
  };
}

/** @throws PageError 404 */
async function found(hotline: Hotline, request: Request): Promise<OutboxEntry> {
  const entry = await hotline.store.outbox.get(pathPart(request, 'id'));
  const entries = entry === undefined ? [] : [entry];
  const [seen] = await readableSms(hotline, personAtDesk(identityOf(request)), entries);
  if (seen === undefined) throw new PageError(404, 'SMS ini tidak ada.');
  return seen;
}

/** @throws PageError 400, 409 when somebody was first */
async function settle({ store, clock }: Hotline, entry: OutboxEntry, verdict: string) {
  const { id, state } = entry;
  const known = state === 'failed' ? FAILED : UNCONFIRMED;
  if (!Object.hasOwn(known, verdict)) throw new PageError(400, 'Hasil belum dipilih.');
  const now = clock.now();
  const done =
    state === 'failed'
      ? await store.outbox.followUp(id, FAILED[verdict as keyof typeof FAILED], now)
      : await store.outbox.resolve(id, UNCONFIRMED[verdict as keyof typeof UNCONFIRMED], now);
  if (!done) throw new PageError(409, 'SMS ini sudah diurus. Muat ulang halamannya.');
}

export function followUpRoutes(
  hotline: Hotline,
  { audit, reading }: Pick<Access, 'audit' | 'reading'>,
  views: Views,
): Pages {
  const { engine } = hotline;
  const pages = new Pages();
  const page = async (request: Request, shown: OutboxEntry | null) => {
    const view = await listView(hotline, personAtDesk(identityOf(request)), shown);
    return views.page('panggil', 'SMS yang tidak sampai', view);
  };
  pages.get('/panggil', ADMIN, async (request, response) => {
    await reading.note(identityOf(request), 'messages.read', 'panggil');
    response.send(await page(request, null));
  });
  pages.post('/panggil/:id/hasil', { noted: 'sms.resolved' }, async (request, response) => {
    await settle(hotline, await found(hotline, request), field(request, 'hasil'));
    engine.nudge();
    response.redirect(303, '/panggil');
  });
  // a number in full is nobody's business until somebody calls it: who saw it is on record
  pages.post('/panggil/:id/nomor', { noted: null }, async (request, response) => {
    const entry = await found(hotline, request);
    const subject = entry.instance.includes(':') ? entry.id : entry.instance;
    await audit.record(identityOf(request), 'number.shown', subject, { sms: entry.id });
    response.send(await page(request, entry));
  });
  return pages;
}
