import type { Hands, Heard } from '../engine/process.ts';
import { choiceOf } from '../language/answers/choice.ts';
import { saysYes } from '../language/answers/office-answers.ts';
import type { SentSms } from '../language/answers/sent-back.ts';
import { asksToFile } from '../language/commands/passed-on.ts';
import { personalWords } from '../language/personal.ts';
import type { SmsEffect } from '../messages/effects.ts';
import { isLeader } from '../people/people.ts';
import type { Understand, Understanding } from '../text/understanding.ts';
import type { Asked } from './base/context.ts';
import type { SmsEvent } from './base/events.ts';
import { commandsOf } from './base/named.ts';
import { ticketSaid } from './base/said-ticket.ts';
import { isSuspended } from './contact-facts.ts';
import { CONVERSATION } from './kind.ts';
import { complaintsNow, gatherFacts } from './looked-up.ts';
import { askedAfter } from './staff/told-why.ts';
import type { Said, Talk } from './talk.ts';

/** Makes the event for the conversation out of a message: who sent it, what it means, what is known. */

export interface ReadingPorts {
  understand: Understand;
  /** E.164 numbers of the hotline itself; what comes from them is a loop. */
  ownNumbers: readonly string[];
  /** Writes down, before it is answered, what people of the office look at, and what they were refused. */
  looked?: (sender: SmsEvent['sender'], look: Look, instance: string) => Promise<void>;
}

/** A leader looks at a complaint; somebody asks for one that he may not see. */
export type Look = 'looked' | 'refused';

/** Older SMS of ours are not looked for in what a phone sends. */
const MOST_SENT = 40;
/** An answer that says how an earlier SMS is to be read is no longer than this. */
const LONGEST_ANSWER = 60;

function senderOf({ rules }: Pick<Hands, 'rules'>, from: string): SmsEvent['sender'] {
  const contact = rules.district.contacts.find(({ phone }) => phone === from);
  if (contact === undefined) return { role: 'citizen', phone: from };
  const { role, agency } = contact;
  return { role, phone: from, ...(agency === undefined ? {} : { agency }) };
}

/** A registered number that does not count for now is anybody's. */
async function knownAs(hands: Hands, from: string): Promise<SmsEvent['sender']> {
  const known = senderOf(hands, from);
  if (known.role === 'citizen' || !(await isSuspended(hands, from))) return known;
  return { role: 'citizen', phone: from };
}

/** What we last asked this phone; looked up only for answers. */
async function askedOf({ instances }: Hands, { from, text }: Heard): Promise<Asked | null> {
  if (text.trim().length > LONGEST_ANSWER) return null;
  const talk = await instances.of(CONVERSATION).context(CONVERSATION.idPrefix + from);
  return talk?.asked ?? null;
}

/** An SMS that is read again, with what its sender has now said of it. */
interface Resumed {
  original: { id: string; sentAt?: number };
  text: string;
  meant?: Record<string, string>;
  personal: boolean;
  /** It is to be a complaint of a citizen, whose words he only sends on. */
  passesOn?: true;
}

/** @param said the words of this SMS, behind WARGA where that was said */
function resumedBy(asked: Asked | null, said: string, personal: boolean): Resumed | null {
  if (asked?.kind === 'personal' && personal && said === '') return resumed(asked, true);
  if (asked?.kind === 'personal' && !personal && (saysYes(said) || asksToFile(said)))
    return { ...resumed(asked, false), passesOn: true };
  if (asked?.kind !== 'same' || (asked.personal === true) !== personal) return null;
  const choice = choiceOf(said);
  const chosen =
    typeof choice === 'number' ? asked.options[choice - 1] : ticketSaid(said, asked.options);
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

/** Complaints that acts which wait for a word are about. */
function waitingIn(asked: Asked | null): string[] {
  if (asked?.kind !== 'confirm') return [];
  return asked.acts.flatMap(({ instance, request }) =>
    request.type === 'admin.merge' ? [instance, request.parent.instance] : [],
  );
}

/** SMS that this phone got from us, newest first. */
async function sentTo({ store }: Hands, to: string): Promise<SentSms[]> {
  const entries = await store.outbox.list({ to, limit: MOST_SENT });
  return entries.flatMap(({ text, params }) => {
    if (text === null || text === undefined) return [];
    const { message } = JSON.parse(params) as Partial<SmsEffect>;
    const quote = message !== undefined && 'text' in message.vars ? message.vars.text : null;
    return [{ text, quote }];
  });
}

/** The event that a message is, as it is read now. */
export async function smsEvent(
  hands: Hands,
  ports: ReadingPorts,
  talks: readonly Talk[],
  heard: Heard,
): Promise<SmsEvent & { by: SmsEvent['sender'] }> {
  const now = hands.clock.now();
  const { id, from, sentAt, continued } = heard;
  const known = await knownAs(hands, from);
  const words = known.role === 'citizen' ? null : personalWords(heard.text);
  const said = words ?? heard.text;
  const asked = await askedOf(hands, heard);
  const before = resumedBy(asked, said, words !== null);
  const personal = words !== null && before?.personal !== false;
  const sender: SmsEvent['sender'] = personal ? { role: 'citizen', phone: from } : known;
  const text = before?.text ?? said;
  const agency = sender.agency === undefined ? {} : { agency: sender.agency };
  const sent = await sentTo(hands, from);
  const reading = ports.understand(text, { role: sender.role, address: from, ...agency, sent });
  const { meant } = before ?? {};
  const gathered = await gatherFacts(
    hands,
    hands.instances,
    sender,
    reading,
    now,
    continued,
    meant,
  );
  const acts = waitingIn(asked);
  const waiting = await complaintsNow(hands, hands.instances, sender, now, acts);
  const facts = acts.length === 0 ? gathered : { ...gathered, waiting };
  await noteLooks(ports, sender, reading, facts);
  const brought = await broughtFacts(hands, talks, { sender, reading, continued });
  return {
    type: 'sms',
    at: now,
    by: sender,
    message: { id, from, sentAt },
    sender,
    own: ports.ownNumbers.includes(from),
    ...(personal ? { personal: { agency: known.agency ?? null } } : {}),
    ...(before === null ? {} : { original: before.original }),
    ...(before?.passesOn === true ? { passesOn: true as const } : {}),
    ...(meant === undefined ? {} : { meant }),
    reading,
    facts: brought === undefined ? facts : { ...facts, brought },
  };
}

/** The complaints whose words LIHAT, or a question in words, shows a leader, secret ones that it shows anybody of the office, and those that it showed nobody. */
async function noteLooks(
  { looked }: ReadingPorts,
  sender: SmsEvent['sender'],
  reading: Understanding,
  facts: SmsEvent['facts'],
): Promise<void> {
  const { named, foreign } = facts;
  const asked = commandsOf(reading).filter(({ name }) => name === 'LIHAT');
  const inWords =
    reading.command === null ? askedAfter({ event: { sender, reading, facts } }) : null;
  const shown = [
    ...asked.flatMap(({ ticket }) => named[ticket ?? '']?.[0] ?? []),
    ...(inWords === null ? [] : [inWords]),
  ];
  for (const { instance, secret } of shown)
    if (isLeader(sender) || (secret && sender.role !== 'citizen'))
      await looked?.(sender, 'looked', instance);
  for (const instance of foreign) await looked?.(sender, 'refused', instance);
}

/** What the other processes know of it, by their names; undefined where none has to do with it. */
async function broughtFacts(
  hands: Hands,
  talks: readonly Talk[],
  said: Said,
): Promise<Record<string, unknown> | undefined> {
  const found = await Promise.all(
    talks.map(async ({ process, facts }) => [process, await facts(hands, said)] as const),
  );
  const known = found.filter(([, facts]) => facts !== null);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}
