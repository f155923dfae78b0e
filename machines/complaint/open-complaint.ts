import type { Store } from '../../store/ports/store.ts';
import type { Rules } from '../district/rules.ts';
import type { Instances } from '../engine/move.ts';
import { complaintId, ticketCode } from '../numbers/tickets.ts';
import type { ComplaintInput } from './base/context.ts';
import { COMPLAINT } from './kind.ts';

/** Gives a complaint its ticket and makes it; the same key always gives the same complaint. */

/** One series for all years: a code is never given twice. */
export const TICKET_SERIES = 'ticket';
/** Until then each year had a series of its own, from which the one goes on. */
const FIRST_YEAR = 2025;

/** Also of the year after: a message of its last hours may be opened when the next has begun. */
function yearlySeries(year: number): string[] {
  const years = Math.max(0, year - FIRST_YEAR + 2);
  return Array.from({ length: years }, (_, n) => `${TICKET_SERIES}:${FIRST_YEAR + n}`);
}

export interface ComplaintDesk {
  store: Pick<Store, 'numbers'>;
  rules: Rules;
  instances: Pick<Instances, 'of'>;
}

/** Numbers that lag behind the complaints so far are a fault that a person has to look at. */
const MOST_TAKEN = 1_000;

/**
 * A number that another complaint has already is passed over: a table of numbers that lags behind costs
 * numbers, never a complaint.
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
  for (let attempt = 0; attempt < MOST_TAKEN; attempt += 1) {
    // the same numbers in the same order, whenever this is tried again
    const own = attempt === 0 ? key : `${key}#${attempt}`;
    const ticket = ticketCode(await store.numbers.allocate(TICKET_SERIES, own, yearlySeries(year)));
    const id = complaintId(year, ticket);
    const whole: ComplaintInput = { ...input, id, ticket, year };
    const { outcome } = await instances.of(COMPLAINT).create(id, whole, key);
    if (outcome !== 'taken') return id;
  }
  throw new RangeError(
    `${TICKET_SERIES}: ${MOST_TAKEN} numbers in a row belong to complaints already; is the table of numbers older than the complaints?`,
  );
}
