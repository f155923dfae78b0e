import { wordsIn } from '../../language/answers/answers.ts';
import { saysYes } from '../../language/answers/office-answers.ts';
import { reportsDone } from '../../language/answers/reaction.ts';
import { whichIn } from '../../language/answers/which-words.ts';
import { speaksOfWork } from '../../language/commands/office-talk.ts';
import { maybePersonal, PERSONAL_WORD } from '../../language/personal.ts';
import type { Effect } from '../../messages/effects.ts';
import { isCourtesy } from '../../text/courtesy.ts';
import type { Command } from '../../text/understanding.ts';
import { labelOf } from '../base/contact.ts';
import { typedTickets } from '../base/named.ts';
import { messageId, type Response, reply, type Step, type Turn } from '../base/response.ts';
import { about } from './about.ts';
import { isTooShort, oneByOne } from './acts.ts';
import { type AskedAct, waitsOn } from './confirm.ts';
import { agencyMeant } from './guess.ts';
import { askMeant, askWhichTask } from './meant.ts';
import { fullUsage, helpMessage, isOfAgency, notFound } from './office-terms.ts';
import { list } from './questions.ts';
import { stateAsked } from './told-why.ts';
import { type AskedWhom, asksWhomAgain } from './whom.ts';

/**
 * Words of the office without a command, or without a ticket. They are never a citizen's: one question
 * back, or what may be done, and nothing is passed on before its sender has said what he means.
 */

/** It reads as a complaint of his own. */
function readsAsComplaint({ event: { reading } }: Turn): boolean {
  if (maybePersonal(reading.text)) return true;
  const asks = reading.action === 'route' || reading.action === 'ask';
  return asks && reading.category !== null && reading.kind !== 'APRESIASI';
}

const HIS_OWN = /\b(?:saya|sy|pribadi|rumah|tetangga|anak)\b/i;

/** In fewer words nobody tells of a matter. */
const SHORTEST_MATTER = 3;

/** The matter of a task, and no other place: why it is so, said of the task rather than a complaint of his own. */
function isOfTask({ event: { facts, reading } }: Turn): boolean {
  const { category, place } = reading;
  const where = place?.village ?? place?.district ?? '';
  return facts.tasks.some((task) => {
    if (task.category === null || task.category !== category) return false;
    return where === '' || (task.place ?? '').includes(where);
  });
}

/** A complaint of his own although his agency has tasks: its matter, and nothing that an office does. */
function isOwnMatter(turn: Turn): boolean {
  const { text, marked } = turn.event.reading;
  if (!marked && !maybePersonal(text) && text.trim().split(/\s+/).length < SHORTEST_MATTER)
    return false;
  if (!marked && !HIS_OWN.test(text) && isOfTask(turn)) return false;
  const own = HIS_OWN.test(text) && !/\b(?:sudah|sdh|telah|kami)\b/i.test(text);
  return readsAsComplaint(turn) && (own || marked || !speaksOfWork(text));
}

/** Danger, plain secrecy or the word itself: never offered as the answer to a task. */
function isForHimself({ event: { reading } }: Turn): boolean {
  const { flags, action, text } = reading;
  const secret = flags.includes('secret') && action === 'route';
  return secret || flags.includes('emergency') || maybePersonal(text);
}

function askPersonal(turn: Turn): Response {
  const { reading, message, original, at } = turn.event;
  const { sentAt } = original ?? message;
  const kept = { id: messageId(turn), text: withoutWord(reading.text), at };
  const sent = sentAt === undefined ? {} : { sentAt };
  const danger = reading.flags.includes('emergency');
  const asked = reply(
    turn,
    { template: 'warga-tanya', vars: { danger } },
    { asked: { kind: 'personal', ...kept, ...sent } },
  );
  return danger ? { ...asked, effects: [...asked.effects, ...alarm(turn)] } : asked;
}

/** Danger rings whoever writes of it, and waits for no WARGA; what accuses the admin's office is not for him. */
function alarm({ rules, event: { sender, reading } }: Turn): Effect[] {
  if (sender.role === 'admin' || reading.flags.includes('accusesOffice')) return [];
  const vars = { label: labelOf(rules, sender.phone), text: reading.own };
  const message = { template: 'admin-darurat-kantor' as const, vars };
  return [{ type: 'sms', params: { to: { role: 'admin' }, hours: 'any', message } }];
}

function withoutWord(text: string): string {
  return text.replace(new RegExp(`^\\W*${PERSONAL_WORD}\\b\\W*`, 'i'), '') || text;
}

/** A person of an agency wrote without a ticket. */
function ofAgency(turn: Turn, command: Command | null): Response {
  const { facts, reading } = turn.event;
  const [only] = facts.tasks;
  const text = command?.text ?? reading.own;
  if (command === null && isForHimself(turn)) return askPersonal(turn);
  if (command === null && isCourtesy(text)) return list(turn);
  // "lapor pak, jln yg di kenali sdh beres" reports, and complains of nothing
  const reports = facts.taskCount > 0 && reportsDone(text);
  if (command === null && !reports && isOwnMatter(turn)) return askPersonal(turn);
  if (facts.taskCount === 0 || only === undefined)
    return command === null && readsAsComplaint(turn)
      ? askPersonal(turn)
      : nothingOpen(turn, command);
  if (facts.taskCount === 1) return askMeant(turn, only, command);
  if (command !== null && OF_ANSWERED.has(command.name)) return withoutNumber(turn, command);
  if (command === null && isTooShort(turn, 'JAWAB', text)) return list(turn);
  return askWhichTask(turn, command, text);
}

function withoutNumber(turn: Turn, command: Command): Response {
  return reply(turn, { template: 'perintah-kurang', vars: needsNumber(turn, command) });
}

function nothingOpen(turn: Turn, command: Command | null): Response {
  if (command !== null && OF_ANSWERED.has(command.name)) return withoutNumber(turn, command);
  return command === null ? list(turn) : reply(turn, notFound(turn, ''));
}

function needsNumber({ event: { facts, sender } }: Turn, { name }: Command) {
  const example = fullUsage(name, sender.role, facts.tasks[0]?.ticket ?? 'A001');
  return { command: name, example: `${example} (mohon sebut nomornya)` };
}

/** Admin, Sekda and Bupati: their lists are of the whole district, so that nothing is guessed. */
function ofOffice(turn: Turn, command: Command | null): Response {
  const { facts, sender } = turn.event;
  const [only] = facts.tasks;
  if (command !== null && facts.taskCount === 1 && only !== undefined)
    return askMeant(turn, only, command);
  const { agencies } = turn.rules.district;
  const names = sender.role === 'admin' && agencyMeant(turn.event.reading.text, agencies) !== null;
  if (command === null && names && only !== undefined && facts.taskCount === 1)
    return askMeant(turn, only, null);
  if (command === null && !names && readsAsComplaint(turn)) return askPersonal(turn);
  if (sender.role === 'admin' && facts.taskCount > 0) return list(turn);
  if (command?.entitled === true)
    return reply(turn, { template: 'perintah-kurang', vars: needsNumber(turn, command) });
  return reply(turn, helpMessage(turn, true));
}

/** Of what was answered the tickets are no tasks any more: only its sender knows which. */
const OF_ANSWERED: ReadonlySet<Command['name']> = new Set(['TARIK']);

/** A command that names no ticket. */
export function unnamed(turn: Turn, command: Command): Response {
  const [first, ...others] = about(turn);
  if (first !== undefined && others.length === 0) return askMeant(turn, first, command);
  if (first !== undefined)
    return oneByOne(
      turn,
      [first, ...others].map(({ ticket }) => ticket),
      command.name,
    );
  return isOfAgency(turn) ? ofAgency(turn, command) : ofOffice(turn, command);
}

/** A complaint of his own asked him something: only WARGA is an answer to it. */
const ownComplaintAsks: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked === null || typedTickets(reading).length > 0) return null;
  if (asked.kind !== 'clarify' && asked.kind !== 'info' && asked.kind !== 'ticket') return null;
  const ticket = asked.kind === 'ticket' ? null : asked.ticket;
  const example = reading.choice === null ? 'isi' : String(reading.choice);
  return reply(turn, { template: 'warga-cara', vars: { ticket, example } });
};

const anything: Step = (turn) => {
  const named = about(turn);
  const [first, ...others] = named;
  const [typed] = typedTickets(turn.event.reading);
  if (first !== undefined && others.length > 0) {
    const name = isOfAgency(turn)
      ? 'JAWAB'
      : turn.event.sender.role === 'regent'
        ? 'PERINTAH'
        : 'LIHAT';
    return oneByOne(
      turn,
      named.map(({ ticket }) => ticket),
      name,
    );
  }
  if (first !== undefined) return askMeant(turn, first, null);
  if (typed !== undefined) return reply(turn, notFound(turn, typed));
  return isOfAgency(turn) ? ofAgency(turn, null) : ofOffice(turn, null);
};

/** "iya tapi …", "no 1 soalnya …": an answer to what was asked, with more words than one needs. */
function beginsAsAnswer(text: string): boolean {
  const [first = ''] = wordsIn(text);
  return saysYes(first) || whichIn(text)?.kind === 'number';
}

/** Another question about the same complaint would come in place of what waits. */
function replaces(asked: AskedAct | AskedWhom, { asked: next }: Response): boolean {
  if (next?.kind !== 'confirm' && next?.kind !== 'meant') return false;
  const now = next.kind === 'confirm' ? next.acts : next.options;
  const before = asked.kind === 'confirm' ? asked.acts : asked.options;
  return now.some(({ instance }) => before.some((act) => act.instance === instance));
}

/**
 * Words wait for a yes or a number, and what came is neither, nor plainly other words for the citizen: they go on waiting, and
 * a remark never goes out in their place.
 */
const stillWaiting: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked?.kind !== 'confirm' && asked?.kind !== 'meant') return null;
  const { text } = reading;
  const isAnswer = beginsAsAnswer(text);
  // "no 1" may be read as a ticket, too
  if (typedTickets(reading).length > 0 && !isAnswer) return null;
  if (asked.kind === 'confirm' && isTooShort(turn, 'JAWAB', text)) return waitsOn(turn, asked);
  const next = anything(turn);
  const isRemark = isAnswer || next?.asked?.kind === 'meant';
  if (next === null || !isRemark || !replaces(asked, next)) return next;
  return asked.kind === 'confirm' ? waitsOn(turn, asked) : asksWhomAgain(turn, asked);
};

const SENT_WRONG =
  /\bsalah\s+(?:kirim|tiket|nomor|nomer|no|jawab|aduan|balas)\b(?!\s+ke\s+(?:kami|kita|sini))/i;
/** More words say something for somebody. */
const LONGEST_WRONG = 10;

/** "salah kirim, itu utk A003": nothing for that one's reporter; how the wrong answer is taken back. */
const sentWrong: Step = (turn) => {
  const { text } = turn.event.reading;
  if (!isOfAgency(turn) || turn.context.asked !== null || !SENT_WRONG.test(text)) return null;
  if (typedTickets(turn.event.reading).length === 0) return null;
  if (text.trim().split(/\s+/).length > LONGEST_WRONG) return null;
  const vars = { command: 'TARIK' as const, example: 'TARIK no (nomor yg salah dikirimi)' };
  return reply(turn, { template: 'perintah-kurang', vars });
};

/** Always know an answer. */
export const looseSteps: Step[] = [ownComplaintAsks, stateAsked, stillWaiting, sentWrong, anything];
