import { offer } from './ask-ticket.ts';
import type { HeldMessage } from './base/context.ts';
import { reply, type Step, type Turn } from './base/response.ts';
import { answerIn, isUnclear, settled } from './secrecy-asked.ts';

/** "Keep this secret?" of words that may be for several complaints: then which of them is asked. */

/** The words that waited, as their writer has now said they are. */
function asSaid(held: HeldMessage, what: 'secret' | 'open'): HeldMessage {
  return { ...held, reading: settled(held.reading, what) };
}

const again = (turn: Turn) =>
  turn.context.asked?.kind === 'secretFirst' && turn.context.asked.again;

export const secretFirstAnswered: Step = (turn) => {
  const { asked } = turn.context;
  const { reading, facts, at } = turn.event;
  if (asked?.kind !== 'secretFirst' || reading.command !== null) return null;
  const said = answerIn(turn);
  if (said === null) {
    if (again(turn) === true || !isUnclear(turn)) return null;
    const message = { template: 'tanya-rahasia-dulu' as const, vars: { again: true } };
    return reply(turn, message, { asked: { ...asked, again: true, at } });
  }
  const tickets = facts.tickets.filter(({ instance }) =>
    asked.options.some((option) => option.instance === instance),
  );
  return offer(turn, tickets, asSaid(asked.held, said.what));
};
