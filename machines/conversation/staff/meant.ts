import { commandRule, isAside, staffStatus } from '../../complaint/commands.ts';
import { IDLE, SCAFFOLD } from '../../language/commands/staff-words.ts';
import { withoutSpokenTicket } from '../../language/commands/tickets.ts';
import type { Message } from '../../messages/messages.ts';
import { isCourtesy } from '../../text/courtesy.ts';
import { bothEnds } from '../../text/text-ends.ts';
import type { Command, CommandName } from '../../text/understanding.ts';
import { isLocked, lockedOut } from '../base/code-tries.ts';
import type { WaitingAct } from '../base/context.ts';
import type { TicketFact } from '../base/events.ts';
import { items } from '../base/items.ts';
import { messageId, type Response, reply, type Turn } from '../base/response.ts';
import { incomplete, isTooShort, lack, oneByOne, requestOf, strays } from './acts.ts';
import { dayOf, goalOf, needsCode, quoted, waiting, wordsOf } from './confirm.ts';
import { guess } from './guess.ts';
import { fullUsage, usagesNow } from './office-terms.ts';
import { isPlain, saysTo } from './plain.ts';
import { askWhom, asNote } from './whom.ts';

/** A question without a code quotes so many characters of the words. */
const SHOWN = 60;

/** One question back where an SMS of the office leaves open what is meant, or for which complaint. */

const LEADING_TICKET =
  /^\W*(?:(?:ass|assalamualaikum|wr|wb|yth|admin|izin|ijin|mohon|mhn|maaf|menjawab|menanggapi|melaporkan|utk|untuk|no|nomor|laporan|aduan|tiket|yg|yang|pak|bu)[\s.:]+)*[a-z]{1,2}[\s.-]?\d{3}\b[\s,.:;-]*/i;

/** Polite words between others, where a ticket follows. */
const OPENING = new Set(
  'yang yg hormati dihormati terhormat perihal terkait mengenai tentang ttg aduan laporan pengaduan nomor no tiket menanggapi menjawab atas nama dinas petugas dong jawabin jawabkan dijawabin dijawabkan'.split(
    ' ',
  ),
);
const TICKET = /(?<![\p{L}\d])[a-hj-np-z]{1,2}[.-]?\d{3}(?!\d)[\s,.:;-]*/iu;

/** The words behind a ticket before which there is nothing but greetings. */
function withoutOpening(text: string): string {
  const found = TICKET.exec(text);
  if (found === null) return text;
  const before =
    text
      .slice(0, found.index)
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  const isIdle = before.every((word) => IDLE.has(word) || OPENING.has(word));
  return isIdle ? text.slice(found.index + found[0].length) : text;
}

/** The words as they would be passed on: without quotes, and without the ticket they begin with. */
function passedOn(turn: Turn): string {
  const words = withoutSpokenTicket(
    withoutOpening(turn.event.reading.own).replace(LEADING_TICKET, ''),
  );
  return words.replace(SCAFFOLD, '').trim();
}

function asCommand(
  name: CommandName,
  ticket: string,
  text: string,
  agency: string | null = null,
): Command {
  const none = { otherTicket: null, rating: null, date: null };
  return { name, ticket, ...none, agency, text, entitled: true };
}

/** It says nothing that could be passed on, or no reason. */
function isEmpty(name: CommandName, text: string): boolean {
  return commandRule(name)?.says === 'words' && isCourtesy(text);
}

/** Words as the question quotes them. */
const shown = (text: string, code: string | null) =>
  code === null ? bothEnds(text, SHOWN) : quoted(text);

/** It cannot be said what is meant: what may be done now is. */
function openQuestion(turn: Turn, complaint: TicketFact): Response {
  const { ticket, status, can } = complaint;
  const allowed = usagesNow(complaint);
  const vars = { ticket, status: staffStatus(status), allowed };
  return can.every(({ name }) => isAside(name))
    ? reply(turn, { template: 'belum-bisa', vars })
    : reply(turn, { template: 'maksud-apa', vars: { ticket, allowed } });
}

/** Words of an earlier SMS that was asked about. */
interface Earlier {
  text: string;
  /** Inbox message; absent in older snapshots. */
  id?: string;
}

type MeantVars = Extract<Message, { template: 'maksud' }>['vars'];

/** The question that a YA answers, or the code of it. @param asks what its text needs beside the words, which are of the first */
function askReady(
  turn: Turn,
  [first, ...more]: [WaitingAct, ...WaitingAct[]],
  asks: Omit<MeantVars, 'ready' | 'text' | 'code'>,
  { code, id }: { code: string | null; id: string | undefined },
): Response {
  const vars = { ...asks, ready: true, text: shown(wordsOf(first), code), code };
  return reply(
    turn,
    { template: 'maksud', vars },
    { asked: waiting(turn, [first, ...more], code, id) },
  );
}

/**
 * "Do you mean JAWAB A001?": answered by YA. With too few words for it, how it is typed.
 * @param given a command that named no ticket, or is in doubt
 * @param earlier where this SMS only said which ticket it is for
 */
export function askMeant(
  turn: Turn,
  complaint: TicketFact,
  given: Command | null,
  earlier?: Earlier,
): Response {
  const { role } = turn.event.sender;
  const text = given?.text ?? earlier?.text ?? passedOn(turn);
  const guesses = role !== 'secretary' && role !== 'citizen';
  const agencies = turn.rules.district.agencies;
  const reports = saysTo(turn, complaint)('answer', text);
  const likely = guesses ? guess({ role, text, agencies, reports }, complaint) : null;
  const name = given?.name ?? likely?.name ?? null;
  if (name === null || (given === null && !/[\p{L}\p{N}]/u.test(text) && text.includes('?')))
    return openQuestion(turn, complaint);
  if (given !== null && !complaint.can.some((one) => one.name === given.name))
    return reply(turn, incomplete(turn, given, complaint, false));
  const { instance, ticket } = complaint;
  const command =
    given === null ? asCommand(name, ticket, text, likely?.agency) : { ...given, ticket };
  const others = strays(turn, command);
  if (others.length > 0) return oneByOne(turn, [ticket, ...others], name);
  const request = requestOf(turn, command);
  const usage = fullUsage(name, role, ticket);
  const asks = { command: name, ticket, usage, choices: [], drop: '1' };
  if (request === null || isTooShort(turn, name, text) || isEmpty(name, command.text)) {
    const typed = name === 'TUNDA' ? usage + lack(turn, command) : usage;
    const vars = {
      ...asks,
      usage: typed,
      to: null,
      until: null,
      ready: false,
      text: '',
      code: null,
    };
    return reply(turn, { template: 'maksud', vars });
  }
  const act = { instance, ticket, command: name, request };
  if (!isPlain(turn, complaint, given, { name, text: wordsOf(act) }))
    return askWhom(turn, act, asNote(turn, complaint, command), earlier?.id);
  const code = needsCode(act, complaint) ? turn.event.facts.code : null;
  if (code !== null && isLocked(turn)) return lockedOut(turn);
  const said = { ...asks, to: goalOf(turn, act), until: dayOf(act) };
  return askReady(turn, [act], said, { code, id: earlier?.id });
}

/** "Do you mean JAWAB A001 dan A008?": the same words to each; where that is not plain of all, one SMS is for one. */
export function askMeantOfAll(
  turn: Turn,
  complaints: TicketFact[],
  given: Command | null,
  earlier: Earlier,
): Response {
  const asked = complaints.map((one) => askMeant(turn, one, given, earlier).asked);
  const acts = asked.flatMap((one) => (one?.kind === 'confirm' ? one.acts : []));
  const tickets = complaints.map(({ ticket }) => ticket);
  const [first, ...more] = acts;
  const isOne = acts.every(({ command }) => command === first?.command);
  if (first === undefined || !isOne || acts.length < tickets.length)
    return oneByOne(turn, tickets, given?.name ?? 'JAWAB');
  const { command } = first;
  const code = asked.some((one) => one?.kind === 'confirm' && one.code !== null)
    ? turn.event.facts.code
    : null;
  const said = { command, ticket: tickets.join(' dan '), usage: '', choices: [], drop: '1' };
  const asks = { ...said, to: null, until: null };
  return askReady(turn, [first, ...more], asks, { code, id: earlier.id });
}

/** Most tasks that one question lists. */
const MOST = 6;

/** "For which ticket?"; the words wait for its number. */
export function askWhichTask(turn: Turn, command: Command | null, text: string): Response {
  const { facts, at } = turn.event;
  const tasks = facts.tasks.slice(0, MOST);
  const options = tasks.map(({ instance, ticket }) => ({ instance, ticket }));
  const id = messageId(turn);
  const kept = command === null ? {} : { command };
  return reply(
    turn,
    { template: 'skpd-nomor-mana', vars: { count: facts.taskCount, items: items(tasks) } },
    { asked: { kind: 'task', options, ...kept, text, id, at } },
  );
}
