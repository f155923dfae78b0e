import type { TicketFact } from './base/events.ts';
import type { Response, Step, Turn } from './base/response.ts';
import { reasonOf } from './binding.ts';
import { byMatter, isElsewhere } from './by-matter.ts';
import { lengthOf } from './own-matter.ts';
import { react } from './reacting.ts';

/**
 * Words of a phone that has reported danger which still stands: that it grows, that nobody comes, that it is over, and what helps
 * to find it. They are of that danger unless they plainly tell of something else, and are never asked about: whoever drowns is not
 * to choose a number.
 */

const HOUR = 3_600_000;
/** So long what only describes is taken for a description of it. */
const STILL_TOLD = 3 * HOUR;
/** So many words may do so; and may tell of danger in words of another matter. */
const LONGEST_DETAIL = 12;
const LONGEST_NEWS = 16;

/** These are dealt with by what they are. */
function isSettledElsewhere({ event: { reading } }: Turn): boolean {
  const { command, choice, ticket, marked, kind, plea, withdrawal, rating, echo } = reading;
  if (command !== null || choice !== null || ticket !== null || marked) return true;
  return kind === 'SPAM' || plea !== null || withdrawal !== null || rating !== null || echo;
}

/** It names another thing, in so many words or at a place of its own. */
function isOfOther(turn: Turn, one: TicketFact): boolean {
  const { tells, place, flags, category } = turn.event.reading;
  const isSame = tells.own === null || tells.things.includes(one.category ?? '');
  if (place !== null && isElsewhere(one, turn.event.reading)) return tells.own !== null;
  // another danger is told as what it is
  if (flags.includes('emergency') && !isSame && category !== one.category) return true;
  return !isSame && lengthOf(turn) > LONGEST_NEWS;
}

/** Who somebody is, what he wears, where it is: no word of anything else, soon after the alarm. */
function describes({ event, context }: Turn, { createdAt }: TicketFact): boolean {
  const { tells, flags, kind, followUp, judgement } = event.reading;
  // an officer who asked waits for an answer
  if (context.asked !== null || event.facts.tickets.some(({ asks }) => asks)) return false;
  if (tells.grave || tells.own !== null) return false;
  if (flags.includes('emergency') || kind === 'LAINNYA' || kind === 'APRESIASI') return false;
  if (followUp !== 'none' || judgement.verdict !== null) return false;
  return event.at - createdAt < STILL_TOLD && lengthOf({ event }) <= LONGEST_DETAIL;
}

/** Whose matter such words would be by themselves makes no secret of a fire. */
function asSaid(turn: Turn): Turn {
  const { reading } = turn.event;
  // who says that it is over tells who came: the police, the army
  if (reading.tells.grave && reading.news !== 'over') return turn;
  if (reading.news === 'over' && reading.flags.includes('secret')) return turn;
  const flags = reading.flags.filter((flag) => flag !== 'secret' && flag !== 'maybeSecret');
  return { ...turn, event: { ...turn.event, reading: { ...reading, flags } } };
}

/** Of several dangers the one whose matter it is, or the last that was reported. */
function dangerOf(turn: Turn, alarmed: TicketFact[]): TicketFact | undefined {
  const [fits] = byMatter(turn.event.reading, alarmed, turn.rules);
  return fits ?? alarmed.toSorted((a, b) => b.createdAt - a.createdAt)[0];
}

export const ofStandingDanger: Step = (turn): Response | null => {
  const { reading, facts } = turn.event;
  const alarmed = facts.tickets.filter((one) => one.open && one.alarm !== undefined);
  if (alarmed.length === 0 || isSettledElsewhere(turn)) return null;
  const one = dangerOf(turn, alarmed);
  if (one === undefined || isOfOther(turn, one)) return null;
  const isNews = reading.news !== undefined;
  if (!isNews && !describes(turn, one)) return null;
  const said = one.secret ? turn : asSaid(turn);
  return react(said, one, reasonOf('bahaya yang belum selesai', one, facts.tickets));
};
