import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { isOfParted } from '../../../machines/complaint/base/links.ts';
import { mayReadSms, readsOfParted } from '../../../machines/complaint/base/policy.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import type { Person } from '../../../machines/people/people.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';
import type { OutboxEntry } from '../../../store/ports/outbox.ts';
import type { Store } from '../../../store/ports/store.ts';

/** SMS of a complaint, as far as somebody may read them. */

export interface Messages {
  inbox: InboxEntry[];
  outbox: OutboxEntry[];
}

interface Kept {
  store: Pick<Store, 'inbox' | 'outbox' | 'instances'>;
  rules: Rules;
}

type Complaint = Pick<ComplaintContext, 'id' | 'reporter' | 'children'>;

/** Which phones' SMS somebody may read. */
function isFor(rules: Rules, person: Person, reporter: string) {
  return (number: string | null): boolean => {
    if (number === reporter) return true;
    const contact = rules.district.contacts.find(({ phone }) => phone === number);
    return mayReadSms(person, contact);
  };
}

/**
 * Revisions in which another complaint told this one what is that one's alone, now that they have parted: an agency reads
 * no more what its people were told of it.
 */
async function partedAt({ store }: Kept, person: Person, complaint: Complaint) {
  if (readsOfParted(person)) return new Set<number>();
  const history = await store.instances.history(complaint.id);
  const told = history.filter(({ type }) => type.startsWith('child.'));
  const parted = told.filter(({ event }) => isOfParted(complaint, JSON.parse(event)));
  return new Set(parted.map(({ revision }) => revision));
}

/** @returns SMS in and out, each oldest first; what is no SMS left out */
export async function messagesFor(
  kept: Kept,
  person: Person,
  complaint: Complaint,
): Promise<Messages> {
  const { store, rules } = kept;
  const { id, reporter } = complaint;
  const [inbox, outbox, parted] = await Promise.all([
    store.inbox.of(id),
    store.outbox.of(id),
    partedAt(kept, person, complaint),
  ]);
  const reads = isFor(rules, person, reporter);
  return {
    inbox: inbox.filter(({ from }) => reads(from)),
    outbox: outbox.filter(
      ({ type, to, instance, revision }) =>
        type === 'sms' &&
        reads(to) &&
        !(to !== reporter && instance === id && parted.has(revision)),
    ),
  };
}
