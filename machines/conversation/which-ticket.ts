import { readingOf } from '../complaint/reading-of.ts';
import { isOnlyPolite } from '../language/answers/answers.ts';
import { saysNotWhich } from '../language/answers/shrugs.ts';
import { type Which, whichIn } from '../language/answers/which-words.ts';
import { type AskedTicket, askTicket, joined, labelOf, leftToOffice } from './ask-ticket.ts';
import type { TicketFact } from './base/events.ts';
import { openEffect, type Response, reply, type Step, type Turn } from './base/response.ts';
import { ticketSaid, ticketsSaid } from './base/said-ticket.ts';
import { isOtherMatter } from './belonging.ts';
import { byMatter, tellsMore } from './by-matter.ts';
import { deniesOne } from './by-turn.ts';
import { checkStatus } from './citizen-commands.ts';
import { namedFirst } from './named-first.ts';
import { isCourtesy, isGrave, reactTo } from './reacting.ts';
import { shareWord, tellingWords } from './telling-words.ts';
import { askWithdrawal } from './withdrawal.ts';

/** The answer to "which one?", and what is written while that is open. */

type Offered = Pick<TicketFact, 'instance' | 'ticket'>;

/** What is chosen, and the words beside the choice. */
interface Chosen {
  options: Offered[];
  rest: string;
}

/** What was offered, as it is now, in its order. */
function offeredIn({ event: { facts } }: Turn, { options }: AskedTicket): TicketFact[] {
  const known = ({ instance }: Offered) => facts.tickets.find((one) => one.instance === instance);
  return options.flatMap((option) => known(option) ?? []);
}

/** The list once more, in few words: what was written chose nothing of it, and said nothing. */
function askAgain(turn: Turn, asked: AskedTicket): Response {
  if (asked.again === true) return leftToOffice(turn, asked);
  const offered = offeredIn(turn, asked);
  const labels = asked.options.map(({ instance, ticket }, index) => {
    const one = offered.find((known) => known.instance === instance);
    return { key: String(index + 1), label: one === undefined ? ticket : labelOf(one, offered) };
  });
  const waiting = { ...asked, again: true as const, at: turn.event.at };
  return reply(
    turn,
    { template: 'pilih-tiket', vars: { options: labels, again: true } },
    { asked: waiting },
  );
}

/** The words that waited go to each that is chosen; what is said beside the choice goes with them, the choice itself does not. */
function handOn(turn: Turn, asked: AskedTicket, { options, rest }: Chosen): Response {
  const all = options.map(({ instance }) => {
    const one = offeredIn(turn, asked).find((ticket) => ticket.instance === instance);
    const says = one !== undefined && tellsMore({ text: rest }, one, turn.rules);
    const held = says ? joined(turn, asked.held) : asked.held;
    return reactTo(turn, held, instance, 'pengirim memilih tiketnya');
  });
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return only;
  const next = all.find((one) => one.asked !== null)?.asked ?? null;
  return { effects: all.flatMap(({ effects }) => effects), filed: 'done', asked: next };
}

function asNew({ event }: Turn, { held }: AskedTicket): Response {
  const effect = openEffect(event.sender.phone, held, 'pengirim memilih BARU');
  return { effects: [effect], filed: 'done', asked: null };
}

/** "bukan dua2nya, yg parkir liar": the words that waited are of what he names; null where he names nothing. */
function asOther(turn: Turn, { held }: AskedTicket): Response | null {
  const { tells, category, flags } = turn.event.reading;
  if (tells.things.length === 0 || category === null || isGrave(turn)) return null;
  if (flags.includes('maybeSecret')) return null;
  const said = { ...joined(turn, held), reading: readingOf(turn.event.reading) };
  const effect = openEffect(turn.event.sender.phone, said, 'bukan salah satunya: perkara sendiri');
  return { effects: [effect], filed: 'done', asked: null };
}

/** By its ticket, or tickets. */
function byCode({ event: { reading } }: Turn, { options }: AskedTicket): Chosen | null {
  const { text, ticket } = reading;
  const several = ticketsSaid(text, options);
  if (several.length > 0) return { options: several, rest: '' };
  const said = ticketSaid(text, options);
  if (said !== undefined) return { options: [said], rest: '' };
  const typed = options.find((option) => ticket !== null && option.ticket.endsWith(ticket));
  return typed === undefined ? null : { options: [typed], rest: text };
}

/** By its place in the list, which is its turn in time as well. */
function byPlace(which: Which, { options }: AskedTicket): Chosen | null {
  const { kind, rest } = which;
  if (kind === 'all') return { options, rest };
  if (kind === 'oldest') return { options: options.slice(0, 1), rest };
  if (kind === 'newest') return { options: options.slice(-1), rest };
  return kind === 'number'
    ? { options: options.slice(which.number - 1, which.number), rest }
    : null;
}

/** "yang lampu", "lampu pak, tadi malam ada yang nabrak": by its words. */
function byWords(turn: Turn, asked: AskedTicket): Chosen | null {
  const { reading } = turn.event;
  if (isGrave(turn) || reading.command !== null || isOtherMatter(turn)) return null;
  const offered = offeredIn(turn, asked);
  const denies = deniesOne(reading.text);
  const first = denies ? undefined : namedFirst(reading.text, offered, turn.rules);
  const fits = first === undefined ? byMatter(reading, offered, turn.rules) : [first];
  const [only, ...others] = fits;
  if (only === undefined || others.length > 0) return null;
  // who was there, and what is only likely, chooses none
  const isNamed =
    denies ||
    first !== undefined ||
    (!reading.tells.circumstance && (isSaid(turn, only) || isTouched(turn, only, offered)));
  return isNamed ? { options: [only], rest: denies ? '' : reading.text } : null;
}

/** Its matter or its words are in what was written. */
function isSaid({ event: { reading }, rules }: Turn, one: TicketFact): boolean {
  const own = tellingWords([one.text, ...one.additions].join(' '), rules);
  const said = tellingWords(reading.text, rules).some((word) => shareWord(word, own));
  return said || reading.topics.includes(one.category ?? '');
}

/** "yg gelap itu", "yg bau": what is wrong with one of them, and with none of the others. */
function isTouched(
  { event: { reading } }: Turn,
  { category }: TicketFact,
  offered: TicketFact[],
): boolean {
  const { touches } = reading.tells;
  const touched = offered.filter((one) => touches.includes(one.category ?? ''));
  return touched.length === 1 && touched[0]?.category === category;
}

/** Asks for the list: "nomer brp ya sy lupa", "maksudnya yg mana pak", "bingung saya". */
const ASKS_LIST =
  /^(?=(?:\S+\s*){1,8}$).*\b(?:(?:no|nomor|nomer|nmr|kode|angka|tiket)(?:nya|ny)?\b.*\b(?:berapa|brp|brapa|apa|mana|lupa)|(?:lupa|berapa|brp)\b.*\b(?:no|nomor|nomer|nmr|kode|tiket)(?:nya|ny)?|(?:yg|yang|nu|sing) (?:mana|endi)|maksud(?:nya|ny|e)?|bingung|lupa)\b/is;

/** What is written while the question is open and answers nothing: it waits, too; null where it stands for itself. */
function alsoWaits(turn: Turn, asked: AskedTicket): Response | null {
  const { command, marked, ticket, tells, text, flags } = turn.event.reading;
  if (command !== null || marked || ticket !== null || isGrave(turn)) return null;
  if (flags.includes('maybeSecret') || tells.own === 'plain' || isCourtesy(turn)) return null;
  const isIdle =
    isOnlyPolite(text) || saysNotWhich(text) || (tells.own === null && ASKS_LIST.test(text));
  return isIdle ? askAgain(turn, asked) : askTicket(turn, offeredIn(turn, asked));
}

/** "1/2/3 atau BARU" was asked: this message says where the one before belongs. */
export const whichTicket: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'ticket') return null;
  const { choice, rating, text } = turn.event.reading;
  if (choice === 'BARU') return asNew(turn, asked);
  const said = whichIn(text);
  // "dua2 nya lah pak" is no number
  const number = said?.kind === 'all' ? null : (choice ?? rating);
  const which: Which | null =
    typeof number === 'number' ? { kind: 'number', number, rest: '' } : said;
  if (which?.kind === 'none') return which.rest === '' ? asNew(turn, asked) : asOther(turn, asked);
  const placed = which === null ? null : byPlace(which, asked);
  if (placed?.options.length === 0) return askAgain(turn, asked);
  const named = typeof number === 'number' ? placed : (byCode(turn, asked) ?? placed);
  const chosen = named ?? byWords(turn, asked);
  return chosen === null ? alsoWaits(turn, asked) : handOn(turn, asked, chosen);
};

const isDroppedIn = (text: string) => whichIn(text)?.kind === 'dropped';

/** "gak jadi pak": of what he was asked about nothing is left; that he takes a complaint back he says by which one it is. */
export const neverMind: Step = (turn) => {
  const { asked } = turn.context;
  const { reading, facts } = turn.event;
  if (asked?.kind === 'clarify' && reading.command === null && isDroppedIn(reading.text)) {
    const ticket = facts.tickets.find(({ instance }) => instance === asked.instance);
    return ticket === undefined || isGrave(turn) ? null : askWithdrawal(turn, ticket);
  }
  if (asked?.kind !== 'ticket' || asked.held.withdrawal !== undefined) return null;
  const isDropped = reading.command === null && isDroppedIn(reading.text);
  if (!isDropped) return null;
  return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null, dropped: true });
};

/** One word beside a choice, at most: "yg sampah". */
const NAMES = /^(?:(?:(?:yg|yang|nu|sing)\s+)?[^\s,.;]+(?:\s+(?:pak|bu|min|aja|saja|ya))*\W*)?$/i;

/** "yg pertama pak", "2 pak yg sampah" that answers no question any more: nothing for an officer; it is told how that one stands. */
export const lateChoice: Step = (turn) => {
  const { asked } = turn.context;
  const { reading, facts } = turn.event;
  const which = asked === null && reading.command === null ? whichIn(reading.text) : null;
  if (which === null || facts.tickets.length === 0 || isGrave(turn)) return null;
  // who asks after it, judges it, or says anything else is heard as that
  if (reading.followUp !== 'none' || reading.judgement.verdict !== null) return null;
  if (which.kind === 'none' || which.kind === 'dropped' || !NAMES.test(which.rest)) return null;
  const [only, ...others] = byMatter(reading, facts.tickets, turn.rules);
  return checkStatus(turn, only !== undefined && others.length === 0 ? only : null, null);
};
