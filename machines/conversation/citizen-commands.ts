import { commandRule, usageOf } from '../complaint/commands.ts';
import type { Command } from '../language/understanding.ts';
import type { Option } from '../messages.ts';
import type { TicketFact } from './events.ts';
import {
  asCitizen,
  type Response,
  readingOf,
  reply,
  type Step,
  type Turn,
  tell,
} from './response.ts';

/** Commands that every citizen may give: status, addition, rating, withdrawal, help. */

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

/** Which of several answers a rating without a number is for; it waits for the reply. */
function askRated(turn: Turn, rating: number, answered: TicketFact[]): Response {
  const { at, reading } = turn.event;
  const offered = answered.slice(0, 4);
  const labels: Option[] = offered.map(({ ticket, category }, index) => ({
    key: String(index + 1),
    label: category === null ? ticket : `${ticket} ${category}`,
  }));
  const options = offered.map(({ instance, ticket }) => ({ instance, ticket }));
  const { text } = reading;
  return reply(
    turn,
    { template: 'pilih-nilai', vars: { rating, options: labels } },
    { asked: { kind: 'rating', options, rating, text, at } },
  );
}

/** NILAI is the one command without a number: it can only mean an answer that waits for it. */
function rateUnnamed(turn: Turn, command: Command): Response {
  const [only, ...others] = turn.event.facts.tickets.filter(({ answered }) => answered);
  if (only === undefined) return checkStatus(turn, null, null);
  if (command.rating !== null && others.length > 0)
    return askRated(turn, command.rating, [only, ...others]);
  return moveComplaint(turn, command, only);
}

/** `no. A-127`: longer texts say more than which ticket. */
const BARE_TICKET = 10;

/** "Which answer do you rate?" was asked: its number or its ticket. */
export const whichRated: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'rating') return null;
  const { choice, ticket, text: typed } = turn.event.reading;
  const isBareTicket = ticket !== null && typed.trim().length <= BARE_TICKET;
  const chosen =
    typeof choice === 'number'
      ? asked.options[choice - 1]
      : asked.options.find((option) => isBareTicket && option.ticket.endsWith(ticket ?? ' '));
  if (chosen === undefined) return null;
  const { rating, text } = asked;
  const request = { type: 'citizen.rate' as const, rating, text };
  return tell(turn, chosen, request, 'pengirim memilih tiketnya', asCitizen(turn));
};

function moveComplaint(turn: Turn, command: Command, target: TicketFact | null): Response {
  const { name } = command;
  const rule = commandRule(name);
  if (rule === undefined || target === null || !target.mine) {
    return reply(turn, { template: 'status-tidak-ada', vars: { ticket: command.ticket ?? '' } });
  }
  const request = rule.request(command, { until: null, parent: null });
  if (request === null) {
    return reply(turn, {
      template: 'perintah-kurang',
      vars: { command: name, example: usageOf(name, target.ticket) },
    });
  }
  const named =
    command.ticket === null
      ? 'satu-satunya jawaban yang menunggu nilai'
      : 'nomor tiket ada di teks';
  const withReading =
    request.type === 'citizen.add'
      ? { ...request, reading: readingOf(turn.event.reading) }
      : request;
  return tell(turn, target, withReading, `perintah ${name}: ${named}`, asCitizen(turn));
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
    case 'NILAI':
      return command.ticket === null
        ? rateUnnamed(turn, command)
        : moveComplaint(turn, command, turn.event.facts.target);
    case 'TAMBAH':
    case 'BELUM':
    case 'BATAL':
      return moveComplaint(turn, command, turn.event.facts.target);
    default:
      return null;
  }
};

/** A command of officers from a phone that is not registered; the message is kept all the same. */
export const foreignCommand: Step = (turn) => {
  const { command } = turn.event.reading;
  if (command === null || command.entitled) return null;
  return reply(turn, { template: 'skpd-gagal-akses', vars: {} });
};
