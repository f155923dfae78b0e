import type { ComplaintRequest } from '../../complaint/acts/act.ts';
import { readingOf } from '../../complaint/reading-of.ts';
import type { Rules } from '../../district/rules.ts';
import type { Effect, OpenEffect } from '../../messages/effects.ts';
import { type Message, ticketsIn } from '../../messages/messages.ts';
import type { Actor } from '../../people/actor.ts';
import type { Matter } from '../../text/understanding.ts';
import {
  type Asked,
  type Bound,
  type ConversationContext,
  type HeldMessage,
  heldBy,
} from './context.ts';
import type { SmsEvent, TicketFact } from './events.ts';
import type { InboxFiling, KeptBecause } from './filing.ts';
import { isLoose, looseEffects } from './loose-words.ts';
import { originalOf } from './original-of.ts';

/** What the hotline does about one SMS. */
export interface Response {
  effects: Effect[];
  filed: InboxFiling;
  kept?: KeptBecause;
  /** The question that is open afterwards; undefined leaves the one before. */
  asked?: Asked | null;
  /** The sender wants no more notices, or wants them again. */
  notices?: 'off' | 'on';
  helped?: true;
  /** What it says of whose a registered number is. */
  contact?: 'disowned' | 'proven' | 'wrongCode';
  /** A code in it was wrong: one more of the day (`code-tries.ts`). */
  wrongCode?: true;
  toldLimit?: true;
  /** Its words went to this complaint. */
  bound?: Bound;
  /** What waited for an answer is over: nothing comes of it. */
  dropped?: true;
  /** Acts that wait behind the question that is open afterwards; undefined leaves those before. */
  aside?: ConversationContext['aside'];
  /** The question that ended without an answer, whose words may be loose. */
  loose?: Asked;
  /** The refusal that is all it says (`refusals.ts`). */
  refused?: string;
}

/** One SMS with all that is known when it is answered. */
export interface Turn {
  rules: Rules;
  context: ConversationContext;
  event: SmsEvent;
}

/** A way to answer a message, or null when it is not for this one. */
export type Step = (turn: Turn) => Response | null;

/** A process's own way to answer: gets what it has found out about the message. */
export type Answer = (turn: Turn, facts: unknown) => Response | null;

/** The ways to answer that processes bring, by their names. */
export type Answers = Readonly<Record<string, Answer>>;

/** The first step that knows an answer. */
export function firstOf(steps: Step[], turn: Turn): Response | null {
  for (const step of steps) {
    const response = step(turn);
    if (response !== null) return response;
  }
  return null;
}

/** Who wrote: the actor of everything that comes of an SMS is its sender, and nobody else. */
export function actorOf({ event: { sender } }: Turn): Actor {
  const { role, phone, agency } = sender;
  return { role, phone, ...(agency === undefined ? {} : { agency }) };
}

interface Shown {
  instance: string;
  ticket: string;
}

function isShown(value: object): value is Shown {
  return 'instance' in value && 'ticket' in value && (!('mine' in value) || value.mine === true);
}

/** Every complaint among what was looked up, however deep, that the sender may see. */
function shownIn(value: unknown): Shown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isShown(value)) return [value];
  return 'instance' in value ? [] : Object.values(value).flatMap(shownIn);
}

/**
 * Complaints that a reply tells of: it goes out only while its receiver may see them. Of one that he may
 * not see the reply says no more than that there is none for him.
 */
function toldOf({ facts }: SmsEvent, message: Message): string[] {
  const tickets = new Set(ticketsIn(message));
  const told = shownIn(facts).filter(({ ticket }) => tickets.has(ticket));
  return [...new Set(told.map(({ instance }) => instance))];
}

/** An SMS back to the phone that wrote, at any hour. */
export function replyEffect({ event }: Turn, message: Message): Effect {
  const about = toldOf(event, message);
  return {
    type: 'sms',
    params: {
      to: { role: 'sender', phone: event.sender.phone },
      message,
      hours: 'any',
      ...(about.length === 0 ? {} : { about }),
    },
  };
}

export function reply(turn: Turn, message: Message, more: Partial<Response> = {}): Response {
  return { effects: [replyEffect(turn, message)], filed: 'done', ...more };
}

/** KATEGORI, whoever asks. */
export function categories(turn: Turn): Response {
  const known = turn.rules.district.categories.map(({ code }) => code);
  return reply(turn, { template: 'kategori', vars: { categories: known } });
}

/** Kept without a word. */
export function silent(filed: InboxFiling = 'done'): Response {
  return { effects: [], filed };
}

/** Kept without a word until a person has looked at it. */
export function quarantined(kept: KeptBecause): Response {
  return { effects: [], filed: 'quarantine', kept };
}

/** Thanks and small talk need no answer; the admin sees them, and makes a complaint of one that is none. */
export function onlyTalk(turn: Turn): Response {
  return turn.event.released === true ? open(turn, 'dilepas Admin') : quarantined('talk');
}

/** Inbox message that this turn is about: the one before, where this SMS only said how it is meant. */
export function messageId({ event }: Turn): string {
  return event.original?.id ?? event.message.id;
}

/** Whatever a citizen writes may ask for secrecy: each of his events brings how it reads. */
function heard(turn: Turn, request: ComplaintRequest): ComplaintRequest {
  if (!request.type.startsWith('citizen.') || 'reading' in request) return request;
  return { ...request, reading: readingOf(turn.event.reading) } as ComplaintRequest;
}

/** Words of its reporter, which may turn out to be for another complaint. */
function isWords({ type }: ComplaintRequest): boolean {
  return (
    type === 'citizen.add' ||
    type === 'citizen.thank' ||
    type === 'citizen.rate' ||
    type === 'citizen.unsolved'
  );
}

/** Hands the message to a complaint as an event. */
export function tell(
  turn: Turn,
  ticket: Pick<TicketFact, 'instance'>,
  request: ComplaintRequest,
  binding: string,
  by: Actor = actorOf(turn),
): Response {
  const message = { ...originalOf(turn.event.original ?? turn.event.message), binding };
  const event = {
    ...heard(turn, request),
    ...(isWords(request) ? { message: message.id } : {}),
    by,
  };
  const bound = { instance: ticket.instance, held: heldMessage(turn), at: turn.event.at };
  return {
    effects: [{ type: 'tell', params: { instance: ticket.instance, event, message } }],
    filed: 'done',
    asked: null,
    ...(isWords(request) ? { bound } : {}),
  };
}

/** Effect that makes a complaint of a message. */
export function openEffect(
  phone: string,
  message: HeldMessage,
  binding: string,
): { type: 'open'; params: OpenEffect } {
  const { judged: _judged, withdrawal: _withdrawal, plea: _plea, ...kept } = message;
  const { id: _id, joined: _joined, reading, ...said } = kept;
  // it is no news of anything that was there before
  const { news: _news, ...first } = reading;
  return {
    type: 'open',
    params: {
      machine: 'complaint',
      input: { ...said, reading: first, reporter: phone },
      message: { ...originalOf(message), binding },
    },
  };
}

/** What was asked in vain, and is not asked again. */
function unsaid(held: HeldMessage): HeldMessage {
  const flags = held.reading.flags.map((flag) => (flag === 'maybeSecret' ? 'secrecyUnsaid' : flag));
  return { ...held, reading: { ...held.reading, flags } };
}

/**
 * One complaint where nobody has said whether it is two: the admin sees it, who may part the second matter from it. Until then
 * it is called by the first, and its reporter reads that both are taken down.
 */
function unparted(
  { reading, ...held }: HeldMessage,
  [first, second]: readonly Matter[],
): HeldMessage {
  const { category, agency, place = null } = first ?? reading;
  const why = [...reading.why, 'dua perkara, pelapor belum memilih'];
  const called = { category, agency, place: place ?? reading.place };
  const beside = second === undefined ? {} : { beside: second.category };
  return { ...held, reading: { ...reading, ...called, ...beside, action: 'triage', why } };
}

/** Words that waited, told to a complaint after all. */
function toldLate(
  phone: string,
  held: HeldMessage,
  instance: string,
  type: 'citizen.add' | 'citizen.unsolved' = 'citizen.add',
): Effect {
  const { text, reading } = held;
  const event = { type, text, reading, by: { role: 'citizen' as const, phone } };
  const message = { ...originalOf(held), binding: 'pertanyaan kita tidak dijawab' };
  return { type: 'tell', params: { instance, event, message } };
}

/** Of "which complaint?": a plea is for all that it may mean, who takes nothing back leaves all as it is. */
function unansweredTicket(phone: string, asked: Extract<Asked, { kind: 'ticket' }>): Effect[] {
  const { held, options } = asked;
  if (held.plea === true) return options.map(({ instance }) => toldLate(phone, held, instance));
  if (held.withdrawal === 'plain') return [];
  // "belum juga pak": it says nothing of its own, and is true of all that run
  if (held.judged?.own === null && options.every(({ runs }) => runs === true))
    return options.map(({ instance }) => toldLate(phone, held, instance));
  if (isLoose(asked)) return looseEffects(phone, asked);
  return [openEffect(phone, held, 'tidak dijawab untuk tiket yang mana')];
}

/** Of a plea in doubt for what was reported before: unanswered it has the safe side, and that turns secret. */
function pleadedLate({ told = [] }: Extract<Asked, { kind: 'secrecy' }>): Effect[] {
  return told.map(({ instance, event, message }) => {
    const { reading } = event;
    const flags = reading.flags.map((flag) => (flag === 'maybeSecret' ? 'secret' : flag));
    const params = { instance, event: { ...event, reading: { ...reading, flags } } };
    return { type: 'tell', params: message === undefined ? params : { ...params, message } };
  });
}

/**
 * What becomes of words that wait when nobody answers: they stand for themselves, or go to the complaint that they
 * were about. A denial opens it again rather than to be forgotten.
 */
export function unansweredEffects(phone: string, asked: Asked): Effect[] {
  const held = heldBy(asked);
  if (held === null) return [];
  if (asked.kind === 'ticket') return unansweredTicket(phone, asked);
  if (asked.kind === 'secrecy' && held.plea === true) return pleadedLate(asked);
  // words in doubt go to no agency unasked: they stand for themselves, before the admin
  if (held.reading.flags.includes('maybeSecret'))
    return [openEffect(phone, unsaid(held), 'tidak dijawab apakah dirahasiakan')];
  switch (asked.kind) {
    case 'rate':
    case 'withdraw':
      return asked.idle === true ? [] : [toldLate(phone, held, asked.instance)];
    case 'settled': {
      if (asked.idle === true) return [];
      return [
        toldLate(phone, held, asked.instance, asked.denies ? 'citizen.unsolved' : 'citizen.add'),
      ];
    }
    case 'matters':
      return [openEffect(phone, unparted(held, asked.parts), 'tidak dijawab apakah dua aduan')];
    case 'clarify':
    case 'info':
    case 'owner':
    case 'task':
    case 'confirm':
    case 'meant':
    case 'newPhone':
    case 'personal':
    case 'rating':
    case 'secrecy':
    case 'secretFirst':
    case 'same':
    case 'brought':
      return [openEffect(phone, held, 'tidak dijawab untuk tiket yang mana')];
  }
}

/** The message of this turn with all that a complaint keeps of it. */
export function heldMessage(turn: Turn): HeldMessage {
  const { message, original, reading, at } = turn.event;
  const { sentAt } = original ?? message;
  const sent = sentAt === undefined ? {} : { sentAt };
  const { judgement, rating, followUp, withdrawal, plea, tells } = reading;
  const judged = { judgement, rating, followUp, own: tells.own };
  return {
    ...{ id: messageId(turn), text: reading.text, at, ...sent, reading: readingOf(reading) },
    judged,
    ...(withdrawal === null ? {} : { withdrawal }),
    ...(plea === null ? {} : { plea: true as const }),
  };
}

/** Words that sounded like a follow-up are of nothing before them: they are read as what they tell. */
function asFirst({ event: { reading } }: Turn, held: HeldMessage): HeldMessage {
  const { fresh } = reading;
  if (fresh === null) return held;
  const flags = [...new Set([...reading.flags, ...fresh.flags])];
  return { ...held, reading: readingOf({ ...reading, ...fresh, flags }) };
}

/** The message of this turn becomes a new complaint. */
export function open(turn: Turn, binding: string): Response {
  const held = asFirst(turn, heldMessage(turn));
  return {
    effects: [openEffect(turn.event.sender.phone, held, binding)],
    filed: 'done',
    asked: null,
  };
}
