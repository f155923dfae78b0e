import type { OutboxEntry } from '../../store/ports/outbox.ts';
import type { Store } from '../../store/ports/store.ts';
import { COMPLAINT } from '../complaint/kind.ts';
import type { Contact, Role } from '../district/district.ts';
import { agencyNow } from '../district/former.ts';
import { LATELY } from '../engine/move.ts';
import type { SmsParams } from '../engine/outbox-rows.ts';
import type { Hands } from '../engine/process.ts';
import type { Recipient } from '../messages/effects.ts';
import { type ContactFacts, type ContactState, FINE } from './base/contact-state.ts';
import type { ConversationContext } from './base/context.ts';
import { CONVERSATION } from './kind.ts';

/** What the talks of the office's people have to do with what is sent to them. */

/** Tasks of one list. */
const MOST_LISTED = 6;

function contactOf({ rules }: Hands, phone: string | null): Contact | undefined {
  return rules.district.contacts.find((contact) => contact.phone === phone);
}

/** Open tasks of a contact, as a list for whoever takes them over. */
export async function contactFacts(
  { store }: Pick<Hands, 'store'>,
  contact: Contact,
): Promise<ContactFacts> {
  const { agency } = contact;
  if (agency === undefined) return { contact, tasks: [], taskCount: 0 };
  const query = { machine: COMPLAINT.name, tag: 'withAgency', agency };
  const [page, taskCount] = await Promise.all([
    store.instances.find(query, { order: 'due', limit: MOST_LISTED }),
    store.instances.count(query),
  ]);
  const tasks = page.items.flatMap(({ search: { ticket, category, due } }) =>
    ticket === null ? [] : [{ ticket, category, due }],
  );
  return { contact, tasks, taskCount };
}

/** Whether the talk with a number carries a tag; one look-up by its id. */
async function isTagged({ store }: Hands, phone: string | null, tag: string): Promise<boolean> {
  const talk = await store.instances.load(CONVERSATION.idPrefix + (phone ?? ''), LATELY);
  return talk?.search.tags.includes(tag) === true;
}

/** A registered number that does not count for now. */
export function isSuspended(hands: Hands, phone: string): Promise<boolean> {
  return contactOf(hands, phone) === undefined
    ? Promise.resolve(false)
    : isTagged(hands, phone, 'suspended');
}

/** Registered numbers that do not count for now, with why and since when; those in doubt the longest first. */
export async function suspendedContacts(
  { instances }: Pick<Store, 'instances'>,
  contacts: readonly Contact[],
): Promise<(Contact & Pick<ContactState, 'doubt' | 'since' | 'code'>)[]> {
  const query = { machine: CONVERSATION.name, tag: 'suspended' };
  const { items } = await instances.find(query, { order: 'created', limit: contacts.length });
  const talks = await Promise.all(items.map(({ id }) => instances.load(id)));
  const found = talks.flatMap((talk) => {
    const contact = contacts.find(({ phone }) => phone === talk?.search.phone);
    if (talk === undefined || contact === undefined) return [];
    const { context } = JSON.parse(talk.snapshot) as { context: ConversationContext };
    const { doubt, since, code } = context.contact ?? FINE;
    return [{ ...contact, doubt, since, code }];
  });
  return found.sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
}

/**
 * Who has the function now that a number had when something was decided: the pack may have changed meanwhile. Null
 * where the number has it still, or nobody has.
 */
function nowInstead({ rules }: Hands, { to, params }: OutboxEntry, role: Role): Recipient | null {
  const { contacts } = rules.district;
  const { agency: before } = JSON.parse(params) as SmsParams;
  const agency = before === undefined ? undefined : agencyNow(rules.district, before);
  const holders = contacts.filter((one) => one.role === role && one.agency === agency);
  if (holders.length === 0 || holders.some(({ phone }) => phone === to)) return null;
  if (role === 'officer' || role === 'head') return agency === undefined ? null : { role, agency };
  return role === 'citizen' ? null : { role };
}

/** Who gets what is meant for a number that does not count, now or any more: its successor, the head, or the admin. */
export async function insteadOf(
  hands: Hands,
  entry: OutboxEntry,
  role: Recipient['role'],
): Promise<Recipient | null> {
  const { to } = entry;
  // what answers his own SMS, and his code, go to whoever holds the phone
  if (role === 'citizen' || role === 'sender') return null;
  const successor = nowInstead(hands, entry, role);
  if (successor !== null || role === 'admin') return successor;
  const contact = contactOf(hands, to);
  if (contact === undefined || !(await isTagged(hands, to, 'suspended'))) return null;
  const { agency } = contact;
  const head = hands.rules.district.contacts.some(
    (other) => other.role === 'head' && other.agency === agency && other.phone !== to,
  );
  return contact.role === 'officer' && agency !== undefined && head
    ? { role: 'head', agency }
    : { role: 'admin' };
}

/** An SMS to a contact has arrived, or has not for good. */
export async function noteFate(hands: Hands, entry: OutboxEntry, arrived: boolean): Promise<void> {
  const contact = contactOf(hands, entry.to);
  if (contact === undefined || contact.role === 'admin') return;
  const { phone } = contact;
  if (arrived && !(await isTagged(hands, phone, 'missed'))) return;
  const at = hands.clock.now();
  const event = arrived
    ? { type: 'contact.reached', at }
    : { type: 'contact.missed', at, ...(await contactFacts(hands, contact)) };
  const key = `${entry.id}:${arrived ? 'arrived' : 'missed'}`;
  await hands.instances.move({ id: CONVERSATION.idPrefix + phone, event, key });
}
