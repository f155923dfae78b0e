import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { LooseWords } from '../../../machines/conversation/base/context.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { outwardIds } from '../../office/people/outward-ids.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { nameSubject } from '../../pages/access/audited.ts';
import { PageError } from '../../pages/errors.ts';
import { field, pathPart } from '../../pages/form.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import { complaintAddress } from '../common/addresses.ts';
import { senderOf } from '../messages/held-senders.ts';
import type { Task } from './task.ts';

/**
 * Words of a citizen of which nobody has said for which of his complaints they are: the admin places them with one key. Whatever is chosen, it is the
 * citizen's word there, as if he had named the ticket.
 */

const SHOWN = 10;
/** Of no complaint that there is. */
const OWN = 'sendiri';

interface Found extends LooseWords {
  phone: string;
  key: string;
}

/** Only those whose complaints this user may all see. */
async function visible(hotline: Hotline, request: Request, one: LooseWords): Promise<boolean> {
  const person = personAtDesk(identityOf(request));
  for (const { instance } of one.options)
    if (!(await maySeeNamed(hotline, person, 'complaint', instance))) return false;
  return true;
}

async function looseWords(hotline: Hotline, request: Request): Promise<Found[]> {
  const { store, engine } = hotline;
  const ids = await outwardIds(store.records);
  const query = { machine: CONVERSATION.name, tag: 'loose' };
  const { items } = await store.instances.find(query, { order: 'created', limit: SHOWN });
  const talks = engine.instances.of(CONVERSATION);
  const found: Found[] = [];
  for (const { id } of items) {
    const { phone = '', loose = [] } = (await talks.context(id)) ?? {};
    for (const one of loose)
      if (await visible(hotline, request, one))
        found.push({ ...one, phone, key: ids.seal('sender', phone) });
  }
  return found;
}

const named = ({ ticket, label }: LooseWords['options'][number]) =>
  label === undefined ? ticket : `${ticket} ${label}`;

function taskOf({ held, options, phone, key }: Found): Task {
  const choices = [
    ...options.map((one) => ({ label: `Untuk ${named(one)}`, value: one.instance })),
    { label: 'Aduan sendiri', value: OWN },
  ];
  return {
    key: `susulan-${held.id}`,
    address: `/susulan/${key}`,
    title: maskNumber(phone),
    asks: `SMS tanpa nomor, tidak menjawab untuk yang mana: ${options.map(named).join(' atau ')}?`,
    text: held.text,
    since: held.at,
    until: null,
    late: false,
    marks: [],
    proposals: choices.map(({ label, value }, index) => ({
      digit: index + 1,
      label,
      action: 'untuk',
      fields: [
        { name: 'pesan', value: held.id },
        { name: 'aduan', value },
      ],
      key: randomUUID(),
    })),
  };
}

export async function looseTasks(hotline: Hotline, request: Request): Promise<Task[]> {
  return (await looseWords(hotline, request)).map(taskOf);
}

/** @throws PageError 404 for words that wait no more */
async function found(hotline: Hotline, request: Request, id: string): Promise<Found> {
  const phone = await senderOf(hotline, pathPart(request, 'id'));
  const all = await looseWords(hotline, request);
  const one = all.find(({ phone: by, held }) => by === phone && (id === '' || held.id === id));
  if (one === undefined) throw new PageError(404, 'SMS ini tidak menunggu lagi.');
  return one;
}

/** @throws PageError 400 for a complaint that was not offered, 409 when somebody was first */
async function place(hotline: Hotline, request: Request): Promise<Found> {
  const one = await found(hotline, request, field(request, 'pesan'));
  const chosen = field(request, 'aduan');
  const to = one.options.find(({ instance }) => instance === chosen)?.instance ?? null;
  if (to === null && chosen !== OWN) throw new PageError(400, 'Aduannya belum dipilih.');
  const { engine, clock } = hotline;
  const { id } = one.held;
  const event = { type: 'words.placed', at: clock.now(), by: actorOf(request), id, to };
  const key = `desk:placed:${id}`;
  const moved = await engine.instances.move({ id: CONVERSATION.idPrefix + one.phone, event, key });
  if (moved.outcome !== 'applied') throw new PageError(409, 'SMS ini baru saja dipilihkan.');
  engine.nudge();
  return one;
}

export function looseRoutes(hotline: Hotline): Pages {
  const pages = new Pages();
  pages.get('/susulan/:id', ADMIN, async (request, response) => {
    const [first] = (await found(hotline, request, '')).options;
    response.redirect(303, first === undefined ? '/' : complaintAddress(first.instance));
  });
  pages.post(
    '/susulan/:id/tindakan/untuk',
    { noted: 'message.placed' },
    async (request, response) => {
      const { phone, held } = await place(hotline, request);
      nameSubject(request, phone, { message: held.id, complaint: field(request, 'aduan') });
      response.redirect(303, '/');
    },
  );
  return pages;
}
