import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import type { TellEffect } from '../../../machines/messages/effects.ts';
import { maskNumber, maskNumbers } from '../../../machines/numbers/masks.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import { speakerOf } from '../../../machines/people/people.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { requestFrom } from '../../office/acts/given.ts';
import { parentNamed } from '../../office/acts/parent.ts';
import { OFFICE, personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress, PHONE_ACTS_PAGE } from '../common/addresses.ts';
import type { Proposal } from '../complaints/proposals.ts';
import type { Task } from './task.ts';
import { type Done, type WayBack, wayBack } from './way-back.ts';

/**
 * `/telepon-admin`: what the admin's phone did by SMS, newest first. The number of an SMS can be forged, so
 * each act is shown with the act that takes it back, as long as the machine takes that.
 */

/** SMS of one phone that are looked through. */
const LOOKED_THROUGH = 100;
const SHOWN = 50;
/** So long an act stands in the inbox. */
const DAY = 24 * 3_600_000;

export interface PhoneAct {
  key: string;
  at: number;
  /** Masked number of the phone. */
  phone: string;
  /** The SMS as it was typed. */
  typed: string;
  ticket: string;
  address: string;
  /** What happened, in words of the history. */
  done: string;
  /** The button that takes it back; null where that is done, or too late. */
  undo: (Proposal & { address: string }) | null;
  /** When it was taken back. */
  undoneAt: number | null;
}

/** An act that the talk with a phone has told a complaint. */
interface Told {
  effect: OutboxEntry;
  type: ActType;
  instance: string;
  message: string | null;
}

function toldBy(effect: OutboxEntry | undefined): Told[] {
  if (effect?.type !== 'tell') return [];
  const { instance, event, message } = JSON.parse(effect.params) as TellEffect;
  const { type } = event;
  if (!isAct(type) || actOf(type).by !== 'admin') return [];
  return [{ effect, type, instance, message: message?.id ?? null }];
}

/** What the last SMS of a phone have told complaints to do, newest first. */
async function toldFrom({ store }: Hotline, phone: string): Promise<Told[]> {
  const talk = CONVERSATION.idPrefix + phone;
  const stored = await store.instances.load(talk);
  if (stored === undefined) return [];
  const last = await store.instances.history(talk, Math.max(0, stored.revision - LOOKED_THROUGH));
  const ids = last.flatMap(({ effects }) => effects).reverse();
  const effects = await Promise.all(ids.map((id) => store.outbox.get(id)));
  return effects.flatMap(toldBy).slice(0, SHOWN);
}

/** Names of the fields of the forms at the desk (`act-given.ts`). */
function fieldsOf({ secret, parent }: WayBack['given']): Proposal['fields'] {
  const marked = secret === undefined ? [] : [{ name: 'rahasia', value: secret ? 'ya' : '' }];
  return parent === undefined ? marked : [...marked, { name: 'tiket', value: parent }];
}

/** The machine takes it now. */
async function isTaken(hotline: Hotline, request: Request, way: WayBack): Promise<boolean> {
  const { rules, clock, engine } = hotline;
  const now = clock.now();
  const found = await engine.instances.of(COMPLAINT).snapshot(way.instance);
  if (found === undefined) return false;
  const parent = (id: string) => parentNamed(hotline, id);
  const asked = await requestFrom(way.type, way.given, { rules, now, parent });
  return mayDo(found.snapshot, actorOf(request), asked, now);
}

/** The act that takes it back, as a button: what came later may have done so, or done it anew. */
async function undoOf(
  hotline: Hotline,
  request: Request,
  done: Done,
  later: readonly HistoryEntry[],
): Promise<Pick<PhoneAct, 'undo' | 'undoneAt'>> {
  const none = { undo: null, undoneAt: null };
  const way = await wayBack(hotline, done);
  if (way === null) return none;
  const { instance, type, given, label } = way;
  const isOwn = instance === done.instance;
  const since = isOwn ? later : await hotline.store.instances.history(instance);
  const next = since.find((entry) => entry.type === type || (isOwn && entry.type === done.type));
  if (next !== undefined) return next.type === type ? { undo: null, undoneAt: next.at } : none;
  const { desk } = actOf(type);
  if (desk === undefined || !(await isTaken(hotline, request, way))) return none;
  const button = { digit: 1, label: `Batalkan: ${label}`, action: desk.name, key: randomUUID() };
  return {
    undo: { ...button, fields: fieldsOf(given), address: complaintAddress(instance) },
    undoneAt: null,
  };
}

/** What became of it; nothing where the complaint did not take it. */
async function actView(
  hotline: Hotline,
  request: Request,
  phone: string,
  told: Told,
): Promise<PhoneAct[]> {
  const { store } = hotline;
  const { instance, type, effect, message } = told;
  const history = await store.instances.history(instance);
  const index = history.findIndex(({ key }) => key === effect.id);
  const entry = history[index];
  const person = personAtDesk(identityOf(request));
  if (entry === undefined || !(await maySeeNamed(hotline, person, 'instance', instance))) return [];
  const [complaint, sms] = await Promise.all([
    store.instances.load(instance),
    message === null ? undefined : store.inbox.get(message),
  ]);
  return [
    {
      key: effect.id,
      at: entry.at,
      phone: maskNumber(phone),
      typed: maskNumbers(sms?.text ?? ''),
      ticket: complaint?.search.ticket ?? instance,
      address: complaintAddress(instance),
      done: actOf(type).done,
      ...(await undoOf(
        hotline,
        request,
        { type, instance, entry, before: history.slice(0, index) },
        history.slice(index + 1),
      )),
    },
  ];
}

/** Newest first. */
export async function phoneActs(hotline: Hotline, request: Request): Promise<PhoneAct[]> {
  const phones = hotline.rules.district.contacts
    .filter((contact) => speakerOf(contact) === speakerOf(OFFICE))
    .map(({ phone }) => phone);
  const all = await Promise.all(
    phones.map(async (phone) => {
      const told = await toldFrom(hotline, phone);
      return Promise.all(told.map((one) => actView(hotline, request, phone, one)));
    }),
  );
  return all
    .flat(2)
    .sort((a, b) => b.at - a.at)
    .slice(0, SHOWN);
}

/** Those of the last day that can still be taken back, as lines of the inbox. */
export async function phoneTasks(hotline: Hotline, request: Request): Promise<Task[]> {
  const since = hotline.clock.now() - DAY;
  const acts = await phoneActs(hotline, request);
  return acts.flatMap(({ key, at, phone, typed, ticket, done, undo }) =>
    undo === null || at < since
      ? []
      : [
          {
            key: `telepon-${key}`,
            address: undo.address,
            title: ticket,
            asks: `${done}, dengan SMS dari ${phone}. Bukan Anda? Batalkan.`,
            text: typed,
            since: at,
            until: null,
            late: false,
            marks: [],
            proposals: [undo],
          },
        ],
  );
}

export function phoneActRoutes(hotline: Hotline, views: Views): Pages {
  const pages = new Pages();
  pages.get(PHONE_ACTS_PAGE, ADMIN, async (request, response) => {
    const view: View = { acts: await phoneActs(hotline, request), most: SHOWN };
    response.send(views.page('telepon-admin', 'Tindakan dari telepon admin', view));
  });
  return pages;
}
