import { saysYes } from '../../language/answers/office-answers.ts';
import { isAsking } from '../../language/commands/asking-commands.ts';
import type { AskingName, Command } from '../../text/understanding.ts';
import type { Asked } from '../base/context.ts';
import type { TicketFact } from '../base/events.ts';
import { commandsOf } from '../base/named.ts';
import {
  categories,
  messageId,
  type Response,
  reply,
  type Step,
  type Turn,
} from '../base/response.ts';
import { type Offered, ticketSaid, ticketsSaid } from '../base/said-ticket.ts';
import { act, refusedCommand, work } from './acts.ts';
import { askForCode, confirmed, needsCode } from './confirm.ts';
import { aboutDanger } from './danger.ts';
import { askInDoubt } from './in-doubt.ts';
import { looseSteps, unnamed } from './loose.ts';
import { askMeant, askMeantOfAll } from './meant.ts';
import { holdsNote } from './office-note.ts';
import { helpMessage } from './office-terms.ts';
import { ownerAnswered, wrongPerson } from './owner.ts';
import { passedOn } from './passed-on.ts';
import { figures, list, lookedAt, overdue, received } from './questions.ts';
import { wishesSecrecy } from './secrecy-wish.ts';
import { tellActs } from './tell-acts.ts';
import { toPerson } from './told-why.ts';
import { whomAnswered } from './whom.ts';

/**
 * Answering officers, heads of agencies, the admin, the Sekda and the Bupati. Whatever they write is
 * their office's: nothing of it becomes a citizen's words, and nothing stays without an answer.
 */

type Ask = (turn: Turn, command: Command) => Response | null;

const none: Ask = () => null;

/** What only asks; null where it is the citizen's, or is of one complaint and so no list. */
const ASKS: Record<AskingName, Ask> = {
  DAFTAR: (turn) => list(turn),
  LIHAT: (turn, { ticket }) => (ticket === null ? list(turn) : null),
  BANTUAN: (turn) => reply(turn, helpMessage(turn)),
  KATEGORI: categories,
  LAPORAN: figures,
  TERLAMBAT: (turn) => overdue(turn),
  TERIMA: (turn) => (turn.event.sender.role === 'regent' ? received(turn) : null),
  CEK: none,
  STOP: none,
};

/** A command that only asks; null for those that move a complaint. */
function ask(turn: Turn, command: Command): Response | null {
  const { name } = command;
  return isAsking(name) ? ASKS[name](turn, command) : null;
}

const command: Step = (turn) => {
  const commands = commandsOf(turn.event.reading);
  const [first] = commands;
  if (first === undefined) return null;
  if (!first.entitled && first.ticket === null) return reply(turn, refusedCommand(turn, first));
  const asked = first.entitled ? ask(turn, first) : null;
  if (asked !== null) return asked;
  if (first.ticket === null) return unnamed(turn, first);
  return askInDoubt(turn, commands) ?? holdsNote(turn, commands) ?? act(turn, commands);
};

/** The task that "for which ticket?" was answered with: its number, `1`, or `ya` when there was one. */
const whichTask: Step = (turn) => {
  const { asked } = turn.context;
  if (asked?.kind !== 'task') return null;
  const { choice, ticket, text } = turn.event.reading;
  const several = ticketsSaid(text, asked.options);
  if (several.length > 1) return forTasks(turn, asked, several);
  const chosen =
    saysYes(text) && asked.options.length === 1
      ? asked.options[0]
      : typeof choice === 'number' && !/\d\d/.test(text)
        ? asked.options[choice - 1]
        : (asked.options.find((option) => isBareTicket(text, ticket, option.ticket)) ??
          ticketSaid(text, asked.options));
  if (chosen === undefined) return null;
  const complaint = knownAs(turn, chosen);
  return complaint === undefined ? null : forTask(turn, asked, complaint);
};

function knownAs({ event: { facts } }: Turn, { instance: id }: Offered): TicketFact | undefined {
  return [...facts.tasks, ...Object.values(facts.named).flat()].find(
    ({ instance }) => instance === id,
  );
}

/** Longer texts say more than which ticket. */
const BARE_TICKET = 12;

function isBareTicket(text: string, ticket: string | null, option: string): boolean {
  return ticket !== null && text.trim().length <= BARE_TICKET && option.endsWith(ticket);
}

/** What was asked "for which?". */
type Task = Extract<Asked, { kind: 'task' }>;

function forTask(turn: Turn, asked: Task, complaint: TicketFact): Response {
  const { ticket } = complaint;
  const { command: meant } = asked;
  // a number says which complaint, not that its words are the answer
  if (meant === undefined || meant.doubtful === true)
    return askMeant(turn, complaint, meant ?? null, asked);
  const worked = work(turn, { ...meant, ticket }, complaint);
  if ('say' in worked) return reply(turn, worked.say, { asked: null });
  if (needsCode(worked.act, complaint)) return askForCode(turn, [worked.act]);
  return tellActs(turn, [worked.act], asked.id ?? messageId(turn));
}

/** "A001 dan A008", "dua2nya": the words are for each of them, which YA says once more. */
function forTasks(turn: Turn, asked: Task, chosen: Offered[]): Response {
  const found = chosen.flatMap((one) => knownAs(turn, one) ?? []);
  const command = asked.command?.doubtful === true ? undefined : asked.command;
  return askMeantOfAll(turn, found, command ?? null, asked);
}

/** Our own SMS sent back, and nothing else: what it is about. */
const echoed: Step = (turn) => {
  const { reading } = turn.event;
  if (!reading.echo) return null;
  if (reading.ticket === null) return list(turn);
  return reply(turn, lookedAt(turn, reading.ticket));
};

/** Every way to answer somebody of the office, in order; the last ones always know an answer. */
export const staffSteps: Step[] = [
  echoed,
  ownerAnswered,
  wrongPerson,
  whomAnswered,
  confirmed,
  whichTask,
  wishesSecrecy,
  aboutDanger,
  passedOn,
  toPerson,
  command,
  ...looseSteps,
];
