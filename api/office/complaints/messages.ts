import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { mayReadSms } from '../../../machines/complaint/base/policy.ts';
import type { Person } from '../../../machines/people.ts';
import type { Rules } from '../../../machines/rules.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Store } from '../../../store/ports/store.ts';

/** SMS of a complaint, as far as somebody may read them. */

export interface Messages {
  inbox: InboxEntry[];
  outbox: OutboxEntry[];
}

/** Which phones' SMS somebody may read. */
function isFor(rules: Rules, person: Person, reporter: string) {
  return (number: string | null): boolean => {
    if (number === reporter) return true;
    const contact = rules.district.contacts.find(({ phone }) => phone === number);
    return mayReadSms(person, contact);
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
