import type { Option } from '../messages.ts';
import { type About, byMatter, fitting, reasonOf } from './binding.ts';
import {
  askRated,
  checkStatus,
  citizenCommand,
  foreignCommand,
  whichRated,
} from './citizen-commands.ts';
import { codeSaid } from './contact.ts';
import type { Asked } from './context.ts';
import type { TicketFact } from './events.ts';
import { complaintOf, target } from './named.ts';
import { pleaAlone } from './plea.ts';
import {
  askRate,
  askSettled,
  isCourtesy,
  isGrave,
  react,
  reactTo,
  settlingSteps,
} from './reacting.ts';
import {
  firstOf,
  heldMessage,
  open,
  openEffect,
  type Response,
  readingOf,
  reply,
  type Step,
  silent,
  type Turn,
  tell,
} from './response.ts';
import { similarity } from './similarity.ts';

/**
 * Answering a citizen. A message is bound to a ticket in this order (DESIGN §4): the number in the
 * text, the question we asked last, the matter and the place of the words against all of this phone's
 * tickets, a question back; else it is a new complaint. The reason is kept with the message.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** At this likeness a second text of the same person is the same complaint again. */
const NEAR_SAME = 0.75;
/** Old phones cut long texts into several SMS without a header that says so. */
const CUT_AFTER = 140;
const CUT_WITHIN = 3 * MINUTE;
/** Longer answers to "which?" say more than that. */
const LONGEST_CHOICE = 60;
/** "dua duanya", "semua". */
const ALL =
  /^\W*(?:(?:ke)?dua[\s-]?dua(?:nya)?|(?:ke)?duanya|ketiganya|semua(?:nya)?|2[\s-]?2nya|semua itu|untuk semua(?:nya)?)(?:\s+(?:pak|bu|min))?\W*$/i;
/** The word alone that our question for a rating teaches. */
const BARE_NO = /^\W*(?:belum|blm|blum|belom|blom)(?:\W+(?:pak|bu|min|juga|selesai))*\W*$/i;
/** Asks what was meant by our question. */
const WHICH =
  /^\W*(?:(?:maaf|pak|bu)\W+)*(?:(?:yg|yang|untuk|utk)\s+mana|maksud(?:nya|ny)?(?:\s+(?:apa|gmn|bagaimana|gimana))?|apa(?:nya)?\s+(?:yg|yang)\s+\w+|aduan\s+(?:yg\s+|yang\s+)?mana)(?:\s+(?:pak|bu|ya|min))*\W*$/i;
/** In so many words without a place, a matter that is known is that one. */
const LONGEST_KNOWN = 10;
/** So long is a reply to an answer, and a remark while one is waited for. */
const LONGEST_REPLY = 14;
const LONGEST_REMARK = 8;
/** So few words that were not understood say nothing. */
const SAYS_NOTHING = 2;
/** From here on a matter counts as understood. */
const UNDERSTOOD = 0.6;
/** So much of a text stands for its matter where it has no category. */
const LABEL = 18;

// binding -------------------------------------------------------------------------------------

/** A part of a long message that came after the rest had been given up as incomplete. */
export const latePart: Step = (turn) => {
  const { continued } = turn.event.facts;
  if (continued === null || turn.event.sender.role !== 'citizen') return null;
  const { text } = turn.event.reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(turn.event.reading) };
  return tell(turn, continued, request, 'bagian SMS panjang yang terlambat');
};

const namedTicket: Step = (turn) => {
  const named = target(turn);
  if (turn.event.reading.ticket === null || named === null || !named.mine) return null;
  return react(turn, named, 'nomor tiket ada di teks');
};

/** "1/2/3 atau BARU" was asked: this message says where the one before belongs. */
const whichTicket: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'ticket') return null;
  const { choice, ticket } = turn.event.reading;
  if (ALL.test(turn.event.reading.text)) return ofAll(turn, asked);
  const number = choice ?? turn.event.reading.rating;
  if (typeof number === 'number' && asked.options[number - 1] === undefined)
    return askAgain(turn, asked);
  const isNew = choice === 'BARU';
  const chosen =
    typeof number === 'number'
      ? asked.options[number - 1]
      : (asked.options.find((option) => ticket !== null && option.ticket.endsWith(ticket)) ??
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
  return { effects: all.flatMap(({ effects }) => effects), filed: 'done', asked: null };
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
  return others.length === 0 ? only : undefined;
}

/** A clear complaint of its own although a question is open: of another category, or opened as one. */
function startsNew(turn: Turn): boolean {
  const { reading, facts, at } = turn.event;
  const { asked } = turn.context;
  if (reading.action !== 'route' || reading.confidence < 0.8) return false;
  // an answer that comes days later and opens with a keyword is more likely a new matter
  if (asked?.kind === 'clarify') return reading.marked && at - asked.at > DAY;
  if (asked?.kind !== 'info' || reading.marked) return true;
  const about = facts.tickets.find(({ instance }) => instance === asked.instance)?.category;
  return reading.place !== null && reading.category !== about;
}

/** The matter of its words is another complaint's, and not that of the one that asked. */
function isOfAnother({ event: { reading, facts }, rules }: Turn, instance: string): boolean {
  const [only, ...others] = byMatter(reading, facts.tickets, rules);
  if (only === undefined || others.length > 0 || only.instance === instance) return false;
  return (
    reading.goesOn ||
    reading.topics.includes(only.category ?? '') ||
    reading.judgement.verdict !== null
  );
}

const answerToQuestion: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked === null || (asked.kind !== 'clarify' && asked.kind !== 'info')) return null;
  const ticket = { instance: asked.instance };
  const { choice, text } = reading;
  const binding = 'jawaban atas pertanyaan kita';
  if (asked.kind === 'clarify' && choice !== null) {
    const option = typeof choice === 'number' && choice <= asked.options.length ? choice : null;
    const said = { type: 'citizen.choose' as const, option, text, reading: readingOf(reading) };
    return tell(turn, ticket, said, binding);
  }
  if (startsNew(turn) || isOfAnother(turn, asked.instance)) return null;
  const option = asked.kind === 'clarify' ? asked.options.indexOf(reading.category ?? '') : -1;
  if (option >= 0 && reading.content.length < 15) {
    const chosen = { text, reading: readingOf(reading) };
    const request = { type: 'citizen.choose' as const, option: option + 1, ...chosen };
    return tell(turn, ticket, request, binding);
  }
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, ticket, request, binding);
};

/** What tells a complaint from the others of a list: its matter, its place where the matter does not, its ticket. */
function labelOf(one: TicketFact, all: TicketFact[]): string {
  const { ticket, category, place, text } = one;
  const alike = all.filter((other) => other.category === category).length > 1;
  const matter = category?.toLowerCase() ?? text.slice(0, LABEL).trim();
  const where = alike && place !== null ? ` ${place.split(',')[0] ?? ''}` : '';
  return `${matter}${where} ${ticket}`;
}

/** Asks which of several tickets a follow-up belongs to; the message waits. */
function askTicket(turn: Turn, tickets: TicketFact[]): Response {
  const { event } = turn;
  const offered = tickets.slice(0, 4);
  const options: Option[] = offered.map((one, index) => ({
    key: String(index + 1),
    label: labelOf(one, offered),
  }));
  const held = heldMessage(turn);
  return reply(
    turn,
    { template: 'pilih-tiket', vars: { options } },
    {
      asked: {
        kind: 'ticket',
        options: offered.map(({ instance, ticket }) => ({ instance, ticket })),
        held,
        at: event.at,
      },
    },
  );
}

/** Words about one of several complaints: the one they fit, or the question which. */
function bind(turn: Turn, about: About): Response | null {
  const { reading, facts } = turn.event;
  const { tickets } = facts;
  const { tickets: found, how } = fitting(reading, tickets, about, turn.rules);
  const [only, ...others] = found;
  if (only === undefined) return null;
  if (others.length === 0) return react(turn, only, reasonOf(how, only, tickets));
  return askTicket(turn, found);
}

/** A number, "lima" or "kasih nilai 2": of the answer that waits for it; of several, the one that is chosen. */
const rates: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.rating === null || reading.command !== null) return null;
  const answered = facts.tickets.filter((ticket) => ticket.answered);
  const [only, ...others] = answered;
  if (only === undefined) return facts.tickets.length === 0 ? null : checkStatus(turn, null, null);
  const named = byMatter(reading, answered, turn.rules);
  const rated = named.length === 1 ? named[0] : others.length === 0 ? only : undefined;
  if (rated !== undefined)
    return react(turn, rated, reasonOf('jawaban yang menunggu nilai', rated, facts.tickets));
  return typeof reading.rating === 'number'
    ? askRated(turn, reading.rating, answered)
    : askRate(turn, only);
};

/** It speaks of something that was reported before. */
function isAbout({ event: { reading } }: Turn): About | null {
  const { judgement, followUp } = reading;
  const { verdict } = judgement;
  if (followUp === 'chase' && verdict !== 'yes') return 'progress';
  if (verdict === 'no' || (verdict === null && followUp === 'unsolved'))
    return BARE_NO.test(reading.text) ? 'answer' : 'denial';
  if (verdict !== null || followUp === 'thanks') return 'answer';
  return followUp === 'none' ? null : 'progress';
}

/** Words that judge an answer, thank for it, ask after a complaint or add to it. */
const readsAsFollowUp: Step = (turn) => {
  const { reading, facts } = turn.event;
  const about = isAbout(turn);
  if (about === null) return null;
  const { tickets } = facts;
  if (tickets.length === 0) {
    if (reading.followUp === 'none') return null;
    if (isCourtesy(turn)) return silent();
    return open(turn, 'seperti susulan, tetapi nomor ini belum punya tiket');
  }
  if (reading.kind === 'APRESIASI' && !tickets.some(({ answered }) => answered)) return null;
  const waits = tickets.some((ticket) => ticket.answered || !ticket.open);
  if (isCourtesy(turn) && !waits) return followsReceipt(turn);
  if (tellsOwnMatter(turn)) return null;
  return bind(turn, about) ?? ofNone(turn);
};

/** Spoken of as known, and of a matter that none of the tickets is about. */
function ofNone(turn: Turn): Response | null {
  const { reading, facts } = turn.event;
  return reading.goesOn && reading.action === 'followUp' ? askTicket(turn, facts.tickets) : null;
}

/** Thanks where nothing was answered: for the receipt, and so nothing happens but that they are kept. */
function followsReceipt(turn: Turn): Response {
  const { tickets } = turn.event.facts;
  const [only, ...others] = tickets;
  if (only === undefined || others.length > 0) return silent();
  return react(turn, only, reasonOf('satu-satunya tiket nomor ini', only, tickets));
}

/** It names a matter that none of the tickets is about, and says enough of it to stand alone. */
function tellsOwnMatter({ event: { reading, facts }, rules }: Turn): boolean {
  const { verdict } = reading.judgement;
  if (verdict === 'yes' || (reading.action !== 'route' && !reading.marked)) return false;
  return reading.marked || byMatter(reading, facts.tickets, rules).length === 0;
}

function lengthOf({ event: { reading } }: Turn): number {
  return reading.text.trim().split(/\s+/).length;
}

/** A matter that is known, spoken of without a keyword: as known, or too short and without a place to be another. */
const ofKnownMatter: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (isGrave(turn) || reading.marked || reading.kind === 'APRESIASI') return null;
  const fits = byMatter(reading, facts.tickets, turn.rules);
  const [only, ...others] = fits;
  if (only === undefined) return null;
  const sure = only.category !== null && reading.topics.includes(only.category);
  if (!(reading.goesOn && sure) && lengthOf(turn) > LONGEST_KNOWN) return null;
  if (others.length > 0) return askTicket(turn, fits);
  // what is over is not opened again by words that may be of something new
  if (!only.open && !reading.goesOn) return askTicket(turn, fits);
  return react(turn, only, reasonOf('perkaranya cocok', only, facts.tickets));
};

/** Short words without a matter of their own, from a phone that waits for us or owes us a verdict: a reply. */
const replies: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (isGrave(turn) || hasOwnMatter(turn)) return null;
  const alive = facts.tickets.filter((ticket) => ticket.open);
  const [only, ...others] = alive;
  if (only === undefined) return null;
  const length = lengthOf(turn);
  if (length > (only.answered ? LONGEST_REPLY : LONGEST_REMARK)) return null;
  if (others.length > 0) return askTicket(turn, alive);
  const binding = reasonOf('satu-satunya yang belum selesai', only, facts.tickets);
  const says = length > SAYS_NOTHING || reading.goesOn;
  return only.answered && !says ? askSettled(turn, only) : react(turn, only, binding);
};

/** It stands by itself: marked, or a matter or a place that was understood. */
function hasOwnMatter(turn: Turn): boolean {
  const { marked, action, kind, place, category, confidence, choice, topics } = turn.event.reading;
  if (marked || choice !== null || place !== null) return true;
  if (action === 'route' && (topics.length > 0 || lengthOf(turn) > LONGEST_REMARK)) return true;
  if (kind === 'SPAM' || kind === 'LAINNYA' || kind === 'APRESIASI') return true;
  return topics.length > 0 && category !== null && confidence >= UNDERSTOOD;
}

/** Several tickets in one text: which of them is asked, unless it is said of all. */
const severalNamed: Step = (turn) => {
  const { reading } = turn.event;
  if (reading.command !== null || reading.tickets.length < 2) return null;
  const found = reading.tickets.flatMap((typed) => complaintOf(turn, typed) ?? []);
  return found.length < 2 ? null : askTicket(turn, found);
};

/** A ticket that this phone does not have, in words that are about something known. */
const unknownTicket: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.ticket === null || reading.command !== null || facts.tickets.length === 0)
    return null;
  const isCode = /^(?:\d{4}\/)?[A-Z]/.test(reading.ticket);
  return isCode && target(turn) === null && !hasOwnMatter(turn)
    ? askTicket(turn, facts.tickets)
    : null;
};

/** "which one?" to our question: it is asked again. */
const askedBack: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked === null || !WHICH.test(reading.text)) return null;
  const ticket = turn.event.facts.tickets.find(
    (one) => 'instance' in asked && one.instance === asked.instance,
  );
  if (asked.kind === 'settled' && ticket !== undefined) {
    const { ticket: code, category } = ticket;
    return reply(turn, { template: 'sudah-selesai', vars: { ticket: code, category } });
  }
  if (asked.kind === 'rate')
    return reply(turn, { template: 'nilai-berapa', vars: { ticket: asked.ticket } });
  return null;
};

/** The code of a registered number that is in doubt: it counts again, or the code is wrong. */
const provesContact: Step = (turn) => {
  const said = codeSaid(turn.context.contact, turn.event.reading.text);
  if (said === null) return null;
  return said === 'right'
    ? reply(turn, { template: 'kontak-ok', vars: {} }, { contact: 'proven' })
    : reply(turn, { template: 'kode-salah', vars: { gone: false } }, { contact: 'wrongCode' });
};

/** Our own SMS sent back without a word: where its complaint stands, and nothing else. */
const echoed: Step = (turn) => {
  const { reading } = turn.event;
  if (!reading.echo) return null;
  const named = target(turn);
  return named?.mine === true ? checkStatus(turn, named, named.ticket) : silent();
};

/** The same person's same words again: a follow-up, not a second complaint. */
const nearSame: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  const recent = facts.tickets.filter((ticket) => ticket.open && at - ticket.createdAt < 7 * DAY);
  const same = recent.find((ticket) => similarity(ticket.text, reading.text) >= NEAR_SAME);
  if (same === undefined) return null;
  const { text } = reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, same, request, 'isinya hampir sama dengan aduan sebelumnya');
};

/** The rest of a text that an old phone cut. */
const continuation: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  const previous = facts.tickets[0];
  if (previous === undefined || reading.choice !== null || reading.marked) return null;
  if (reading.action === 'route' && reading.place !== null) return null;
  const cut = previous.text.length >= CUT_AFTER && at - previous.createdAt < CUT_WITHIN;
  return cut ? react(turn, previous, 'lanjutan pesan sebelumnya') : null;
};

/** "test", "ini nomor siapa": the service says who it is, once a day. */
const smallTalk: Step = (turn) => {
  const { reading, at } = turn.event;
  if (reading.kind !== 'LAINNYA' || reading.action === 'triage' || reading.category !== null)
    return null;
  const today = turn.rules.calendar.startOfDay(at);
  if (turn.context.helpedOn === today) return silent();
  const asksWho = /\b(siapa|sapa|spa|nomer|nomor|no)\b/i.test(reading.text);
  const message = asksWho
    ? ({ template: 'identitas', vars: {} } as const)
    : ({ template: 'format', vars: {} } as const);
  return reply(turn, message, { helped: true });
};

/** A bare number, a rating or "ya" that answers nothing we know of. */
const strayChoice: Step = (turn) => {
  const { choice, rating } = turn.event.reading;
  return choice === null && rating === null ? null : reply(turn, { template: 'format', vars: {} });
};

const newComplaint: Step = (turn) =>
  open(
    turn,
    turn.event.facts.tickets.length === 0 ? 'SMS pertama dari nomor ini' : 'seperti perkara baru',
  );

/** Every way to answer a citizen, in order; the last one always does. */
export const citizenSteps: Step[] = [
  provesContact,
  echoed,
  askedBack,
  ...settlingSteps,
  citizenCommand,
  foreignCommand,
  whichTicket,
  whichRated,
  severalNamed,
  namedTicket,
  answerToQuestion,
  pleaAlone,
  unknownTicket,
  rates,
  nearSame,
  continuation,
  readsAsFollowUp,
  ofKnownMatter,
  strayChoice,
  smallTalk,
  replies,
  newComplaint,
];

export function respondToCitizen(turn: Turn): Response {
  return firstOf(citizenSteps, turn) ?? silent();
}
