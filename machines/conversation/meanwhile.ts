import type { Hands, Heard, Meanwhile } from '../engine/process.ts';
import { CONVERSATION } from './kind.ts';
import type { ReadingPorts } from './sms-event.ts';

/**
 * What is said about an SMS that is not answered yet, since nobody knows what time it is: a receipt that promises
 * nothing, and an alarm where somebody may be in danger. Nothing is decided here.
 */

/** A number that a person writes from; the network's own names and short codes get no answer. */
const PHONE = /^\+\d{9,15}$/;

/** Nobody who is blocked or wants no SMS, and none of our own lines. */
async function isAnswered({ store }: Hands, { ownNumbers }: ReadingPorts, from: string) {
  if (!PHONE.test(from) || ownNumbers.includes(from)) return false;
  const talk = await store.instances.load(CONVERSATION.idPrefix + from);
  const tags = talk?.search.tags ?? [];
  return !tags.includes('blocked') && !tags.includes('stopped');
}

export async function meanwhile(
  hands: Hands,
  ports: ReadingPorts,
  { from, text }: Heard,
): Promise<Meanwhile> {
  if (!(await isAnswered(hands, ports, from))) return { receipt: null, alarm: null };
  const office = hands.rules.district.contacts.some(({ phone }) => phone === from);
  const { flags } = ports.understand(text, { role: 'citizen', address: from });
  const to = { role: 'sender' as const, phone: from };
  const message = { template: 'terima-tunggu' as const, vars: { office } };
  const alarm = { template: 'admin-darurat-jam' as const, vars: { text } };
  const admin = { role: 'admin' as const };
  return {
    receipt: { to, message, hours: 'any' },
    alarm: flags.includes('emergency') ? { to: admin, message: alarm, hours: 'any' } : null,
  };
}
