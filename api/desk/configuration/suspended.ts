import { DOUBTS } from '../../../machines/conversation/base/contact.ts';
import { suspendedContacts } from '../../../machines/conversation/contact-facts.ts';
import { CONVERSATION } from '../../../machines/conversation/kind.ts';
import { maskNumber } from '../../../machines/numbers/masks.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { drawnCode } from '../../office/pack/phone-code.ts';
import { outwardIds } from '../../office/people/outward-ids.ts';
import { PageError } from '../../pages/errors.ts';
import type { View } from '../../pages/views.ts';

/** Registered numbers that do not count for now: each counts again once a code that the admin has sent comes back. */

/** Those in doubt the longest first; `key` stands for the number in addresses. */
export async function suspendedView({ store, rules }: Hotline): Promise<View[]> {
  const ids = await outwardIds(store.records);
  const all = await suspendedContacts(store, rules.district.contacts);
  return all.map(({ label, phone, doubt, since, code }) => ({
    ...{ key: ids.seal('sender', phone), label, number: maskNumber(phone), since },
    reason: doubt === null ? '' : DOUBTS[doubt],
    asked: code !== null,
  }));
}

/**
 * Sends the number a code, which makes it count again once it comes back.
 * @param key as it stands in the address
 * @returns the number
 * @throws PageError 404 when no such number is suspended
 */
export async function verifyContact(hotline: Hotline, key: string, by: Actor): Promise<string> {
  const { engine, clock, store, rules } = hotline;
  const phone = (await outwardIds(store.records)).open('sender', key);
  const all = await suspendedContacts(store, rules.district.contacts);
  const contact = all.find((one) => one.phone === phone);
  if (contact === undefined) throw new PageError(404, 'Nomor ini tidak ditangguhkan.');
  const at = clock.now();
  const event = { type: 'contact.verify', code: drawnCode(), at, by };
  const id = CONVERSATION.idPrefix + contact.phone;
  await engine.instances.move({ id, event, key: `desk:verify:${at}` });
  engine.nudge();
  return contact.phone;
}
