import type { Contact } from '../district/district.ts';
import { successorsOf } from '../district/former.ts';
import type { Hands } from '../engine/process.ts';
import { contactFacts } from './contact-facts.ts';
import { CONVERSATION } from './kind.ts';

/**
 * Officers whose number the pack did not have at the last start, or whose agency has taken over from another since:
 * each gets what is open with his agency, once. To the numbers of before nothing more is sent.
 */

const SEEN = { kind: 'pack', id: 'contacts' };

type Known = Pick<Contact, 'role' | 'agency' | 'phone'>;

interface Seen {
  contacts: Known[];
}

const known = ({ role, agency, phone }: Contact): Known => ({
  ...{ role, phone },
  ...(agency === undefined ? {} : { agency }),
});

/** Its agency's tasks are news to him: he was not there, or not for all that have become part of it. */
function isNew({ rules }: Hands, seen: readonly Known[], { phone, role, agency = '' }: Contact) {
  const was = (code: string) =>
    seen.some((one) => one.phone === phone && one.role === role && one.agency === code);
  const gone = seen.flatMap(({ agency: code }) =>
    code !== undefined && successorsOf(rules.district, code).includes(agency) ? [code] : [],
  );
  return gone.length === 0 ? !was(agency) : !gone.every(was);
}

/** Again is harmless: whoever was told is not told again. */
export async function tellNewContacts(hands: Hands): Promise<void> {
  const { store, rules, clock, instances, log } = hands;
  const { contacts } = rules.district;
  const record = await store.records.get(SEEN.kind, SEEN.id);
  const now = contacts.map(known);
  // before the first start with this nobody knows who is new
  const seen = (record?.value as Seen | undefined)?.contacts ?? now;
  if (record !== undefined && JSON.stringify(seen) === JSON.stringify(now)) return;
  const expectedRevision = record?.revision ?? 0;
  for (const contact of contacts) {
    if (contact.role !== 'officer' || !isNew(hands, seen, contact)) continue;
    const facts = await contactFacts(hands, contact);
    const event = { type: 'contact.appointed', at: clock.now(), ...facts };
    const id = CONVERSATION.idPrefix + contact.phone;
    await instances.move({ id, event, key: `pack:contacts:${expectedRevision}` });
    log('info', 'a new number of an officer', { agency: contact.agency, open: facts.taskCount });
  }
  await store.records.put({ ...SEEN, expectedRevision, value: { contacts: now } satisfies Seen });
}
