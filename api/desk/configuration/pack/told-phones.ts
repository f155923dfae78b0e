import { CONVERSATION } from '../../../../machines/conversation/kind.ts';
import type { Actor } from '../../../../machines/people/actor.ts';
import type { Hotline } from '../../../hotline/hotline.ts';
import type { Item } from '../../../office/pack/fields.ts';
import type { PackData } from '../../../office/pack/pack.ts';
import { typedNumber } from '../../../office/words/typed-number.ts';

/** SMS to phones that become, or are no longer, a contact's. */

type Hands = Pick<Hotline, 'engine' | 'clock'>;

/** @param phone E.164 */
async function tell(
  { engine, clock }: Hands,
  phone: string,
  event: { type: string } & Record<string, unknown>,
  by: Actor,
): Promise<void> {
  const at = clock.now();
  const key = `desk:${event.type}:${at}`;
  await engine.instances.move({
    id: CONVERSATION.idPrefix + phone,
    event: { ...event, at, by },
    key,
  });
  engine.nudge();
}

/** The number of a contact; undefined for none, or what is no number. */
export function phoneOf(contact: Item | null): string | undefined {
  return typeof contact?.phone === 'string' ? typedNumber(contact.phone) : undefined;
}

const labelOf = (contact: Item | null) => String(contact?.label ?? '');

/** The code goes to the number that is to be registered. */
export function sendCode(hands: Hands, contact: Item, code: string, by: Actor): Promise<void> {
  const event = { type: 'contact.enrolling', code, label: labelOf(contact) };
  return tell(hands, phoneOf(contact) ?? '', event, by);
}

/** A text of the office, to see it on a phone. @param phone E.164 */
export function sendTrial(hands: Hands, phone: string, text: string, by: Actor): Promise<void> {
  return tell(hands, phone, { type: 'text.tried', text }, by);
}

const CONTACTS = 'contacts.yaml';

function contactsOf(pack: PackData): Item[] {
  const file = pack[CONTACTS] as { contacts?: Item[] } | undefined;
  return file?.contacts ?? [];
}

/** Whoever had a function before a change, and has none after it, hears of that. */
export async function tellFormer(
  hands: Hands,
  before: PackData,
  after: PackData,
  by: Actor,
): Promise<void> {
  const now = new Set(contactsOf(after).map(phoneOf));
  for (const contact of contactsOf(before)) {
    const phone = phoneOf(contact);
    if (phone === undefined || now.has(phone)) continue;
    await tell(hands, phone, { type: 'contact.replaced', label: labelOf(contact) }, by);
  }
}
