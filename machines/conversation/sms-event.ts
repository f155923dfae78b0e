import type { Instances } from '../engine/instances.ts';
import type { EngineParts } from '../engine/ports.ts';
import { personalWords } from '../language/personal.ts';
import type { Asked, ConversationContext } from './context.ts';
import type { SmsEvent } from './events.ts';
import { gatherFacts } from './facts.ts';

/** Makes the event for the conversation out of a message: who sent it, what it means, what is known. */

type Ports = Pick<EngineParts, 'store' | 'rules' | 'understand' | 'ownNumbers' | 'random'>;

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

/** An answer that says how an earlier SMS is to be read is no longer than this. */
const LONGEST_ANSWER = 24;

function senderOf({ rules }: Ports, from: string): SmsEvent['sender'] {
  const contact = rules.district.contacts.find(({ phone }) => phone === from);
  if (contact === undefined) return { role: 'citizen', phone: from };
  const { role, agency } = contact;
  return { role, phone: from, ...(agency === undefined ? {} : { agency }) };
}

/** What we last asked this phone; looked up only for answers. */
async function askedOf(instances: Instances, { from, text }: Heard): Promise<Asked | null> {
  if (text.trim().length > LONGEST_ANSWER) return null;
  const talk = await instances.snapshot(`conversation:${from}`);
  return (talk?.snapshot.context as ConversationContext | undefined)?.asked ?? null;
}

/** An SMS that is read again, with what its sender has now said of it. */
interface Resumed {
  original: { id: string; sentAt?: number };
  text: string;
  meant?: Record<string, string>;
  personal: boolean;
}

function choiceIn(text: string): number | null {
  const [, number] = /^\W*(?:no\.?\s*|nomor\s*|pilih\s*)?([1-9])\W*$/i.exec(text) ?? [];
  return number === undefined ? null : Number(number);
}

/** @param said the words of this SMS, behind WARGA where that was said */
function resumedBy(asked: Asked | null, said: string, personal: boolean): Resumed | null {
  if (asked?.kind === 'personal' && personal && said === '') return resumed(asked, true);
  if (asked?.kind !== 'same' || (asked.personal === true) !== personal) return null;
  const chosen = asked.options[(choiceIn(said) ?? 0) - 1];
  if (chosen === undefined) return null;
  const meant = { ...asked.meant, [asked.typed]: chosen.instance };
  return { ...resumed(asked, personal), meant };
}

function resumed(
  { id, text, sentAt }: Extract<Asked, { kind: 'same' | 'personal' }>,
  personal: boolean,
): Resumed {
  return { original: { id, ...(sentAt === undefined ? {} : { sentAt }) }, text, personal };
}

/** @param now when it is read */
export async function smsEvent(
  ports: Ports,
  instances: Instances,
  heard: Heard,
  now: number,
): Promise<SmsEvent & { by: SmsEvent['sender'] }> {
  const { id, from, sentAt, continued } = heard;
  const known = senderOf(ports, from);
  const words = known.role === 'citizen' ? null : personalWords(heard.text);
  const said = words ?? heard.text;
  const before = resumedBy(await askedOf(instances, heard), said, words !== null);
  const personal = words !== null && before?.personal !== false;
  const sender: SmsEvent['sender'] = personal ? { role: 'citizen', phone: from } : known;
  const text = before?.text ?? said;
  const agency = sender.agency === undefined ? {} : { agency: sender.agency };
  const reading = ports.understand(text, { role: sender.role, address: from, ...agency });
  const { meant } = before ?? {};
  const facts = await gatherFacts(ports, instances, sender, reading, now, continued, meant);
  return {
    type: 'sms',
    at: now,
    by: sender,
    message: { id, from, sentAt },
    sender,
    own: ports.ownNumbers.includes(from),
    ...(personal ? { personal: { agency: known.agency ?? null } } : {}),
    ...(before === null ? {} : { original: before.original }),
    ...(meant === undefined ? {} : { meant }),
    reading,
    facts,
  };
}
