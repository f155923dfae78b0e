import type { Instances } from '../engine/instances.ts';
import type { EngineParts } from '../engine/ports.ts';
import type { SmsEvent } from './events.ts';
import { gatherFacts } from './facts.ts';

/** Makes the event for the conversation out of a message: who sent it, what it means, what is known. */

type Ports = Pick<EngineParts, 'store' | 'rules' | 'understand' | 'ownNumbers'>;

/** A message as far as it counts for its reading. */
export interface Heard {
  id: string;
  /** E.164, or the name or short code of an operator. */
  from: string;
  text: string;
  /** Service-centre timestamp. */
  sentAt: number;
  /** Instance of the message that this one continues late. */
  continued: string | null;
}

function senderOf({ rules }: Ports, from: string): SmsEvent['sender'] {
  const contact = rules.district.contacts.find(({ phone }) => phone === from);
  if (contact === undefined) return { role: 'citizen', phone: from };
  const { role, agency } = contact;
  return { role, phone: from, ...(agency === undefined ? {} : { agency }) };
}

/** @param now when it is read */
export async function smsEvent(
  ports: Ports,
  instances: Instances,
  { id, from, text, sentAt, continued }: Heard,
  now: number,
): Promise<SmsEvent & { by: SmsEvent['sender'] }> {
  const sender = senderOf(ports, from);
  const agency = sender.agency === undefined ? {} : { agency: sender.agency };
  const reading = ports.understand(text, { role: sender.role, address: from, ...agency });
  const facts = await gatherFacts(ports, instances, sender, reading, now, continued);
  return {
    type: 'sms',
    at: now,
    by: sender,
    message: { id, from, sentAt },
    sender,
    own: ports.ownNumbers.includes(from),
    reading,
    facts,
  };
}
