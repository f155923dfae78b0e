import { actOf } from '../../complaint/acts/acts.ts';
import { commandRule } from '../../complaint/commands.ts';
import type { Command, Understanding } from '../../text/understanding.ts';
import type { TicketFact } from './events.ts';
import { heldMessage, type Response, reply, type Step, type Turn } from './response.ts';

/** Which complaint a typed ticket means; where it fits several, that is asked. */

/** All commands of an SMS. */
export function commandsOf({ command, more }: Understanding): Command[] {
  return command === null ? [] : [command, ...more];
}

/** Every ticket that an SMS names, as it was typed, each once. */
export function typedTickets(reading: Understanding): string[] {
  const ofCommands = commandsOf(reading).flatMap(({ ticket, otherTicket }) => [
    ticket,
    otherTicket,
  ]);
  const all = [...ofCommands, reading.ticket, ...reading.tickets];
  return [...new Set(all.filter((ticket) => ticket !== null))];
}

/** The complaint that a ticket means, of those the sender may see; null when there is none. */
export function complaintOf(
  { event: { facts } }: { event: Pick<Turn['event'], 'facts'> },
  typed: string | null,
): TicketFact | null {
  return typed === null ? null : (facts.named[typed]?.[0] ?? null);
}

/** The complaint named in the command or in the text. */
export function target(turn: Turn): TicketFact | null {
  const { reading } = turn.event;
  return complaintOf(turn, reading.command?.ticket ?? reading.ticket);
}

/** Most of the same code that one question lists. */
const MOST = 4;

/** A citizen says something of a complaint, with a command or without: that is never lost. */
function hasWords({ event: { sender, reading } }: Turn): boolean {
  const { command } = reading;
  const rule = command === null ? undefined : commandRule(command.name);
  // what the machine may not take is kept all the same
  const kept = rule !== undefined && actOf(rule.type).untaken !== undefined;
  return sender.role === 'citizen' && (command === null || kept);
}

function ask(turn: Turn, typed: string, found: TicketFact[]): Response {
  const { event } = turn;
  const offered = found.slice(0, MOST);
  const options = offered.map(({ ticket, category, place, createdAt }, n) => ({
    ...{ key: String(n + 1), ticket, category, place, at: createdAt },
  }));
  const differ = new Set(offered.map(({ ticket }) => ticket)).size > 1;
  const { id, sentAt } = event.original ?? event.message;
  return reply(
    turn,
    { template: 'pilih-sama', vars: { ticket: typed, differ, options } },
    {
      asked: {
        kind: 'same',
        typed,
        options: offered.map(({ instance, ticket }) => ({ instance, ticket })),
        meant: event.meant ?? {},
        ...(event.personal === undefined ? {} : { personal: true as const }),
        ...(hasWords(turn) ? { held: heldMessage(turn) } : {}),
        id,
        text: event.reading.text,
        ...(sentAt === undefined ? {} : { sentAt }),
        at: event.at,
      },
    },
  );
}

/** A ticket that fits two complaints is asked about before anything else is done with the SMS. */
export const whichOfSame: Step = (turn) => {
  const { named } = turn.event.facts;
  for (const typed of typedTickets(turn.event.reading)) {
    const found = named[typed] ?? [];
    if (found.length > 1) return ask(turn, typed, found);
  }
  return null;
};
