import { asksHowItStands } from '../../language/commands/state-asked.ts';
import { personMeant } from '../../language/commands/to-person.ts';
import { isLeader } from '../../people/people.ts';
import type { TicketFact } from '../base/events.ts';
import { reply, type Step, type Turn } from '../base/response.ts';
import { about } from './about.ts';
import { agencyMeant, bids } from './guess.ts';
import { fullUsage, isOfAgency } from './office-terms.ts';
import { shownOf } from './questions.ts';

/** What is neither a command nor words to be passed on, and has an answer: a leader's question, a person in an agency's place. */

type Asking = { event: Pick<Turn['event'], 'sender' | 'reading' | 'facts'> };

/** The complaint that one who leads asks after, and is shown. */
export function askedAfter(turn: Asking): TicketFact | null {
  const { sender, reading, facts } = turn.event;
  const isHead = sender.role === 'head';
  if (!(isHead || isLeader(sender)) || !asksHowItStands(reading.own, isHead)) return null;
  if (bids(reading.own)) return null;
  const named = about(turn);
  const [only, ...others] = named.length > 0 ? named : facts.tasks;
  return others.length > 0 ? null : (only ?? null);
}

/** Who leads asks how a complaint stands, and bids nothing: he reads it, and what waits goes on waiting. */
export const stateAsked: Step = (turn) => {
  const asked = askedAfter(turn);
  return asked === null ? null : reply(turn, shownOf(asked));
};

/** Agencies have complaints, and no persons: "teruskan ke si Anto" is told so, with what can be done. */
export const toPerson: Step = (turn) => {
  const { sender, reading, facts } = turn.event;
  const { command } = reading;
  const isOther = command !== null && command.name !== 'TERUSKAN' && command.name !== 'ALIH';
  if (isOther || (sender.role !== 'admin' && !isOfAgency(turn))) return null;
  const person = personMeant(reading.own);
  if (person === null || (command?.agency ?? null) !== null) return null;
  if (agencyMeant(reading.own, turn.rules.district.agencies) !== null) return null;
  const ticket = about(turn)[0]?.ticket ?? facts.tasks[0]?.ticket ?? 'A001';
  const usage = fullUsage(sender.role === 'admin' ? 'TERUSKAN' : 'ALIH', sender.role, ticket);
  return reply(turn, { template: 'bukan-skpd', vars: { person, usage } });
};
