import type { District } from '../../machines/district/district.ts';
import { ticketCode } from '../../machines/numbers/tickets.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Names } from './recorded-steps.ts';
import { contactName } from './scenario/stage.ts';

/** What phones and tickets of a session are called in its scenario, which starts on a fresh store. */

const PAGE = 200;
const TICKET = /\b([A-Z]{1,2})[ -]?(\d{3})\b/gi;

/** Tickets given since a time, oldest first. */
async function ticketsSince(store: Store, since: number): Promise<string[]> {
  const tickets: string[] = [];
  let cursor: string | null = null;
  do {
    const { items, next }: Awaited<ReturnType<Store['instances']['find']>> =
      await store.instances.find(
        { machine: 'complaint' },
        { order: 'created', limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      );
    const young = items.filter(({ createdAt }) => createdAt >= since);
    tickets.push(...young.flatMap(({ search }) => search.ticket ?? []));
    cursor = young.length < items.length ? null : next;
  } while (cursor !== null);
  return tickets.reverse();
}

/** Names of phones as scenarios call them; strangers are numbered as they come. */
function phoneNames({ contacts }: District) {
  const known = new Map(contacts.map((contact) => [contact.phone, contactName(contact)]));
  const strangers: Record<string, string> = {};
  const counts = { warga: 0, operator: 0 };
  function phone(number: string): string {
    const name = known.get(number);
    if (name !== undefined) return name;
    const kind = number.startsWith('+') ? 'warga' : 'operator';
    counts[kind] += 1;
    const given = counts[kind] === 1 ? kind : `${kind} ${counts[kind]}`;
    known.set(number, given);
    strangers[given] = number;
    return given;
  }
  return { phone, strangers: () => strangers };
}

export async function namesOf(district: District, store: Store, since: number): Promise<Names> {
  const given = await ticketsSince(store, since);
  const fresh = new Map(given.map((ticket, n) => [ticket, ticketCode(n + 1)]));
  return {
    ...phoneNames(district),
    tickets: (text) =>
      text.replace(TICKET, (typed, letters: string, digits: string) => {
        const ticket = letters.toUpperCase() + digits;
        const other = fresh.get(ticket);
        return other === undefined || other === ticket ? typed : other;
      }),
  };
}
