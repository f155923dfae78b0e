import { isForAdmin } from '../complaint/base/policy.ts';
import { COMPLAINT } from '../complaint/kind.ts';
import type { Hands } from '../engine/process.ts';
import { otherPhone, ticketMoved, wantsNewPhone } from '../language/new-phone-words.ts';
import { typedTicket } from '../tickets.ts';
import type { Understanding } from '../understanding.ts';
import type { Facts, Movable } from './base/events.ts';

/** What is looked up when somebody writes that his complaint is to come to this phone. */

/** Complaints of one phone that may move at once. */
const MOST = 20;

/** @param from phone that writes */
export async function movingFacts(
  { store, rules, instances }: Pick<Hands, 'store' | 'rules' | 'instances'>,
  reading: Understanding,
  from: string,
): Promise<Pick<Facts, 'moving'>> {
  const [typed, old] = [ticketMoved(reading), otherPhone(reading, from)];
  if (!wantsNewPhone(reading) || typed === null || old === null) return {};
  const page = await store.instances.find(
    { machine: COMPLAINT.name, phone: old },
    { order: 'created', limit: MOST },
  );
  const { code, year } = typedTicket(typed);
  const alive = page.items.filter(({ search }) => search.state !== 'archived');
  const found = await Promise.all(
    alive.map(async ({ id, search }) => {
      const context = await instances.of(COMPLAINT).context(id);
      const isNamed = search.ticket === code && (year === null || search.year === year);
      return context === undefined ? [] : [{ id, search, isNamed, context }];
    }),
  );
  const all = found.flat();
  const movable = ({ context }: (typeof all)[number]): Movable => ({
    instance: context.id,
    ticket: context.ticket,
    isForAdmin: isForAdmin(rules, context),
  });
  const named = all.filter(({ isNamed }) => isNamed).map(movable);
  if (named.length === 0) return {};
  const others = all.filter(({ isNamed, search }) => !isNamed && search.tags.includes('open'));
  return { moving: { old, named, others: others.map(movable) } };
}
