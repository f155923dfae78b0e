import type { Request } from 'express';
import type { KeptBecause } from '../../../machines/conversation/base/filing.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { InboxEntry, InboxState } from '../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { incomingView, outgoingView } from '../../office/complaints/timeline.ts';
import { lookersMask } from '../../office/people/looker-mask.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { readableSms } from '../../office/people/sms-scope.ts';
import { INBOX } from '../../office/words/engine-words.ts';
import { holderOf } from '../../office/words/holder.ts';
import type { Access } from '../../pages/access/access.ts';
import { identityOf } from '../../pages/access/actor.ts';
import { PageError } from '../../pages/errors.ts';
import { field, parameter, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress } from '../common/addresses.ts';

/** `/pesan`: SMS that came in and went out, and those of which nobody knows whether they arrived. */

const SHOWN = 50;

/** What a person can say of an unconfirmed SMS. */
const VERDICTS = { sampai: 'delivered', gagal: 'failed', ulang: 'queued' } as const;

const KEPT: Record<KeptBecause, string> = {
  talk: 'ucapan atau percakapan',
  denied:
    'TIDAK dari HP Admin atas perintah dengan kode: bila bukan Admin pengirimnya, itu SMS palsu',
  spam: 'spam',
  automatic: 'balasan otomatis',
  own: 'nomor hotline sendiri',
  loop: 'pesan yang sama berulang-ulang',
  costly: 'nomor yang mahal dibalas',
  limit: 'lewat batas harian',
  data: 'permintaan tentang data pribadi, sudah dijawab: lihat Pengaturan, Data pribadi',
  picture: 'gambar (MMS), dijawab bahwa tidak dapat dibaca',
};

/** Why a message was kept by the talk with its sender; undefined for others, and for old ones. */
export function keptByTalk(reading: string | null): KeptBecause | undefined {
  const { kept } = JSON.parse(reading ?? '{}') as { kept?: KeptBecause };
  return kept;
}

/** Why a message has no complaint: the engine's error, why it was kept, or the kind that was understood. */
export function keptBecause(reading: string | null): string {
  if (reading === null) return '';
  const { error, kind } = JSON.parse(reading) as { error?: unknown; kind?: unknown };
  if (typeof error === 'string') return `tidak dapat diolah: ${error}`;
  const kept = keptByTalk(reading);
  if (kept !== undefined) return KEPT[kept];
  return typeof kind === 'string' ? kind.toLowerCase().replace('_', ' ') : '';
}

function inboxView({ rules }: Hotline, entry: InboxEntry): View {
  const { instance } = entry;
  const complaint = instance === null || instance.includes(':') ? null : instance;
  return {
    ...incomingView(entry),
    key: entry.id,
    who: holderOf(rules, entry.from, lookersMask()),
    state: INBOX[entry.state],
    complaint,
    address: complaint === null ? null : complaintAddress(complaint),
    note: keptBecause(entry.reading),
  };
}

function outboxView(hotline: Hotline, entry: OutboxEntry): View {
  return {
    ...outgoingView(hotline, entry),
    who: holderOf(hotline.rules, entry.to, lookersMask()),
    path: encodeURIComponent(entry.id),
  };
}

/** @throws PageError 400 */
function chosenBox(request: Request): InboxState | null {
  const box = parameter(request, 'kotak');
  if (box === '') return null;
  if (!Object.hasOwn(INBOX, box)) throw new PageError(400, 'Kotak pesan ini tidak ada.');
  return box as InboxState;
}

async function messagesView(
  hotline: Hotline,
  person: Person,
  box: InboxState | null,
): Promise<View> {
  const { store } = hotline;
  const [inbox, outbox, unconfirmed] = await Promise.all([
    store.inbox.list({ limit: SHOWN, ...(box === null ? {} : { state: box }) }),
    store.outbox.list({ limit: 2 * SHOWN }),
    store.outbox.list({ state: 'unconfirmed', limit: SHOWN }),
  ]);
  const boxes = Object.entries(INBOX).map(([code, name]) => ({
    name,
    href: `/pesan?kotak=${code}`,
    current: code === box,
  }));
  const all = outbox.filter(({ type }) => type === 'sms').slice(0, SHOWN);
  const [came, sms, open] = await Promise.all([
    readableSms(hotline, person, inbox),
    readableSms(hotline, person, all),
    readableSms(hotline, person, unconfirmed),
  ]);
  return {
    here: box === null ? '/pesan' : `/pesan?kotak=${box}`,
    boxes: [{ name: 'semua', href: '/pesan', current: box === null }, ...boxes],
    inbox: came.map((entry) => inboxView(hotline, entry)),
    outbox: sms.map((entry) => outboxView(hotline, entry)),
    unconfirmed: open.map((entry) => outboxView(hotline, entry)),
  };
}

export function messageRoutes(
  hotline: Hotline,
  { reading }: Pick<Access, 'reading'>,
  views: Views,
): Pages {
  const { store, clock } = hotline;
  const pages = new Pages();
  pages.get('/pesan', ADMIN, async (request, response) => {
    const box = chosenBox(request);
    await reading.note(identityOf(request), 'messages.read', box ?? 'pesan');
    const view = await messagesView(hotline, personAtDesk(identityOf(request)), box);
    response.send(views.page('pesan', 'Pesan', view));
  });
  pages.post('/pesan/:id/hasil', { noted: 'sms.resolved' }, async (request, response) => {
    const verdict = field(request, 'hasil');
    if (!Object.hasOwn(VERDICTS, verdict)) throw new PageError(400, 'Hasil belum dipilih.');
    const state = VERDICTS[verdict as keyof typeof VERDICTS];
    const id = pathPart(request, 'id');
    if (!(await store.outbox.resolve(id, state, clock.now())))
      throw new PageError(409, 'SMS ini tidak lagi menunggu kepastian.');
    hotline.engine.nudge();
    response.redirect(303, '/pesan');
  });
  return pages;
}
