import type { Request } from 'express';
import type { KeptBecause } from '../../../machines/conversation/base/filing.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { InboxEntry, InboxState } from '../../../store/ports/inbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { typedNumber } from '../../hotline/phone-set.ts';
import type { AuditAction } from '../../office/audit/audit-words.ts';
import { incomingView } from '../../office/complaints/timeline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { readableSms } from '../../office/people/sms-scope.ts';
import { holderOf } from '../../office/words/holder.ts';
import type { Access } from '../../pages/access/access.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field, fields, pathPart, required } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import {
  type BlockedSender,
  blockedSenders,
  blockSender,
  unblockSender,
} from './blocked-senders.ts';
import { heldSenders, releaseHeld, senderOf } from './held-senders.ts';
import { keptBecause, keptByTalk } from './messages.ts';
import { looked, newestOf } from './unanswered.ts';

/**
 * `/karantina` and `/operator`: messages that were kept without an answer. Nothing of them is ever
 * deleted; what should have been answered is let go on from here.
 */

const SHOWN = 100;

/** One key for all that a sender wrote over the daily limit. */
export const RELEASE_ALL = {
  digit: 1,
  label: 'Lepaskan semua',
  action: 'lepas',
  fields: [],
  key: '',
};

/** What is read as no complaint becomes one when it is let go on. */
const BECOMES: ReadonlySet<string> = new Set<KeptBecause>(['spam', 'automatic', 'talk']);

/** A number that can be answered; names and short codes of operators cannot. */
const ANSWERABLE = /^\+\d{8,15}$/;

function entryView({ rules }: Hotline, entry: InboxEntry, blocked: readonly BlockedSender[]) {
  const isBlocked = blocked.some(({ phone }) => phone === entry.from);
  const contact = rules.district.contacts.some(({ phone }) => phone === entry.from);
  const answerable = ANSWERABLE.test(entry.from);
  return {
    ...incomingView(entry),
    id: entry.id,
    who: holderOf(rules, entry.from, lookersMask()),
    line: entry.line,
    because: isBlocked ? 'pengirim diblokir' : keptBecause(entry.reading),
    path: `/karantina/${encodeURIComponent(entry.id)}`,
    blocked: isBlocked,
    becomesComplaint: BECOMES.has(keptByTalk(entry.reading) ?? '') || entry.state === 'operator',
    mayRelease: answerable && !isBlocked && entry.undecodable === undefined,
    mayBlock: answerable && !isBlocked && !contact,
  };
}

/** @param from only of this number */
async function boxView(
  hotline: Hotline,
  person: Person,
  state: InboxState,
  from?: string,
): Promise<View> {
  const [kept, blocked, held] = await Promise.all([
    hotline.store.inbox.list({ state, limit: SHOWN, ...(from === undefined ? {} : { from }) }),
    blockedSenders(hotline),
    heldSenders(hotline),
  ]);
  const entries = await readableSms(hotline, person, kept);
  const shown = entries.map((entry) => entryView(hotline, entry, blocked));
  return {
    entries: shown,
    choosing: shown.some(({ mayRelease, mayBlock }) => mayRelease || mayBlock),
    blocked,
    held: held.map((one) => ({ ...one, proposals: [RELEASE_ALL] })),
    more: kept.length === SHOWN,
    most: SHOWN,
    operator: state === 'operator',
    newest: from === undefined ? newestOf(kept) : null,
    here: state === 'operator' ? '/operator' : '/karantina',
  };
}

/** @throws PageError 404 */
async function found({ store }: Hotline, request: Request): Promise<InboxEntry> {
  const entry = await store.inbox.get(pathPart(request, 'id'));
  if (entry === undefined) throw new PageError(404, 'Pesan ini tidak ada.');
  return entry;
}

/** @throws PageError 409 when the message is not kept back, or its sender is blocked */
async function release(hotline: Hotline, entry: InboxEntry): Promise<void> {
  const blocked = await blockedSenders(hotline);
  if (blocked.some(({ phone }) => phone === entry.from))
    throw new PageError(409, 'Pengirim pesan ini diblokir. Buka blokirnya dahulu.');
  if (!(await hotline.store.inbox.release(entry.id, hotline.clock.now())))
    throw new PageError(409, 'Pesan ini tidak sedang ditahan, atau isinya tidak terbaca.');
  hotline.engine.nudge();
}

/** @throws PageError 400 for who is no number, 409 when he is blocked already */
async function block(hotline: Hotline, request: Request, { from }: InboxEntry): Promise<void> {
  if (!ANSWERABLE.test(from)) throw new PageError(400, 'Pengirim ini bukan nomor telepon.');
  await blockSender(hotline, from, 'dari pesan di karantina', actorOf(request));
}

/** What can be done with one message, and with all that are ticked. */
const DONE_WITH = {
  lepas: { noted: 'message.released', act: (hotline, _, entry) => release(hotline, entry) },
  blokir: { noted: 'sender.blocked', act: block },
} satisfies Record<
  string,
  { noted: AuditAction; act(hotline: Hotline, request: Request, entry: InboxEntry): Promise<void> }
>;

/** Each for itself: what somebody else has just done, or another one of the same sender, holds up no other. */
async function doEach(
  hotline: Hotline,
  request: Request,
  act: (hotline: Hotline, request: Request, entry: InboxEntry) => Promise<void>,
): Promise<InboxEntry[]> {
  const done: InboxEntry[] = [];
  for (const id of fields(request, 'pesan').slice(0, SHOWN)) {
    const entry = await hotline.store.inbox.get(id);
    if (entry === undefined) continue;
    try {
      await act(hotline, request, entry);
      done.push(entry);
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
    }
  }
  if (done.length === 0)
    throw new PageError(409, 'Tidak ada yang dapat dikerjakan dari pilihan itu.');
  return done;
}

export function quarantineRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
): Pages {
  const pages = new Pages();
  pages.get('/karantina', ADMIN, async (request, response) => {
    await reading.note(identityOf(request), 'messages.read', 'karantina');
    const view = await boxView(hotline, personAtDesk(identityOf(request)), 'quarantine');
    response.send(views.page('karantina', 'Karantina dan blokir', view));
  });
  pages.get('/operator', ADMIN, async (request, response) => {
    await reading.note(identityOf(request), 'messages.read', 'operator');
    const view = await boxView(hotline, personAtDesk(identityOf(request)), 'operator');
    response.send(views.page('operator', 'Pesan operator', view));
  });
  pages.get('/karantina/pengirim/:id', ADMIN, async (request, response) => {
    const phone = await senderOf(hotline, pathPart(request, 'id'));
    await reading.note(identityOf(request), 'messages.read', 'karantina');
    const view = await boxView(hotline, personAtDesk(identityOf(request)), 'quarantine', phone);
    const here = `/karantina/pengirim/${pathPart(request, 'id')}`;
    response.send(views.page('karantina', 'Karantina dan blokir', { ...view, here }));
  });
  pages.post(
    '/karantina/pengirim/:id/tindakan/lepas',
    { noted: 'message.released' },
    async (request, response) => {
      const phone = await senderOf(hotline, pathPart(request, 'id'));
      const released = await releaseHeld(hotline, phone);
      if (released === 0) throw new PageError(409, 'Tidak ada lagi yang ditahan dari nomor ini.');
      nameSubject(request, phone, { messages: String(released) });
      response.redirect(303, '/karantina');
    },
  );
  for (const [path, box] of [
    ['/karantina', 'quarantine'],
    ['/operator', 'operator'],
  ] as const)
    pages.post(`${path}/diperiksa`, { noted: 'messages.looked' }, async (request, response) => {
      await looked(hotline, request, box);
      nameSubject(request, box);
      response.redirect(303, path);
    });
  for (const [name, { noted, act }] of Object.entries(DONE_WITH))
    pages.post(`/terpilih/${name}`, { noted }, async (request, response) => {
      const done = await doEach(hotline, request, act);
      const senders = [...new Set(done.map(({ from }) => from))];
      const messages = done.map(({ id }) => id).join(' ');
      nameSubject(request, senders.join(' '), { messages });
      response.redirect(
        303,
        field(request, 'kembali') === '/operator' ? '/operator' : '/karantina',
      );
    });
  pages.post('/karantina/:id/lepas', { noted: 'message.released' }, async (request, response) => {
    const entry = await found(hotline, request);
    await release(hotline, entry);
    response.redirect(303, entry.state === 'operator' ? '/operator' : '/karantina');
  });
  pages.post('/karantina/:id/blokir', { noted: 'sender.blocked' }, async (request, response) => {
    const entry = await found(hotline, request);
    await block(hotline, request, entry);
    nameSubject(request, entry.from, { message: 'karantina' });
    response.redirect(303, '/karantina');
  });
  pages.post('/blokir', { noted: 'sender.blocked' }, async (request, response) => {
    const phone = typedNumber(required(request, 'nomor', 'Nomor telepon', 20));
    if (phone === null || !ANSWERABLE.test(phone))
      throw new PageError(400, 'Nomor telepon tidak dikenal. Contoh: 0812 0000 9003.');
    const reason = required(request, 'alasan', 'Alasan', 100);
    await blockSender(hotline, phone, reason, actorOf(request));
    nameSubject(request, phone, { reason });
    response.redirect(303, '/karantina');
  });
  pages.post('/blokir/:id/buka', { noted: 'sender.unblocked' }, async (request, response) => {
    nameSubject(request, await unblockSender(hotline, pathPart(request, 'id'), actorOf(request)));
    response.redirect(303, '/karantina');
  });
  return pages;
}
