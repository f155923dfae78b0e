import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { ActType } from '../../../machines/complaint/acts/act.ts';
import { actOf, isAct } from '../../../machines/complaint/acts/acts.ts';
import { takenActs } from '../../../machines/complaint/commands.ts';
import { COMPLAINT } from '../../../machines/complaint/kind.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import type { TellEffect } from '../../../machines/effects.ts';
import { maskNumber, maskNumbers } from '../../../machines/masks.ts';
import { speakerOf } from '../../../machines/people.ts';
import type { HistoryEntry } from '../../../store/ports/instances.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { OFFICE, personAtDesk } from '../../office/people/person.ts';
import { maySeeNamed } from '../../office/people/scope.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { ADMIN, Pages } from '../../pages/pages.ts';
import type { View, Views } from '../../pages/views.ts';
import { complaintAddress, PHONE_ACTS_PAGE } from '../common/addresses.ts';
import type { Proposal } from '../complaints/proposals.ts';
import type { Task } from './task.ts';

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
  undo: Proposal | null;
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

/** The act that takes it back, as a button: what came later may have done so, or done it anew. */
async function undoOf(
  hotline: Hotline,
  request: Request,
  { type, instance }: Told,
  later: readonly HistoryEntry[],
): Promise<Pick<PhoneAct, 'undo' | 'undoneAt'>> {
  const { undo } = actOf(type);
  const next = later.find((entry) => entry.type === type || entry.type === undo);
  if (undo === undefined || next !== undefined)
    return { undo: null, undoneAt: next?.type === undo ? (next?.at ?? null) : null };
  const found = await hotline.engine.instances.of(COMPLAINT).snapshot(instance);
  const { desk } = actOf(undo);
  const { rules, clock } = hotline;
  const taken =
    found !== undefined &&
    takenActs(rules, found.snapshot, actorOf(request), clock.now(), [undo]).length > 0;
  if (!taken || desk === undefined) return { undo: null, undoneAt: null };
  const button = { digit: 1, label: `Batalkan: ${desk.button}`, action: desk.name, fields: [] };
  return { undo: { ...button, key: randomUUID() }, undoneAt: null };
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
      ...(await undoOf(hotline, request, told, history.slice(index + 1))),
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
  return acts.flatMap(({ key, at, phone, typed, ticket, address, done, undo }) =>
    undo === null || at < since
      ? []
      : [
          {
            key: `telepon-${key}`,
            address,
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
