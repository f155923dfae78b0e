import { createAnswer, isOnlyPolite, isOnlyWaiting, NOT_YET } from '../language/answers/answers.ts';
import { saysNotWhich } from '../language/answers/shrugs.ts';
import { askTicket } from './ask-ticket.ts';
import type { TicketFact } from './base/events.ts';
import { onlyTalk, open, type Response, type Step, type Turn } from './base/response.ts';
import { bind } from './bind.ts';
import { type About, reasonOf } from './binding.ts';
import { byMatter } from './by-matter.ts';
import { askRated, checkStatus, unjudged } from './citizen-commands.ts';
import { hasOwnMatter, LONGEST_REMARK, LONGEST_REPLY, lengthOf } from './own-matter.ts';
import { askRate, askSettled, isCourtesy, isGrave, react } from './reacting.ts';

/** Words of a citizen without a ticket about what he has reported: ratings, thanks, denials, remarks. */

/** The word alone that our question for a rating teaches. */
const BARE_NO = new RegExp(
  `^\\W*(?:${NOT_YET.join('|')})(?:\\W+(?:pak|bu|min|juga|selesai))*\\W*$`,
  'i',
);
/** In so many words without a place, a matter that is known is that one. */
const LONGEST_KNOWN = 10;
/** So few words that were not understood say nothing. */
const SAYS_NOTHING = 2;

/** A number, "lima" or "kasih nilai 2": of the answer that waits for it; of several, the one that is chosen. */
export const rates: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.rating === null || reading.command !== null) return null;
  const answered = unjudged(facts.tickets);
  const [only, ...others] = answered;
  if (only === undefined) return facts.tickets.length === 0 ? null : checkStatus(turn, null, null);
  const named = byMatter(reading, answered, turn.rules);
  const rated = named.length === 1 ? named[0] : others.length === 0 ? only : undefined;
  if (rated !== undefined)
    return react(turn, rated, reasonOf('jawaban yang menunggu nilai', rated, facts.tickets));
  return typeof reading.rating === 'number'
    ? askRated(turn, reading.rating, answered)
    : askRate(turn, only);
};

/** It speaks of something that was reported before. */
function isAbout({ event: { reading } }: Turn): About | null {
  const { judgement, followUp } = reading;
  const { verdict } = judgement;
  if (followUp === 'chase' && verdict !== 'yes') return 'progress';
  if (verdict === 'no' || (verdict === null && followUp === 'unsolved'))
    return BARE_NO.test(reading.text) ? 'answer' : 'denial';
  if (verdict !== null || followUp === 'thanks') return 'answer';
  return followUp === 'none' ? null : 'progress';
}

const hear = createAnswer({ no: 'jangan jgn' });

/** "ya", "tidak" or "siap" that nothing asks for, and no answer waits for: how it stands, where that is still open. */
export const strayAnswer: Step = (turn) => {
  const { facts, reading } = turn.event;
  const { tickets } = facts;
  if (turn.context.asked !== null || tickets.length === 0) return null;
  if (tickets.some(({ answered }) => answered)) return null;
  if (hear(reading.text) === null)
    return isOnlyWaiting(reading.text) ||
      saysNotWhich(reading.text) ||
      (isOnlyPolite(reading.text) && reading.judgement.verdict !== 'yes')
      ? onlyTalk(turn)
      : null;
  const isOver = tickets.every(({ open: isOpen, answer }) => !isOpen && answer !== null);
  return isOver ? onlyTalk(turn) : checkStatus(turn, null, null);
};

/** Words that judge an answer, thank for it, ask after a complaint or add to it. */
export const readsAsFollowUp: Step = (turn) => {
  const { reading, facts } = turn.event;
  const about = isAbout(turn);
  if (about === null || isDangerOfItsOwn(turn)) return null;
  const { tickets } = facts;
  if (tickets.length === 0) {
    if (reading.followUp === 'none') return null;
    if (isCourtesy(turn)) return onlyTalk(turn);
    return open(turn, 'seperti susulan, tetapi nomor ini belum punya tiket');
  }
  if (reading.kind === 'APRESIASI' && !tickets.some(({ answered }) => answered)) return null;
  const waits = tickets.some((ticket) => ticket.answered || !ticket.open);
  // that it is done says more than thanks for the receipt
  if (isCourtesy(turn) && !waits && !reading.judgement.done) return followsReceipt(turn);
  if (tellsOwnMatter(turn)) return null;
  return bind(turn, about) ?? ofNone(turn);
};

/** Danger of another matter than any that was reported, however its words sound: "kebakaran pak, tolong cepat". */
function isDangerOfItsOwn({ event: { reading, facts } }: Turn): boolean {
  const { flags, action, category } = reading;
  if (!flags.includes('emergency') || action !== 'route') return false;
  return facts.tickets.every((ticket) => ticket.category !== category);
}

/** Spoken of as known, and of a matter that none of the tickets is about. */
function ofNone(turn: Turn): Response | null {
  const { reading, facts } = turn.event;
  return reading.goesOn && reading.action === 'followUp' ? askTicket(turn, facts.tickets) : null;
}

/** Thanks where nothing was answered: for the receipt, and so nothing happens but that they are kept. */
function followsReceipt(turn: Turn): Response {
  const { tickets } = turn.event.facts;
  const [only, ...others] = tickets;
  if (only === undefined || others.length > 0) return onlyTalk(turn);
  return react(turn, only, reasonOf('satu-satunya tiket nomor ini', only, tickets));
}

/** It names a matter that none of the tickets is about, and says enough of it to stand alone. */
function tellsOwnMatter({ event: { reading, facts }, rules }: Turn): boolean {
  const { verdict } = reading.judgement;
  if (verdict === 'yes' || (reading.action !== 'route' && !reading.marked)) return false;
  return reading.marked || byMatter(reading, facts.tickets, rules).length === 0;
}

/** Many words of which no matter was understood, after an answer: they may well be about it. */
function saysNoMatter({ event: { reading } }: Turn): boolean {
  return reading.topics.length === 0 && reading.action !== 'route';
}

/** A matter that is known, spoken of without a keyword: as known, or too short and without a place to be another. */
export const ofKnownMatter: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (isGrave(turn) || reading.marked || reading.kind === 'APRESIASI') return null;
  const fits = byMatter(reading, facts.tickets, turn.rules);
  const [only, ...others] = fits;
  if (only === undefined) return null;
  const sure = only.category !== null && reading.topics.includes(only.category);
  if (!(reading.goesOn && sure) && lengthOf(turn) > LONGEST_KNOWN) return inFull(turn, fits);
  if (others.length > 0) return askTicket(turn, fits);
  // what is over is not opened again by words that may be of something new
  if (!only.open && !reading.goesOn) return askTicket(turn, fits);
  return react(turn, only, reasonOf('perkaranya cocok', only, facts.tickets));
};

function isOfMatter({ event: { reading } }: Turn, { category }: TicketFact): boolean {
  return category !== null && (reading.topics.includes(category) || reading.category === category);
}

/** In full words: of the matter of an open complaint they are of it, of one whose answer waits they may be a verdict. */
function inFull(turn: Turn, fits: TicketFact[]): Response | null {
  const [only, ...others] = fits;
  // what may accuse somebody turns no complaint about a pothole into a secret
  if (turn.event.reading.tells.grave) return null;
  if (only === undefined || !isOfMatter(turn, only)) return null;
  if (fits.some(({ answered }) => answered)) return askTicket(turn, fits);
  if (!only.open || others.length > 0 || turn.event.reading.place !== null) return null;
  return react(turn, only, reasonOf('perkaranya cocok', only, turn.event.facts.tickets));
}

/** Praise of no matter of its own, where an answer waits for a verdict: it may be meant, or bitter. */
export const praises: Step = (turn) => {
  const { reading, facts } = turn.event;
  const [only, ...others] = facts.tickets.filter(({ answered }) => answered);
  if (reading.kind !== 'APRESIASI' || reading.marked || reading.place !== null) return null;
  return only === undefined || others.length > 0 ? null : askSettled(turn, only);
};

/** "dua kali lapor baru ditanggapi", once all is over: of one of those, or something new. */
function remarkOnClosed(turn: Turn, length: number): Response | null {
  const { tickets } = turn.event.facts;
  const isRemark = length > SAYS_NOTHING && length <= LONGEST_REMARK && saysNoMatter(turn);
  return isRemark && tickets.length > 0 ? askTicket(turn, tickets) : null;
}

/** Short words without a matter of their own, from a phone that waits for us or owes us a verdict: a reply. */
export const replies: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (isGrave(turn) || hasOwnMatter(turn)) return null;
  const alive = facts.tickets.filter((ticket) => ticket.open);
  const [only, ...others] = alive;
  const length = lengthOf(turn);
  if (only === undefined) return remarkOnClosed(turn, length);
  if (length > (only.answered ? LONGEST_REPLY : LONGEST_REMARK))
    return only.answered && others.length === 0 && saysNoMatter(turn)
      ? askTicket(turn, alive)
      : null;
  if (others.length > 0) return askTicket(turn, alive);
  const binding = reasonOf('satu-satunya yang belum selesai', only, facts.tickets);
  const says = length > SAYS_NOTHING || reading.goesOn;
  return only.answered && !says ? askSettled(turn, only) : react(turn, only, binding);
};
