import type { Option } from '../messages/values.ts';
import type { Asked, HeldMessage } from './base/context.ts';
import type { TicketFact } from './base/events.ts';
import { complaintOf, target } from './base/named.ts';
import {
  heldMessage,
  openEffect,
  type Response,
  reply,
  type Step,
  type Turn,
} from './base/response.ts';
import { ticketSaid, ticketsSaid } from './base/said-ticket.ts';
import { type About, byMatter, fitting, reasonOf, tellsMore } from './binding.ts';
import { hasOwnMatter, lengthOf } from './own-matter.ts';
import { askSettled, react, reactTo } from './reacting.ts';

/** Which of several complaints a citizen's words are for: the question, and its answer. */

/** Longer answers to "which?" say more than that. */
const LONGEST_CHOICE = 60;
/** So many words name a complaint, however they say it. */
const LONGEST_NAME = 4;
/** Complaints that one question offers. */
const MOST_OFFERED = 4;
/** So much of a text stands for its matter where it has no category. */
const LABEL = 18;

/** "1/2/3 atau BARU" was asked: this message says where the one before belongs. */
export const whichTicket: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'ticket') return null;
  const { choice, ticket, text } = turn.event.reading;
  const several = ticketsSaid(text, asked.options);
  if (several.length > 0) return ofAll(turn, { ...asked, options: several });
  const number = choice ?? turn.event.reading.rating;
  if (typeof number === 'number' && asked.options[number - 1] === undefined)
    return askAgain(turn, asked);
  const isNew = choice === 'BARU';
  const chosen =
    typeof number === 'number'
      ? asked.options[number - 1]
      : (ticketSaid(text, asked.options) ??
        asked.options.find((option) => ticket !== null && option.ticket.endsWith(ticket)) ??
        namedByWords(turn, asked.options));
  if (!isNew && chosen === undefined) return null;
  if (isNew || chosen === undefined) {
    const effect = openEffect(turn.event.sender.phone, asked.held, 'pengirim memilih BARU');
    return { effects: [effect], filed: 'done', asked: null };
  }
  return reactTo(turn, asked.held, chosen.instance, 'pengirim memilih tiketnya');
};

type AskedTicket = Extract<Asked, { kind: 'ticket' }>;

/** "dua duanya": the words that waited are said of each. */
function ofAll(turn: Turn, { options, held }: AskedTicket): Response {
  const all = options.map(({ instance }) =>
    reactTo(turn, held, instance, 'pengirim menyebut semua tiket itu'),
  );
  const asked = all.find((one) => one.asked !== null)?.asked ?? null;
  return { effects: all.flatMap(({ effects }) => effects), filed: 'done', asked };
}

/** A number that was not offered. */
function askAgain(turn: Turn, { options }: AskedTicket): Response {
  const offered = turn.event.facts.tickets.filter((ticket) =>
    options.some(({ instance }) => instance === ticket.instance),
  );
  const labels = options.map(({ instance, ticket }, index) => {
    const one = offered.find((known) => known.instance === instance);
    return { key: String(index + 1), label: one === undefined ? ticket : labelOf(one, offered) };
  });
  return reply(turn, { template: 'pilih-tiket', vars: { options: labels } });
}

/** "yang lampu": the one of those asked about that the words fit. */
function namedByWords({ event, rules }: Turn, options: { instance: string; ticket: string }[]) {
  if (event.reading.text.length > LONGEST_CHOICE) return undefined;
  const offered = event.facts.tickets.filter((ticket) =>
    options.some(({ instance }) => instance === ticket.instance),
  );
  const [only, ...others] = byMatter(event.reading, offered, rules);
  if (only === undefined || others.length > 0) return undefined;
  // a complaint of its own would be lost: nobody keeps the words of an answer
  const isName = lengthOf({ event }) <= LONGEST_NAME || !tellsMore(event.reading, only, rules);
  return isName ? only : undefined;
}

/** What tells a complaint from the others of a list: its matter, its place where the matter does not, its ticket. */
function labelOf(one: TicketFact, all: TicketFact[]): string {
  const { ticket, category, place, text } = one;
  const alike = all.filter((other) => other.category === category).length > 1;
  const matter = category?.toLowerCase() ?? text.slice(0, LABEL).trim();
  const where = alike && place !== null ? ` ${place.split(',')[0] ?? ''}` : '';
  return `${matter}${where} ${ticket}`;
}

/** Takes nothing back and asks for no secrecy, so that other words may be said with it. */
const isPlain = ({ withdrawal, plea }: HeldMessage) =>
  withdrawal === undefined && plea === undefined;

/** What waits: these words, with those before them that still do. One who is asked twice has said one thing, not two. */
function waitingWords(turn: Turn): HeldMessage {
  const { asked } = turn.context;
  const own = heldMessage(turn);
  if (asked?.kind !== 'ticket' || !isPlain(asked.held) || !isPlain(own)) return own;
  const { id, text, reading, at, joined = [] } = asked.held;
  const flags = [...new Set([...reading.flags, ...own.reading.flags])];
  const said = { text: `${text}. ${own.text}`, reading: { ...reading, flags } };
  return { ...own, ...said, id, at, joined: [...joined, own.id] };
}

/** Asks which of several tickets a follow-up belongs to; the message waits. */
export function askTicket(turn: Turn, tickets: TicketFact[]): Response {
  const { event } = turn;
  const [only, ...others] = tickets;
  // whether they are to be secret comes before whether they are something new
  const { ticket, flags } = event.reading;
  if (only !== undefined && others.length === 0 && ticket === null && flags.includes('maybeSecret'))
    return react(turn, only, reasonOf('satu-satunya yang mungkin', only, event.facts.tickets));
  const held = waitingWords(turn);
  return isInDoubt(held) ? askSecretFirst(turn, tickets, held) : offer(turn, tickets, held);
}

/** The question itself. @param held what waits for its answer */
export function offer(turn: Turn, tickets: TicketFact[], held: HeldMessage): Response {
  const offered = tickets.slice(0, MOST_OFFERED);
  const options: Option[] = offered.map((one, index) => ({
    key: String(index + 1),
    label: labelOf(one, offered),
  }));
  const chosen = offered.map(({ instance, ticket }) => ({ instance, ticket }));
  const asked: Asked = { kind: 'ticket', options: chosen, held, at: turn.event.at };
  return reply(turn, { template: 'pilih-tiket', vars: { options } }, { asked });
}

function isInDoubt({ reading: { flags } }: HeldMessage): boolean {
  const settled = flags.includes('secret') || flags.includes('emergency');
  return flags.includes('maybeSecret') && !settled;
}

/** Whether they are secret comes before which of several complaints they are for: only then is it known who may be told. */
function askSecretFirst(turn: Turn, tickets: TicketFact[], held: HeldMessage): Response {
  const options = tickets
    .slice(0, MOST_OFFERED)
    .map(({ instance, ticket }) => ({ instance, ticket }));
  const asked: Asked = { kind: 'secretFirst', options, held, at: turn.event.at };
  return reply(turn, { template: 'tanya-rahasia-dulu', vars: { again: false } }, { asked });
}

/** Words about one of several complaints: the one they fit, or the question which. */
export function bind(turn: Turn, about: About): Response | null {
  const { reading, facts } = turn.event;
  const { tickets } = facts;
  const { tickets: found, how, sure } = fitting(reading, tickets, about, turn.rules);
  const [only, ...others] = found;
  if (only === undefined) return null;
  if (others.length > 0) return askTicket(turn, found);
  // thanks that may be for any of those that are alive close none by themselves
  const alive = tickets.filter(({ open }) => open);
  if (sure !== true && only.answered && alive.length > 1 && reading.judgement.verdict === 'yes')
    return askSettled(turn, only);
  return react(turn, only, reasonOf(how, only, tickets));
}

/** Several tickets in one text: which of them is asked, unless it is said of all. */
export const severalNamed: Step = (turn) => {
  const { reading } = turn.event;
  if (reading.command !== null || reading.tickets.length < 2) return null;
  const found = reading.tickets.flatMap((typed) => complaintOf(turn, typed) ?? []);
  return found.length < 2 ? null : askTicket(turn, found);
};

/** A code, and nothing else: no complaint. */
const BARE = /^\W*(?:no\W*)?[a-hj-np-z]{1,2}[\s.-]?\d{3}\W*$/i;

/** A ticket that this phone does not have, in words that are about something known. */
export const unknownTicket: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.ticket === null || reading.command !== null) return null;
  if (facts.tickets.length === 0)
    return BARE.test(reading.text) && target(turn) === null
      ? reply(turn, { template: 'status-tidak-ada', vars: { ticket: reading.ticket } })
      : null;
  const isCode = /^(?:\d{4}\/)?[A-Z]/.test(reading.ticket);
  return isCode && target(turn) === null && !hasOwnMatter(turn)
    ? askTicket(turn, facts.tickets)
    : null;
};
