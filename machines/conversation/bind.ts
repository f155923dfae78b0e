import { askTicket } from './ask-ticket.ts';
import { complaintOf, target } from './base/named.ts';
import type { Response, Step, Turn } from './base/response.ts';
import { reply } from './base/response.ts';
import { type About, fitting, reasonOf } from './binding.ts';
import { byMatter } from './by-matter.ts';
import { hasOwnMatter } from './own-matter.ts';
import { askSettled, isGrave, react } from './reacting.ts';

/** Words are handed to the complaint that they fit, or it is asked which. */

/** "lampu udah nyala tp sampah blm": each complaint hears its own piece; null where one of them could be another's. */
function judgedApart(turn: Turn): Response | null {
  const { reading, facts } = turn.event;
  if (isGrave(turn) || reading.flags.includes('maybeSecret')) return null;
  const told = reading.apart.map((piece) => {
    const read = { ...reading, ...piece, own: piece.text, rating: null, followUp: 'none' as const };
    const [one, ...others] = byMatter(read, facts.tickets, turn.rules);
    return one === undefined || others.length > 0 ? null : { one, read };
  });
  const pairs = told.filter((pair) => pair !== null);
  const distinct = new Set(pairs.map(({ one }) => one.instance)).size;
  if (pairs.length < 2 || pairs.length < told.length || distinct < pairs.length) return null;
  const all = pairs.map(({ one, read }) =>
    react(
      { ...turn, event: { ...turn.event, reading: read } },
      one,
      'menilai tiap perkara sendiri',
    ),
  );
  const next = all.find(({ asked }) => asked != null)?.asked ?? null;
  return { effects: all.flatMap(({ effects }) => effects), filed: 'done', asked: next };
}

/** Words about one of several complaints: the one they fit, or the question which. */
export function bind(turn: Turn, about: About): Response | null {
  const { reading, facts } = turn.event;
  const { tickets } = facts;
  const { tickets: found, how, sure } = fitting(reading, tickets, about, turn.rules);
  const [only, ...others] = found;
  if (only === undefined) return null;
  if (others.length > 0) return judgedApart(turn) ?? askTicket(turn, found);
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
