import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { actOf } from '../../../machines/complaint/acts/acts.ts';
import { statusOf } from '../../../machines/complaint/commands.ts';
import { COMPLAINT, type FoundComplaint } from '../../../machines/complaint/kind.ts';
import { mayDo } from '../../../machines/people/may-do.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { personAtDesk } from '../../office/people/person.ts';
import { readableSms } from '../../office/people/sms-scope.ts';
import { actorOf, identityOf } from '../../pages/access/actor.ts';
import { complaintAddress } from '../common/addresses.ts';
import { seenOf } from '../complaints/meanwhile.ts';
import type { Proposal } from '../complaints/proposals.ts';

/** SMS without a ticket that the hotline took for words about a complaint it has: right, or for somebody to move. */

/** Of the latest SMS so many are looked through. */
const LOOKED_THROUGH = 200;

export interface FollowedUp {
  entry: InboxEntry;
  found: FoundComplaint;
}

/** Not the SMS that the complaint began with, nor one in which its sender named it. */
function isFollowUp({ storedAt, text }: InboxEntry, { stored, snapshot }: FoundComplaint): boolean {
  const digits = snapshot.context.ticket.replace(/^[A-Z]+0*/, '');
  return storedAt > stored.createdAt && !text.includes(digits);
}

/** Newest first. @param until epoch milliseconds: those that were stored later */
export async function followedUp(
  hotline: Hotline,
  request: Request,
  until: number,
): Promise<FollowedUp[]> {
  const { store, engine, rules } = hotline;
  const { contacts } = rules.district;
  const latest = await store.inbox.list({ state: 'done', limit: LOOKED_THROUGH });
  const bound = latest.filter(
    ({ storedAt, instance, binding, from }) =>
      storedAt > until &&
      instance !== null &&
      binding !== null &&
      !instance.includes(':') &&
      !contacts.some(({ phone }) => phone === from),
  );
  const readable = await readableSms(hotline, personAtDesk(identityOf(request)), bound);
  const all = await Promise.all(
    readable.map(async (entry) => {
      const found = await engine.instances.of(COMPLAINT).snapshot(entry.instance ?? '');
      return found !== undefined && isFollowUp(entry, found) ? [{ entry, found }] : [];
    }),
  );
  return all.flat();
}

/** The words become a complaint of their own, as long as nothing was done on them. */
function proposalsOf(
  { clock }: Hotline,
  request: Request,
  { entry, found: { snapshot } }: FollowedUp,
): Proposal[] {
  const type = 'admin.unsay';
  const { desk } = actOf(type);
  const isLast = snapshot.context.lastWords?.message === entry.id;
  if (desk === undefined || !isLast || !mayDo(snapshot, actorOf(request), { type }, clock.now()))
    return [];
  return [{ digit: 1, label: desk.button, action: desk.name, fields: [], key: randomUUID() }];
}

export function followUpView(hotline: Hotline, request: Request, one: FollowedUp) {
  const { entry, found } = one;
  const { id, ticket } = found.snapshot.context;
  return {
    key: entry.id,
    seen: seenOf(found.stored),
    address: complaintAddress(id),
    ticket,
    text: entry.text,
    why: entry.binding ?? '',
    status: statusOf(hotline.rules, found.snapshot),
    at: entry.storedAt,
    proposals: proposalsOf(hotline, request, one),
  };
}
