import { commandRule, usageOf } from '../complaint/commands.ts';
import type { CommandName } from '../language/understanding.ts';
import type { Option } from '../messages.ts';
import type { TicketFact } from './events.ts';
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

const asCitizen = (turn: Turn) => actorOf(turn, 'citizen');

/** A follow-up as the event it means to the complaint. */
function followUp(turn: Turn, ticket: TicketFact, binding: string): Response {
  const { text, followUp: tone } = turn.event.reading;
  if (tone === 'thanks')
    return tell(turn, ticket, { type: 'citizen.thank', text }, binding, asCitizen(turn));
  if (tone === 'unsolved' && (ticket.answered || !ticket.open)) {
    return tell(turn, ticket, { type: 'citizen.unsolved', text }, binding, asCitizen(turn));
  }
  const reading = readingOf(turn.event.reading);
  return tell(turn, ticket, { type: 'citizen.add', text, reading }, binding, asCitizen(turn));
}

// commands ------------------------------------------------------------------------------------

function checkStatus(turn: Turn, ticket: TicketFact | null, named: string | null): Response {
  if (ticket?.mine) {
    const { category, status, agency, due } = ticket;
    const name = agency === null ? null : (turn.rules.agency(agency)?.shortName ?? agency);
    // the status may say already with whom it is
    const unsaid = name === null || status.includes(name) ? null : name;
    return reply(turn, {
      template: 'status',
      vars: {
        ticket: ticket.ticket,
        category,
        status,
        agency: unsaid,
        due: ticket.open ? due : null,
      },
    });
  }
  if (named !== null) return reply(turn, { template: 'status-tidak-ada', vars: { ticket: named } });
  const { tickets } = turn.event.facts;
  const [only, ...others] = tickets;
  if (only === undefined) return reply(turn, { template: 'status-kosong', vars: {} });
  if (others.length === 0) return checkStatus(turn, only, null);
  const items = tickets.slice(0, 4).map(({ ticket: code, status }) => ({ ticket: code, status }));
  return reply(turn, { template: 'status-daftar', vars: { items } });
}

/** The ticket a command without a number can only mean. */
function meantTicket(turn: Turn, name: CommandName): TicketFact | null {
  const { tickets } = turn.event.facts;
  const fits = tickets.filter(({ open: isOpen, answered }) =>
    name === 'NILAI' || name === 'BELUM' ? answered : isOpen || answered,
  );
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

function moveComplaint(turn: Turn, name: CommandName): Response {
  const { command } = turn.event.reading;
  const { facts } = turn.event;
  const rule = commandRule(name);
  const target = command?.ticket === null ? meantTicket(turn, name) : facts.target;
  if (command === null || rule === undefined || target === null || !target.mine) {
    return reply(turn, { template: 'status-tidak-ada', vars: { ticket: command?.ticket ?? '' } });
  }
  const request = rule.request(command, { until: null, parent: null });
  if (request === null) {
    return reply(turn, {
      template: 'perintah-kurang',
      vars: { command: name, example: usageOf(name, target.ticket) },
    });
  }
  const named =
    command.ticket === null ? 'the only ticket it can mean' : 'ticket number in the text';
  const withReading =
    request.type === 'citizen.add'
      ? { ...request, reading: readingOf(turn.event.reading) }
      : request;
  return tell(turn, target, withReading, `command ${name}: ${named}`, asCitizen(turn));
}

/** Commands everybody may give. */
export const citizenCommand: Step = (turn) => {
  const { command } = turn.event.reading;
  if (command === null || !command.entitled) return null;
  switch (command.name) {
    case 'CEK':
      return checkStatus(turn, turn.event.facts.target, command.ticket);
    case 'KATEGORI': {
      const categories = turn.rules.district.categories.map(({ code }) => code);
      return reply(turn, { template: 'kategori', vars: { categories } });
    }
    case 'BANTUAN':
      return reply(turn, { template: 'format', vars: {} });
    case 'STOP':
      return reply(turn, { template: 'stop-ok', vars: {} }, { notices: 'off', asked: null });
    case 'TAMBAH':
    case 'NILAI':
    case 'BELUM':
    case 'BATAL':
      return moveComplaint(turn, command.name);
    default:
      return null;
  }
};

/** A command of officers from a phone that is not registered; the message is kept all the same. */
const foreignCommand: Step = (turn) => {
  const { command } = turn.event.reading;
  if (command === null || command.entitled) return null;
  return reply(turn, { template: 'skpd-gagal-akses', vars: {} });
};

// binding -------------------------------------------------------------------------------------

/** A part of a long message that came after the rest had been given up as incomplete. */
export const latePart: Step = (turn) => {
  const { continued } = turn.event.facts;
  if (continued === null) return null;
  const { text } = turn.event.reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(turn.event.reading) };
  return tell(turn, continued, request, 'bagian SMS panjang yang terlambat', asCitizen(turn));
};

const namedTicket: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.ticket === null || facts.target === null || !facts.target.mine) return null;
  return followUp(turn, facts.target, 'ticket number in the text');
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
    const effect = openEffect(turn.event.sender.phone, asked.held, 'the sender chose BARU');
    return { effects: [effect], filed: 'done', asked: null };
  }
  const { text, reading, id } = asked.held;
  const request = { type: 'citizen.add' as const, text, reading, by: asCitizen(turn) };
  const message = { id, binding: 'the sender chose the ticket' };
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
  const binding = 'answer to our question';
  if (asked.kind === 'clarify' && choice !== null) {
    const option = typeof choice === 'number' && choice <= asked.options.length ? choice : null;
    return tell(turn, ticket, { type: 'citizen.choose', option, text }, binding, asCitizen(turn));
  }
  if (startsNew(turn)) return null;
  const option = asked.kind === 'clarify' ? asked.options.indexOf(reading.category ?? '') : -1;
  if (option >= 0 && reading.content.length < 15) {
    const request = { type: 'citizen.choose' as const, option: option + 1, text };
    return tell(turn, ticket, request, binding, asCitizen(turn));
  }
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, ticket, request, binding, asCitizen(turn));
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
    return followUp(turn, only, 'the only open ticket');
  if (reading.followUp === 'thanks') {
    return answered[0] === undefined ? silent() : followUp(turn, answered[0], 'the latest answer');
  }
  if (others.length > 0) return askTicket(turn, first);
  const latest = facts.tickets[0];
  if (latest !== undefined) return followUp(turn, latest, 'the latest ticket; none is open');
  return open(turn, 'reads as a follow-up, but no ticket of this phone is known');
};

/** The same person's same words again: a follow-up, not a second complaint. */
const nearSame: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  const recent = facts.tickets.filter((ticket) => ticket.open && at - ticket.createdAt < 7 * DAY);
  const same = recent.find((ticket) => similarity(ticket.text, reading.text) >= NEAR_SAME);
  if (same === undefined) return null;
  const { text } = reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(reading) };
  return tell(turn, same, request, 'near-same text', asCitizen(turn));
};

/** The rest of a text that an old phone cut. */
const continuation: Step = (turn) => {
  const { reading, facts, at } = turn.event;
  const previous = facts.tickets[0];
  if (previous === undefined || reading.choice !== null || reading.marked) return null;
  if (reading.action === 'route' && reading.place !== null) return null;
  const cut = previous.text.length >= CUT_AFTER && at - previous.createdAt < CUT_WITHIN;
  return cut ? followUp(turn, previous, 'continues the message before') : null;
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
    turn.event.facts.tickets.length === 0
      ? 'first message of this phone'
      : 'reads as a matter of its own',
  );

/** Every way to answer a citizen, in order; the last one always does. */
export const citizenSteps: Step[] = [
  citizenCommand,
  foreignCommand,
  whichTicket,
  namedTicket,
  answerToQuestion,
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
