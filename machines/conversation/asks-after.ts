import { asksAfterIt } from '../language/answers/asks-after.ts';
import type { TicketFact } from './base/events.ts';
import type { Response, Step, Turn } from './base/response.ts';
import { reasonOf } from './binding.ts';
import { byMatter } from './by-matter.ts';
import { checkStatus, listStates } from './citizen-commands.ts';
import { isGrave, react } from './reacting.ts';
import { shareWord, tellingWords } from './telling-words.ts';

/**
 * "ledeng gmn kabarnya", "lampu kemarin gimana": a question after what was reported, and nothing that adds to it. It is answered with where
 * that stands; where several may be meant, with where each of them does.
 */

/** Its words beyond those of these complaints: one more may be another name of the same thing. */
function isOnlyAbout({ event: { reading }, rules }: Turn, fits: TicketFact[]): boolean {
  const named = fits.map(({ category }) => category ?? '');
  const own = tellingWords(
    [
      ...fits.flatMap(({ text, additions, place }) => [text, ...additions, place ?? '']),
      ...named,
    ].join(' '),
    rules,
  );
  const beyond = tellingWords(reading.text, rules).filter((word) => !shareWord(word, own));
  const isNamed = named.some((category) => reading.topics.includes(category));
  return beyond.length <= (isNamed ? 1 : 0);
}

/** They may be meant: those that it names, or where it names nothing all that run. */
function mayMean(turn: Turn): TicketFact[] {
  const { reading, facts } = turn.event;
  const fits = byMatter(reading, facts.tickets, turn.rules);
  if (fits.length > 0 || reading.topics.length > 0 || reading.place !== null) return fits;
  const running = facts.tickets.filter(({ open, answered }) => open && !answered);
  // one that runs, or an answer, is what such words are of
  return running.length > 1 ? facts.tickets.filter(({ open }) => open) : [];
}

function isAsked(turn: Turn): boolean {
  const { command, ticket, text, flags, judgement, rating } = turn.event.reading;
  if (command !== null || ticket !== null || rating !== null || isGrave(turn)) return false;
  if (flags.includes('maybeSecret') || turn.context.asked?.kind === 'clarify') return false;
  return judgement.verdict !== 'yes' && asksAfterIt(text);
}

/** What is open is asked of it: its reporter has not answered that. */
function isAskedOf({ context: { asked } }: Turn, { instance, asks }: TicketFact): boolean {
  return asks === true || (asked !== null && 'instance' in asked && asked.instance === instance);
}

/** It is told how it stands, and whoever has it that its reporter has asked; a question that is open stays open. */
function asked(turn: Turn, only: TicketFact): Response {
  const { reading, facts } = turn.event;
  if (!only.open || only.answered || isAskedOf(turn, only))
    return checkStatus(turn, only, only.ticket);
  const chases = { ...turn.event, reading: { ...reading, followUp: 'chase' as const } };
  const how = reasonOf('menanyakan kabarnya', only, facts.tickets);
  const { asked: _closed, ...told } = react({ ...turn, event: chases }, only, how);
  return told;
}

export const asksAfter: Step = (turn) => {
  if (!isAsked(turn)) return null;
  const fits = mayMean(turn);
  const [only, ...others] = fits;
  if (only === undefined || !isOnlyAbout(turn, fits)) return null;
  // "kok blm ada kabar" of an answer says that it settled nothing
  const denies = turn.event.reading.judgement.verdict === 'no';
  if (denies && (others.length > 0 || only.answered || !only.open)) return null;
  return others.length > 0 ? listStates(turn, fits) : asked(turn, only);
};
