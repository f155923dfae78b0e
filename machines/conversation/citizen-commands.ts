import type { ComplaintRequest } from '../complaint/acts/act.ts';
import { actOf } from '../complaint/acts/acts.ts';
import { commandRule, usageOf } from '../complaint/commands.ts';
import { readingOf } from '../complaint/reading-of.ts';
import { shortName } from '../district/rules.ts';
import { isAsking } from '../language/commands/asking-commands.ts';
import type { Message } from '../messages/messages.ts';
import type { Option } from '../messages/values.ts';
import type { AskingName, Command } from '../text/understanding.ts';
import { asReported } from './as-reported.ts';
import type { TicketFact } from './base/events.ts';
import { target } from './base/named.ts';
import { categories, type Response, reply, type Step, type Turn, tell } from './base/response.ts';
import { ticketSaid } from './base/said-ticket.ts';
import { byMatter } from './by-matter.ts';
import { mayBeGrave, standAlone } from './grave-words.ts';
import { asSecret } from './plain-secret.ts';
import { react } from './reacting.ts';

/** Commands that every citizen may give: status, addition, rating, withdrawal, help. */

/** The answer itself is the status, as long as nothing has come after it. */
function answerOf({ rules }: Turn, { ticket, answer }: TicketFact): Message | null {
  if (answer === null) return null;
  const { agency, text } = answer;
  return { template: 'status-jawaban', vars: { ticket, agency: shortName(rules, agency), text } };
}

export function checkStatus(turn: Turn, ticket: TicketFact | null, named: string | null): Response {
  if (ticket?.mine) {
    const { category, status, agency, due } = ticket;
    const answer = answerOf(turn, ticket);
    if (answer !== null) return reply(turn, answer);
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
  return listStates(turn, tickets);
}

/** So many stand in one list. */
const MOST_LISTED = 4;

/** Where each of them stands. */
export function listStates(turn: Turn, tickets: TicketFact[]): Response {
  const items = tickets
    .slice(0, MOST_LISTED)
    .map(({ ticket, category, status }) => ({ ticket, category, status }));
  return reply(turn, { template: 'status-daftar', vars: { items } });
}

/** Which of several answers a rating without a number is for; it waits for the reply. */
export function askRated(turn: Turn, rating: number, answered: TicketFact[]): Response {
  const { at } = turn.event;
  const offered = asReported(answered);
  const labels: Option[] = offered.map(({ ticket, category }, index) => ({
    key: String(index + 1),
    label: category === null ? ticket : `${ticket} ${category}`,
  }));
  const options = offered.map(({ instance, ticket }) => ({ instance, ticket }));
  const { text } = turn.event.reading;
  const reading = readingOf(turn.event.reading);
  return reply(
    turn,
    { template: 'pilih-nilai', vars: { rating, options: labels } },
    { asked: { kind: 'rating', options, rating, text, reading, at } },
  );
}

/** Answers that wait for a verdict; where none does, those that were closed without a mark. */
export function unjudged(tickets: TicketFact[]): TicketFact[] {
  const waiting = tickets.filter(({ answered }) => answered);
  if (waiting.length > 0) return waiting;
  return tickets.filter(({ open, answer, rated }) => !open && answer !== null && rated !== true);
}

/** NILAI is the one command without a number: it can only mean an answer that waits for it. */
function rateUnnamed(turn: Turn, command: Command): Response {
  const [only, ...others] = unjudged(turn.event.facts.tickets);
  if (only === undefined) {
    const status = checkStatus(turn, null, null);
    if (!mayBeGrave(turn)) return status;
    const words = standAlone(turn, 'kata-kata pada perintah NILAI tanpa nomor');
    return { ...words, effects: [...status.effects, ...words.effects] };
  }
  if (command.rating !== null && others.length > 0)
    return askRated(turn, command.rating, [only, ...others]);
  return judged(turn, command, only);
}

/** Words of an answer that only names one. */
const MOST_NAMING = 5;

/** "yg jalan": the one whose matter it names, in words that say no more. */
function ratedIn(
  { event: { reading, facts }, rules }: Turn,
  options: readonly { instance: string }[],
): TicketFact | undefined {
  if (reading.text.trim().split(/\s+/).length > MOST_NAMING) return undefined;
  const offered = facts.tickets.filter(({ instance }) =>
    options.some((option) => option.instance === instance),
  );
  const [only, ...others] = byMatter(reading, offered, rules);
  return others.length === 0 ? only : undefined;
}

/** "Which answer do you rate?" was asked: its number, its ticket or its matter. */
export const whichRated: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'rating') return null;
  const { choice, text: typed } = turn.event.reading;
  const chosen =
    typeof choice === 'number'
      ? asked.options[choice - 1]
      : (ticketSaid(typed, asked.options) ?? ratedIn(turn, asked.options));
  if (chosen === undefined) return null;
  const { rating, text, reading = readingOf(turn.event.reading) } = asked;
  const request = { type: 'citizen.rate' as const, rating, text, reading };
  return tell(turn, chosen, request, 'pengirim memilih tiketnya');
};

function moveComplaint(turn: Turn, command: Command, complaint: TicketFact | null): Response {
  const { name } = command;
  const rule = commandRule(name);
  if (rule === undefined || complaint === null || !complaint.mine) {
    return reply(turn, { template: 'status-tidak-ada', vars: { ticket: command.ticket ?? '' } });
  }
  const said = rule.request(command, { until: null, parent: null });
  if (said === null) {
    return reply(turn, {
      template: 'perintah-kurang',
      vars: { command: name, example: usageOf(name, complaint.ticket) },
    });
  }
  // secrecy and danger are found in all words of a citizen, whatever command they follow
  const request = { ...said, reading: readingOf(turn.event.reading) } as ComplaintRequest;
  return tell(turn, complaint, request, `perintah ${name}: ${bindingOf(command)}`);
}

/**
 * A rating that does not wait, with words that are secret or may be: the rating is taken or refused with its reason,
 * and the words are for the complaint while it runs, or stand for themselves.
 */
function ratedGravely(turn: Turn, command: Command, complaint: TicketFact): Response {
  const { reading } = turn.event;
  const bare = { ...turn, event: { ...turn.event, reading: { ...reading, flags: [] } } };
  const rated = moveComplaint(bare, { ...command, text: String(command.rating ?? '') }, complaint);
  const binding = `kata-kata pada perintah NILAI ${complaint.ticket}`;
  const request = { type: 'citizen.add' as const, text: command.text, reading: readingOf(reading) };
  const words = complaint.open
    ? tell(turn, complaint, request, binding)
    : standAlone(complaint.secret ? asSecret(turn) : turn, binding);
  return { ...words, effects: [...rated.effects, ...words.effects] };
}

/** What judges an answer: what their words say counts with them. */
function judged(turn: Turn, command: Command, complaint: TicketFact | null): Response {
  if (complaint?.mine !== true) return moveComplaint(turn, command, complaint);
  const waits = unjudged([complaint]).length > 0 || (!complaint.open && command.name === 'BELUM');
  if (!waits && command.name === 'NILAI')
    return mayBeGrave(turn)
      ? ratedGravely(turn, command, complaint)
      : moveComplaint(turn, command, complaint);
  return react(turn, complaint, `perintah ${command.name}: ${bindingOf(command)}`);
}

function bindingOf({ ticket }: Command): string {
  return ticket === null ? 'satu-satunya jawaban yang menunggu nilai' : 'nomor tiket ada di teks';
}

const none = () => null;

/** What only asks, of what everybody may. */
const ASKS: Record<AskingName, (turn: Turn, command: Command) => Response | null> = {
  CEK: (turn, { ticket }) => checkStatus(turn, target(turn), ticket),
  KATEGORI: categories,
  BANTUAN: (turn) => reply(turn, { template: 'format', vars: {} }),
  STOP: (turn) => reply(turn, { template: 'stop-ok', vars: {} }, { notices: 'off', asked: null }),
  DAFTAR: none,
  LIHAT: none,
  LAPORAN: none,
  TERLAMBAT: none,
  TERIMA: none,
};

/** Commands everybody may give. */
export const citizenCommand: Step = (turn) => {
  const { command } = turn.event.reading;
  if (command === null || !command.entitled) return null;
  const { name, ticket } = command;
  if (isAsking(name)) return ASKS[name](turn, command);
  const rule = commandRule(name);
  if (rule?.by !== 'reporter') return null;
  if (name === 'NILAI' && ticket === null) return rateUnnamed(turn, command);
  const complaint = target(turn);
  return actOf(rule.type).judges === true
    ? judged(turn, command, complaint)
    : moveComplaint(turn, command, complaint);
};

/** "nomor tiketnya berapa ya, lupa": where what he reported stands, with its number. */
const ASKS_NUMBER =
  /^(?=(?:\S+\s*){1,10}$).*(?:\b(?:no|nomor|nomer|kode)\s+(?:tiket|aduan|laporan|pengaduan)(?:nya|ku)?\b.*\b(?:berapa|brp|apa|lupa|mana)\b|\b(?:lupa|berapa|brp)\b.*\b(?:no|nomor|nomer|kode)\s+(?:tiket|aduan|laporan|pengaduan))/is;

export const asksNumber: Step = (turn) => {
  const { command, text, ticket } = turn.event.reading;
  if (command !== null || ticket !== null || !ASKS_NUMBER.test(text)) return null;
  return checkStatus(turn, null, null);
};

/** A command of officers from a phone that is not registered; the message is kept all the same. */
export const foreignCommand: Step = (turn) => {
  const { command } = turn.event.reading;
  if (command === null || command.entitled) return null;
  return reply(turn, { template: 'skpd-gagal-akses', vars: {} });
};
