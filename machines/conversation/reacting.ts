import { readingOf } from '../complaint/reading-of.ts';
import { isOnlyPolite, isOnlyWaiting } from '../language/answers/answers.ts';
import { isContent } from '../language/answers/plain-yes.ts';
import { onlyRates } from '../language/answers/rating.ts';
import { asksBack, promises, reportsDone } from '../language/answers/reaction.ts';
import type { Asked, HeldMessage } from './base/context.ts';
import type { TicketFact } from './base/events.ts';
import { originalOf } from './base/original-of.ts';
import { heldMessage, onlyTalk, type Response, reply, type Turn, tell } from './base/response.ts';
import { isPressed, takeBack, underPressure } from './withdrawal.ts';

/**
 * What a citizen's words do to a complaint of his. Only an unambiguous yes or a plain rating closes one; a plain no
 * opens it again; in doubt there is one question.
 */

/** Words as they are told to a complaint: those behind a command, where there are any. */
function words(turn: Turn) {
  const { reading } = turn.event;
  const { command, text } = reading;
  // "a001 blm ngalir jg" says it with the word of the command
  const isSentence = command?.name === 'BELUM' && !/\bBELUM\b/.test(text);
  const said = command === null || (isSentence && command.text !== '') ? text : command.text;
  return { text: said, reading: readingOf(reading) };
}

/** Danger to life and a plea for secrecy: neither is taken for a word about something else, nor waits. */
export function isGrave({ event: { reading } }: Turn): boolean {
  return reading.flags.some((flag) => flag === 'emergency' || flag === 'secret');
}

/**
 * Grave words count at once, and no question of ours holds them back; those that may be secret are asked about that, and
 * nothing else. Undefined for others.
 */
function atOnce(turn: Turn, ticket: TicketFact): Response | undefined {
  if (!isGrave(turn) && !turn.event.reading.flags.includes('maybeSecret')) return undefined;
  return tell(turn, ticket, { type: 'citizen.add', ...words(turn) }, 'bahaya atau rahasia');
}

/** "oke pak", "baik ditunggu": nothing that an agency had to read, whatever was asked about it. */
const saysNothing = (text: string) => isOnlyPolite(text) || isOnlyWaiting(text);

/** "Is it settled? 1 yes, 2 no": the words wait for the answer. */
export function askSettled(turn: Turn, ticket: TicketFact, rating: number | null = null): Response {
  const grave = atOnce(turn, ticket);
  if (grave !== undefined) return grave;
  const { instance, ticket: code, category } = ticket;
  const { denies } = turn.event.reading.judgement;
  const held = heldMessage(turn);
  const asked: Asked = {
    ...{ kind: 'settled', instance, ticket: code, held, rating, denies, at: turn.event.at },
    ...(saysNothing(held.text) ? { idle: true } : {}),
  };
  return reply(
    turn,
    { template: 'sudah-selesai', vars: { ticket: code, category, again: false } },
    { asked },
  );
}

/** "How many points, 1 to 5?": what was written beside it waits, too. */
export function askRate(turn: Turn, ticket: TicketFact): Response {
  const grave = atOnce(turn, ticket);
  if (grave !== undefined) return grave;
  const { instance, ticket: code } = ticket;
  const asked: Asked = {
    ...{ kind: 'rate', instance, ticket: code, held: heldMessage(turn), at: turn.event.at },
    ...(onlyRates(words(turn).text) ? { idle: true } : {}),
  };
  return reply(turn, { template: 'nilai-berapa', vars: { ticket: code } }, { asked });
}

/** Says yes, so that it may be closed: thanks alone only where the answer says that it is done. */
function settles(turn: Turn, { answer }: TicketFact): boolean {
  // nobody is asked twice whether he is content; of a promise he may be, and the matter is open
  if (isContent(turn.event.reading.text)) return answer === null || !promises(answer.text);
  const { verdict, done } = turn.event.reading.judgement;
  if (verdict !== 'yes') return false;
  return done || answer === null || (reportsDone(answer.text) && !promises(answer.text));
}

/** Goes on about it rather than to judge: a detail, a wish, words to an answer that is still to be kept. */
function goesOnOnly({ event: { reading } }: Turn, ticket: TicketFact): boolean {
  const { followUp, command, judgement } = reading;
  if (command !== null || isAsked(ticket) || followUp === 'addition') return true;
  return ticket.answer !== null && promises(ticket.answer.text) && !judgement.objects;
}

/** The answer asks him something, so that his words are the answer to it. */
const isAsked = ({ answer }: TicketFact) => answer !== null && asksBack(answer.text);

/** To a complaint that the citizen was answered. */
function toAnswered(turn: Turn, ticket: TicketFact, binding: string): Response {
  const { reading } = turn.event;
  const { judgement, rating } = reading;
  const said = words(turn);
  if (typeof rating === 'number')
    return tell(turn, ticket, { type: 'citizen.rate', rating, ...said }, binding);
  if (rating === 'wrong' && !judgement.denies) return askRate(turn, ticket);
  if (rating === 'wrong') return askSettled(turn, ticket);
  if (judgement.verdict === 'no' || reading.command?.name === 'BELUM')
    return tell(turn, ticket, { type: 'citizen.unsolved', ...said }, binding);
  if (settles(turn, ticket)) return tell(turn, ticket, { type: 'citizen.thank', ...said }, binding);
  if (judgement.verdict !== null && !isAsked(ticket)) return askSettled(turn, ticket);
  if (reading.followUp === 'unsolved')
    return tell(turn, ticket, { type: 'citizen.unsolved', ...said }, binding);
  // whatever is no plain yes, no plain no and no detail may be either: he is asked
  if (!goesOnOnly(turn, ticket)) return askSettled(turn, ticket);
  return tell(turn, ticket, { type: 'citizen.add', ...said }, binding);
}

/** To one that is over: only a plain no opens it again, thanks are kept. */
function toClosed(turn: Turn, ticket: TicketFact, binding: string): Response {
  const { reading } = turn.event;
  const { judgement, rating } = reading;
  const said = words(turn);
  // nothing was answered that could be judged: whatever he says brings it back
  if (ticket.answer === null)
    return isCourtesy(turn)
      ? onlyTalk(turn)
      : tell(
          turn,
          ticket,
          { type: 'citizen.add', ...said, text: said.text || reading.text },
          binding,
        );
  const denies = judgement.verdict === 'no' || reading.followUp === 'unsolved';
  if (denies || reading.command?.name === 'BELUM')
    return tell(turn, ticket, { type: 'citizen.unsolved', ...said }, binding);
  if (typeof rating === 'number')
    return tell(turn, ticket, { type: 'citizen.rate', rating, ...said }, binding);
  if (judgement.verdict === 'yes')
    return tell(turn, ticket, { type: 'citizen.thank', ...said }, binding);
  if (rating === 'wrong') return askRate(turn, ticket);
  // a remark that names no matter opens nothing again by itself
  const remarks = reading.followUp === 'none' && reading.topics.length === 0;
  if (judgement.verdict === 'doubt' || (remarks && reading.command === null))
    return askSettled(turn, ticket);
  return tell(turn, ticket, { type: 'citizen.add', ...said }, binding);
}

/** To one that an agency or the admin works on: whatever is said is news for them. */
function toRunning(turn: Turn, ticket: TicketFact, binding: string): Response {
  const { judgement, news } = turn.event.reading;
  const { verdict, done } = judgement;
  // whoever despairs is heard in whatever he writes, and that danger is over is more than thanks
  const isMore = ticket.despairs === true || (ticket.alarm !== undefined && news === 'over');
  const type = verdict === 'yes' && !done && !isMore ? 'citizen.thank' : 'citizen.add';
  const said = words(turn);
  // a bare BELUM says something, too
  const text = said.text === '' ? turn.event.reading.text : said.text;
  return tell(turn, ticket, { type, ...said, text }, binding);
}

/** Hands words to the complaint they are about, as the event that they are to it. */
export function react(turn: Turn, ticket: TicketFact, binding: string): Response {
  if (ticket.answered) return toAnswered(turn, ticket, binding);
  return ticket.open ? toRunning(turn, ticket, binding) : toClosed(turn, ticket, binding);
}

/** The same with words that have waited, read as they were then. */
export function reactTo(
  turn: Turn,
  held: HeldMessage,
  instance: string,
  binding: string,
): Response {
  const { facts } = turn.event;
  const ticket = facts.tickets.find((one) => one.instance === instance);
  const { text, reading, judged, withdrawal = null } = held;
  const event = { ...turn.event, original: originalOf(held) };
  if (ticket === undefined || judged === undefined)
    return tell({ ...turn, event }, { instance }, { type: 'citizen.add', text, reading }, binding);
  const { flags, category, agency, place, content } = reading;
  const { own: _own, ...judging } = judged;
  const read = { ...turn.event.reading, ...judging, text, command: null, choice: null, withdrawal };
  Object.assign(read, { flags, category, agency, place, content });
  const then = { ...turn, event: { ...event, reading: read } };
  if (withdrawal === null) return react(then, ticket, binding);
  return isPressed(then)
    ? underPressure(then, ticket)
    : takeBack(then, ticket, { text, pressed: false });
}

/** "ok", thanks or "siap" where nothing waits for a verdict. */
export function isCourtesy({ event: { reading } }: Turn): boolean {
  const { judgement, topics, command, followUp } = reading;
  if (command !== null || judgement.denies || topics.length > 0) return false;
  return judgement.verdict === 'yes' || (judgement.verdict === 'doubt' && followUp === 'thanks');
}
