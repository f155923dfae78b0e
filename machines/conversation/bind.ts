import { askTicket } from './ask-ticket.ts';
import { complaintOf, target } from './base/named.ts';
import type { Response, Step, Turn } from './base/response.ts';
import { reply } from './base/response.ts';
import { type About, fitting, reasonOf } from './binding.ts';
import { hasOwnMatter } from './own-matter.ts';
import { askSettled, react } from './reacting.ts';

/** Words are handed to the complaint that they fit, or it is asked which. */

/** Words about one of several complaints: the one they fit, or the question which. */
export function bind(turn: Turn, about: About): Response | null {
  const { reading, facts } = turn.event;
  const { tickets } = facts;
  const { tickets: found, how, sure } = fitting(reading, tickets, about, turn.rules);
  const [only, ...others] = found;
  if (only === undefined) return null;
  if (others.length > 0) return askTicket(turn, found);
  // thanks that may be for any of those that are alive close none by themselves
  const alive = tickets.filter(({ open }) => open);
  if (sure !== true && only.answered && alive.length > 1 && reading.judgement.verdict === 'yes')
    return askSettled(turn, only);
  return react(turn, only, reasonOf(how, only, tickets));
}

/** Several tickets in one text: which of them is asked, unless it is said of all. */
export const severalNamed: Step = (turn) => {
  const { reading } = turn.event;
  if (reading.command !== null || reading.tickets.length < 2) return null;
  const found = reading.tickets.flatMap((typed) => complaintOf(turn, typed) ?? []);
  return found.length < 2 ? null : askTicket(turn, found);
};

/** A code, and nothing else: no complaint. */
const BARE = /^\W*(?:no\W*)?[a-hj-np-z]{1,2}[\s.-]?\d{3}\W*$/i;

/** A ticket that this phone does not have, in words that are about something known. */
export const unknownTicket: Step = (turn) => {
  const { reading, facts } = turn.event;
  if (reading.ticket === null || reading.command !== null) return null;
  if (facts.tickets.length === 0)
    return BARE.test(reading.text) && target(turn) === null
      ? reply(turn, { template: 'status-tidak-ada', vars: { ticket: reading.ticket } })
      : null;
  const isCode = /^(?:\d{4}\/)?[A-Z]/.test(reading.ticket);
  return isCode && target(turn) === null && !hasOwnMatter(turn)
    ? askTicket(turn, facts.tickets)
    : null;
};
