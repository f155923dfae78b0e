import { open, type Response, reply, type Step, type Turn } from './base/response.ts';

/**
 * A plea about what is kept of its writer, or a question who sees it: he hears what is secret anyway, and the admin, who alone
 * may see to it (`/data-pribadi`), has it among what no complaint took. Nothing of it goes to an agency.
 */

/** The complaint that it may be about, for the admin to find. */
function ticketOf({ event: { reading, facts } }: Turn): string | null {
  const named = facts.tickets.find(
    ({ ticket }) => reading.ticket !== null && ticket.endsWith(reading.ticket),
  );
  return (named ?? facts.tickets[0])?.ticket ?? null;
}

function toAdmin(turn: Turn, ticket: string | null): Response['effects'] {
  const { sender, reading } = turn.event;
  const vars = {
    ticket,
    phone: `..${sender.phone.slice(-3)}`,
    erases: reading.ownData === 'erase',
  };
  const message = { template: 'admin-data-pribadi' as const, vars };
  return [{ type: 'sms', params: { to: { role: 'admin' }, message, hours: 'sending' } }];
}

/** Of such a thing the number itself is one. */
const OF_DATA: ReadonlySet<string> = new Set(['INFO', 'KTP']);

/** It tells of something besides, or asks for secrecy in so many words: that is dealt with as what it is. */
function tellsMore({ event: { reading } }: Turn): boolean {
  const { command, marked, tells, flags, place, topics, judgement } = reading;
  if (command !== null || marked || place !== null || judgement.verdict !== null) return true;
  if (flags.some((flag) => flag === 'emergency' || flag === 'secret')) return true;
  const about = [...topics, ...tells.things].filter((code) => !OF_DATA.has(code));
  return about.length > 0 || (tells.own === 'plain' && tells.things.length === 0);
}

export const ofOwnData: Step = (turn) => {
  const { ownData } = turn.event.reading;
  if (ownData === undefined || tellsMore(turn)) return null;
  if (turn.event.released === true) return open(turn, 'dilepas Admin');
  const ticket = ticketOf(turn);
  const answer = reply(
    turn,
    { template: 'data-pribadi', vars: { ticket, erases: ownData === 'erase' } },
    { filed: 'quarantine', kept: 'data' },
  );
  return { ...answer, effects: [...answer.effects, ...toAdmin(turn, ticket)] };
};
