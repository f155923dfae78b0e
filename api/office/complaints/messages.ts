import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import type { Person } from '../../../machines/person.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Store } from '../../../store/ports/store.ts';

/** SMS of a complaint, as far as somebody may read them. */

export interface Messages {
  inbox: InboxEntry[];
  outbox: OutboxEntry[];
}

/**
 * An agency sees what went between it and the hotline, and between the hotline and the reporter. What
 * others of the office wrote or were told is not its business.
 */
function isFor(rules: Rules, person: Person, reporter: string) {
  return (number: string | null): boolean => {
    if (person.role !== 'agency' || number === reporter) return true;
    const holder = rules.district.contacts.find(({ phone }) => phone === number);
    return holder === undefined || holder.agency === person.agency;
  };
}

/** @returns SMS in and out, each oldest first; what is no SMS left out */
export async function messagesFor(
  { store, rules }: { store: Pick<Store, 'inbox' | 'outbox'>; rules: Rules },
  person: Person,
  { id, reporter }: Pick<ComplaintContext, 'id' | 'reporter'>,
): Promise<Messages> {
  const [inbox, outbox] = await Promise.all([store.inbox.of(id), store.outbox.of(id)]);
  const reads = isFor(rules, person, reporter);
  return {
    inbox: inbox.filter(({ from }) => reads(from)),
    outbox: outbox.filter(({ type, to }) => type === 'sms' && reads(to)),
  };
}
