import type { Store } from '../../store/port.ts';
import type { Instances } from '../engine/instances.ts';
import type { Rules } from '../rules.ts';
import { complaintId, ticketCode } from '../tickets.ts';
import type { ComplaintInput } from './context.ts';

/** Gives a complaint its ticket and makes it; the same key always gives the same complaint. */

export interface ComplaintDesk {
  store: Pick<Store, 'allocate'>;
  rules: Rules;
  instances: Pick<Instances, 'create'>;
}

/**
 * @param input all but what follows from the ticket; the ticket is of the year of `at`
 * @param key idempotency key
 * @returns id of the complaint
 */
export async function openComplaint(
  { store, rules, instances }: ComplaintDesk,
  input: Omit<ComplaintInput, 'id' | 'ticket' | 'year'>,
  key: string,
): Promise<string> {
  const { year } = rules.calendar.local(input.at);
  const ticket = ticketCode(await store.allocate(`ticket:${year}`, key));
  const id = complaintId(year, ticket);
  const whole: ComplaintInput = { ...input, id, ticket, year };
  await instances.create('complaint', id, whole, key);
  return id;
}
