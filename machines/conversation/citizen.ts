import type { Option } from '../messages.ts';
import { citizenCommand, foreignCommand, whichRated } from './citizen-commands.ts';
import type { TicketFact } from './events.ts';
import { target } from './named.ts';
import { pleaAlone } from './plea.ts';
import {
  actorOf,
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
 * text, the question we asked last, the only open ticket when the text reads as a follow-up, a
 * question back; else it is a new complaint. The reason is kept with the message.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** At this likeness a second text of the same person is the same complaint again. */
const NEAR_SAME = 0.75;
/** Old phones cut long texts into several SMS without a header that says so. */
const CUT_AFTER = 140;
const CUT_WITHIN = 3 * MINUTE;

/** A follow-up as the event it means to the complaint. */
function followUp(turn: Turn, ticket: TicketFact, binding: string): Response {
  const { text, followUp: tone } = turn.event.reading;
  const reading = readingOf(turn.event.reading);
  if (tone === 'thanks')
    return tell(turn, ticket, { type: 'citizen.thank', text, reading }, binding);
  if (tone === 'unsolved' && (ticket.answered || !ticket.open)) {
    return tell(turn, ticket, { type: 'citizen.unsolved', text, reading }, binding);
  }
  return tell(turn, ticket, { type: 'citizen.add', text, reading }, binding);
}

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
  return followUp(turn, named, 'nomor tiket ada di teks');
};

/** "1/2/3 atau BARU" was asked: this message says where the one before belongs. */
const whichTicket: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'ticket') return null;
  const { choice, ticket } = turn.event.reading;
  const isNew = choice === 'BARU' || choice === asked.options.length + 1;
  const chosen =
    typeof choice === 'number'
      ? asked.options[choice - 1]
      : asked.options.find((option) => ticket !== null && option.ticket.endsWith(ticket));
  if (!isNew && chosen === undefined) return null;
  if (isNew || chosen === undefined) {
    const effect = openEffect(turn.event.sender.phone, asked.held, 'pengirim memilih BARU');
    return { effects: [effect], filed: 'done', asked: null };
  }
  const { text, reading, id } = asked.held;
  const request = { type: 'citizen.add' as const, text, reading, by: actorOf(turn) };
  const message = { id, binding: 'pengirim memilih tiketnya' };
  return {
    effects: [{ type: 'tell', params: { instance: chosen.instance, event: request, message } }],
    filed: 'done',
    asked: null,
  };
};

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
  if (startsNew(turn)) return null;
  const option = asked.kind === 'clarify' ? asked.options.indexOf(reading.category ?? '') : -1;
  if (option >= 0 && reading.content.length < 15) {
    const chosen = { text, reading: readingOf(reading) };
    const request = { type: 'citizen.choose' as const, option: option + 1, ...chosen };
    return tell(turn, ticket, request, binding);
  }
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, ticket, request, binding);
};

/** Asks which of several tickets a follow-up belongs to; the message waits. */
function askTicket(turn: Turn, tickets: TicketFact[]): Response {
  const { event } = turn;
  const offered = tickets.slice(0, 4);
  const options: Option[] = offered.map(({ ticket, category }, index) => ({
    key: String(index + 1),
    label: category === null ? ticket : `${ticket} ${category}`,
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

const readsAsFollowUp: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.followUp === 'none') return null;
  const answered = facts.tickets.filter((ticket) => ticket.answered);
  const unanswered = facts.tickets.filter((ticket) => ticket.open && !ticket.answered);
  // thanks and "not solved" speak of an answer, anything else of what is still open
  const wantsAnswer = reading.followUp === 'thanks' || reading.followUp === 'unsolved';
  const first = wantsAnswer && answered.length > 0 ? answered : [...unanswered, ...answered];
  const [only, ...others] = first;
  if (only !== undefined && others.length === 0)
    return followUp(turn, only, 'satu-satunya tiket yang terbuka');
  if (reading.followUp === 'thanks') {
    return answered[0] === undefined ? silent() : followUp(turn, answered[0], 'jawaban terakhir');
  }
  if (others.length > 0) return askTicket(turn, first);
  const latest = facts.tickets[0];
  if (latest !== undefined) return followUp(turn, latest, 'tiket terakhir; tidak ada yang terbuka');
  return open(turn, 'seperti susulan, tetapi nomor ini belum punya tiket');
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
  return cut ? followUp(turn, previous, 'lanjutan pesan sebelumnya') : null;
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

/** A bare number or "ya" that answers nothing we know of. */
const strayChoice: Step = (turn) =>
  turn.event.reading.choice === null ? null : reply(turn, { template: 'format', vars: {} });

const newComplaint: Step = (turn) =>
  open(
    turn,
    turn.event.facts.tickets.length === 0 ? 'SMS pertama dari nomor ini' : 'seperti perkara baru',
  );

/** Every way to answer a citizen, in order; the last one always does. */
export const citizenSteps: Step[] = [
  citizenCommand,
  foreignCommand,
  whichTicket,
  whichRated,
  namedTicket,
  answerToQuestion,
  pleaAlone,
  readsAsFollowUp,
  nearSame,
  continuation,
  strayChoice,
  smallTalk,
  newComplaint,
];

export function respondToCitizen(turn: Turn): Response {
  return firstOf(citizenSteps, turn) ?? silent();
}
