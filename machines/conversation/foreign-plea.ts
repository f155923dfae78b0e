import { commandRule } from '../complaint/commands.ts';
import { isPleaAlone } from '../language/secrecy/plea.ts';
import { target } from './base/named.ts';
import { type Response, reply, type Step, type Turn } from './base/response.ts';

/** Words of a reporter's: an addition, a verdict, a withdrawal; or a plea with nothing but the ticket. */
function isForComplaint({ event: { reading, facts } }: Turn): boolean {
  const { command, plea } = reading;
  if (command !== null) return commandRule(command.name)?.by === 'reporter';
  // who has complaints of his own is asked which of them he means
  if (facts.tickets.length > 0) return false;
  return isPleaAlone(plea);
}

/** The answer for a ticket that is not this phone's, and a note to the admin, without the words: they may accuse him. */
export function noteOfStranger(turn: Turn, ticket: string): Response {
  const answer = reply(turn, { template: 'status-tidak-ada', vars: { ticket } });
  const { sender, reading } = turn.event;
  const withdraws = reading.withdrawal !== null;
  const vars = { ticket, phone: `..${sender.phone.slice(-3)}`, withdraws };
  const message = { template: 'admin-titipan' as const, vars };
  const note = { to: { role: 'admin' as const }, message, hours: 'sending' as const };
  return { ...answer, effects: [...answer.effects, { type: 'sms', params: note }] };
}

/**
 * A plea for secrecy, or an accusation, for a ticket that is not this phone's: it changes nothing and shows
 * nothing, and is answered alike whether there is such a ticket. The reporter may write from another phone, so the
 * admin hears of it.
 */
export const pleaOfStranger: Step = (turn) => {
  const { reading } = turn.event;
  const ticket = reading.command?.ticket ?? reading.ticket;
  if (ticket === null || !reading.flags.includes('secret')) return null;
  if (target(turn)?.mine === true || !isForComplaint(turn)) return null;
  return noteOfStranger(turn, ticket);
};
