import { receiverIn } from '../../complaint/acts/acts.ts';
import { mergeBar } from '../../complaint/base/links.ts';
import { commandRule } from '../../complaint/commands.ts';
import { shortName } from '../../district/rules.ts';
import { shortDay } from '../../district/short-day.ts';
import { POLITE, wordsIn } from '../../language/answers/answers.ts';
import {
  asksForTheCode,
  bringsCode,
  codeIn,
  deniesAct,
  isYesWithCode,
  putsOff,
  saysNoToMeant,
  saysYes,
  takesBack,
} from '../../language/answers/office-answers.ts';
import type { Message } from '../../messages/messages.ts';
import { BETWEEN, bothEnds } from '../../text/text-ends.ts';
import { isLocked, lockedOut, wrongAnswer } from '../base/code-tries.ts';
import { labelOf } from '../base/contact.ts';
import type { Asked, WaitingAct } from '../base/context.ts';
import type { TicketFact } from '../base/events.ts';
import {
  messageId,
  type Response,
  reply,
  replyEffect,
  type Step,
  type Turn,
} from '../base/response.ts';
import { misleadingPart, misleads } from './misleading.ts';
import { tellActs } from './tell-acts.ts';

/**
 * Acts that wait for their sender's word: YA to what we took him to mean, and a short code where a forged
 * sender could do harm. The code goes to the registered phone, which a forger does not have.
 */

/** What waits for a yes. */
export type AskedAct = Extract<Asked, { kind: 'confirm' }>;

/** The words of an act that go out to others. */
export function wordsOf({ request }: WaitingAct): string {
  return 'text' in request ? (request.text ?? '') : '';
}

/** The machine takes it as it stands, as far as can be told before. */
function isTaken({ command, request }: WaitingAct, { can, secret, link }: TicketFact): boolean {
  const allowed = can.find(({ name }) => name === command);
  if (allowed === undefined) return false;
  const receiver = receiverIn(request);
  if (receiver !== null) return allowed.agencies.includes(receiver);
  if (request.type !== 'admin.merge') return true;
  // one that others were put under is told by what it can
  const bar = mergeBar(
    { ...link, id: link.instance, children: [], ward: link.ward ?? '' },
    request.parent,
  );
  return request.parent.secret === secret && bar === null;
}

/**
 * True when an act is asked back with a code. What the machine does not take now is not: it is refused,
 * with the reason.
 */
export function needsCode(act: WaitingAct, complaint: TicketFact): boolean {
  if (!isTaken(act, complaint)) return false;
  const confirm = commandRule(act.command)?.confirm ?? 'never';
  return confirm === 'always' || (confirm === 'misleading' && misleads(wordsOf(act)));
}

/** Where an act puts a complaint: to an agency, under another one. */
export function goalOf({ rules }: Turn, { request }: WaitingAct): string | null {
  if (request.type === 'admin.forward') return shortName(rules, request.agency);
  if (request.type === 'officer.transfer')
    return request.agency === null ? null : shortName(rules, request.agency);
  return request.type === 'admin.merge' ? request.parent.ticket : null;
}

/** The day that an act names. */
export function dayOf({ request }: WaitingAct): number | null {
  return request.type === 'officer.extend' ? request.until : null;
}

/** An act in words: `TERUSKAN A001 ke DPUPR`, `TUNDA A001 s.d. 30/11`. */
function described(turn: Turn, act: WaitingAct): string {
  const { command, ticket, request } = act;
  const goal = goalOf(turn, act);
  const opens = request.type === 'admin.classify' && request.secret === false ? ' TIDAK' : '';
  const day = dayOf(act);
  const until = day === null ? '' : ` s.d. ${shortDay(turn.rules.calendar, day)}`;
  return `${command} ${ticket}${opens}${goal === null ? '' : ` ke ${goal}`}${until}`;
}

/**
 * @param code null where YA alone is enough
 * @param id inbox message that the acts come from
 */
export function waiting(
  turn: Turn,
  acts: WaitingAct[],
  code: string | null,
  id: string = messageId(turn),
): Asked {
  return { kind: 'confirm', acts, code, tries: 0, id, at: turn.event.at };
}

/** A question with a code quotes so many characters of the words that it is about. */
const QUOTED = 150;

/** Of it so many are what misleads, where that would lie in the gap. */
const QUOTED_PART = 70;

/** Words as a question with a code quotes them: both ends, and what misleads wherever it stands. */
export function quoted(text: string): string {
  const ends = bothEnds(text, QUOTED);
  const part = misleadingPart(text, QUOTED_PART);
  if (part === null || ends.includes(part)) return ends;
  const around = bothEnds(text, QUOTED - part.length);
  const [first = '', last = ''] = around.split(BETWEEN);
  return [first, part, last].join(BETWEEN);
}

/**
 * Asks back with a code, unless the phone has guessed too often today.
 * @param id inbox message that the acts come from
 */
export function askForCode(turn: Turn, acts: WaitingAct[], id = messageId(turn)): Response {
  if (isLocked(turn)) return lockedOut(turn);
  const { code } = turn.event.facts;
  const [first] = acts;
  const text = first === undefined ? '' : quoted(wordsOf(first));
  const what = acts.map((act) => described(turn, act)).join(', ');
  return reply(
    turn,
    { template: 'minta-kode', vars: { what, text, code } },
    { asked: waiting(turn, acts, code, id) },
  );
}

function wrongCode(turn: Turn, asked: AskedAct, typed: boolean): Response {
  const tries = asked.tries + 1;
  const commands = [...new Set(asked.acts.map(({ command }) => command))];
  const { response, over } = wrongAnswer(turn, { tries, typed, commands });
  return { ...response, asked: over ? null : { ...asked, tries } };
}

const KEPT_DENIED = { filed: 'quarantine', kept: 'denied' } as const;

/**
 * "If not yours, answer TIDAK": of what was asked with a code the admin hears, since somebody may use the number. He who has
 * it may have thought better of it as well: only what he answered is told.
 */
function denied(turn: Turn, { acts, code }: AskedAct): Response {
  const { rules, event } = turn;
  const response = reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  if (code === null || !deniesAct(event.reading.text)) return response;
  // no SMS tells him of himself: the desk shows it, where he sees what he did not write
  if (event.sender.role === 'admin') return { ...response, ...KEPT_DENIED };
  const { tasks, named } = event.facts;
  const isSecret = (id: string) =>
    [...tasks, ...Object.values(named).flat()].some((one) => one.instance === id && one.secret);
  // a secret may be kept from the admin, its ticket too
  const what = acts
    .map(({ command, ticket, instance }) => (isSecret(instance) ? command : `${command} ${ticket}`))
    .join(', ');
  const vars = { label: labelOf(rules, event.sender.phone), what };
  const message = { template: 'admin-disangkal' as const, vars };
  const told = { to: { role: 'admin' as const }, hours: 'sending' as const, message };
  return { ...response, effects: [...response.effects, { type: 'sms', params: told }] };
}

/** One of the two has turned secret since it was asked whether they are the same. */
function partedSince(
  { event: { facts } }: Turn,
  { instance, request }: WaitingAct,
): Message | null {
  if (request.type !== 'admin.merge') return null;
  const now = (id: string) => facts.waiting?.find((one) => one.instance === id);
  const [one, other] = [now(instance), now(request.parent.instance)];
  if (one === undefined || other === undefined || one.secret === other.secret) return null;
  const { ticket } = one;
  return { template: 'terhalang-rahasia', vars: { ticket, other: other.ticket, agency: null } };
}

/** What it is to be put under, as that is now. */
function asNow({ event: { facts } }: Turn, act: WaitingAct): WaitingAct {
  const { request } = act;
  if (request.type !== 'admin.merge') return act;
  const now = facts.waiting?.find(({ instance }) => instance === request.parent.instance);
  return now === undefined ? act : { ...act, request: { ...request, parent: now.link } };
}

/** "siap" to "SIAP A001? YA": the command again, and nothing else, where no code is asked for. */
function saysAgain({ event: { reading } }: Turn, { acts, code }: AskedAct): boolean {
  const [act] = acts;
  if (act === undefined || acts.length > 1 || code !== null) return false;
  const { 0: said = '', length } = wordsIn(reading.own).filter(
    (word) => !POLITE.has(word) || word === act.command.toLowerCase(),
  );
  return length === 1 && said.toUpperCase() === act.command;
}

/** So much of its words. */
const QUOTED_AGAIN = 36;

/** It goes on waiting, which is said with what is missing, the code again: nothing is lost by a word too few. */
export function waitsOn(turn: Turn, asked: AskedAct): Response {
  const what = asked.acts.map((act) => described(turn, act)).join(', ');
  const [first] = asked.acts;
  const text = first === undefined ? '' : bothEnds(wordsOf(first), QUOTED_AGAIN);
  const vars = { what, text, code: asked.code !== null, again: asked.code };
  return reply(turn, { template: 'masih-menunggu', vars }, { asked });
}

/** "bukan" alone is a no, and BUKAN with words is a command. */
function saysNo({ event: { reading } }: Turn, { code }: AskedAct): boolean {
  const { text, command } = reading;
  if (saysNoToMeant(text)) return true;
  return command === null && (code === null ? takesBack(text) : deniesAct(text));
}

/** A yes without its code, a wait. */
function isForLater(turn: Turn, asked: AskedAct): boolean {
  const { text, command } = turn.event.reading;
  if (command !== null) return false;
  if (asked.code === null) return putsOff(text);
  return putsOff(text) || asksForTheCode(text) || (codeIn(text) === null && saysYes(text));
}

/** The answer to a question about an act: YA, its code, or no. */
export const confirmed: Step = (turn) => {
  const { asked } = turn.context;
  const { text } = turn.event.reading;
  if (asked?.kind !== 'confirm') {
    // the code of an act that waits no more
    return isYesWithCode(text) ? reply(turn, { template: 'kode-lewat', vars: {} }) : null;
  }
  if (saysNo(turn, asked)) return denied(turn, asked);
  if (isForLater(turn, asked)) return waitsOn(turn, asked);
  const code = codeIn(text);
  const brings = asked.code !== null && bringsCode(text, asked.code);
  if (code === null && !brings && !saysYes(text) && !saysAgain(turn, asked)) return null;
  const right = asked.code === null || brings;
  if (!right) return wrongCode(turn, asked, code !== null);
  const parted = asked.acts.flatMap((act) => partedSince(turn, act) ?? []);
  const acts = asked.acts.map((act) => asNow(turn, act));
  if (parted.length === 0) return tellActs(turn, acts, asked.id);
  return { effects: parted.map((say) => replyEffect(turn, say)), filed: 'done', asked: null };
};
