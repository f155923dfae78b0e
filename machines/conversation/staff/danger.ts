import { type OfDanger, saidOfDanger } from '../../language/commands/danger-words.ts';
import { isCourtesy } from '../../text/courtesy.ts';
import type { Command } from '../../text/understanding.ts';
import type { TicketFact } from '../base/events.ts';
import { complaintOf, typedTickets } from '../base/named.ts';
import { messageId, type Response, reply, type Step, type Turn } from '../base/response.ts';
import { oneByOne, work } from './acts.ts';
import { askMeant } from './meant.ts';
import { isOfAgency, usagesNow } from './office-terms.ts';
import { tellActs } from './tell-acts.ts';

/**
 * SIAP and AMAN: somebody sees to danger, or it is over. Everyday words both, so that they count only of danger that
 * stands, and alone only as the answer to the alarm that this phone has just got; in doubt one question.
 */

function commandOf({ name, rest }: { name: Command['name']; rest: string }, ticket: string) {
  const none = { otherTicket: null, agency: null, rating: null, date: null };
  return { name, ticket, ...none, text: isCourtesy(rest) ? '' : rest, entitled: true };
}

/** Done at once, for each; what cannot be done is explained. */
function done(turn: Turn, name: Command['name'], rest: string, all: TicketFact[]): Response | null {
  const worked = all.map((one) => work(turn, commandOf({ name, rest }, one.ticket), one));
  const acts = worked.flatMap((one) => ('act' in one ? [one.act] : []));
  return acts.length === all.length ? tellActs(turn, acts, messageId(turn)) : null;
}

/** It names no ticket: what it can be about is what rings. */
function alone(turn: Turn, said: OfDanger): Response | null {
  const { danger } = turn.event.facts;
  if (danger === undefined) return null;
  const { name, rest } = said;
  const alarms = danger.alarms.filter(({ alarm }) => name === 'AMAN' || alarm === 'raised');
  const [only, ...others] = alarms;
  if (only === undefined) return null;
  if (others.length > 0)
    return oneByOne(
      turn,
      alarms.map(({ ticket }) => ticket),
      name,
    );
  const answers = name === 'SIAP' && danger.told === only.instance && isCourtesy(rest);
  if (answers && said.plain) return done(turn, name, '', [only]);
  return said.short ? askMeant(turn, only, commandOf(said, only.ticket)) : null;
}

/** The admin speaks for the office: somebody was rung and goes, or it is over. */
function byAdmin(turn: Turn, name: OfDanger['name'], all: TicketFact[]): Response {
  const request = { type: name === 'SIAP' ? 'admin.phone' : 'admin.settle' } as const;
  const acts = all.map(({ instance, ticket }) => ({ instance, ticket, command: name, request }));
  return tellActs(turn, acts, messageId(turn));
}

/** So much of what may be done instead. */
const MOST_SHOWN = 3;

/** SIAP of what is no danger: why it does not fit, and what does, rather than to make an answer of it. */
function ofNoDanger(turn: Turn, said: OfDanger, named: TicketFact[]): Response | null {
  const [only, ...others] = named;
  const isBare = said.plain && said.short && (said.rest === '' || isCourtesy(said.rest));
  const isOther = others.length > 0 || turn.event.reading.command !== null || !isBare;
  if (only === undefined || isOther || !only.mine || only.alarm !== undefined) return null;
  const { ticket } = only;
  const allowed = usagesNow(only).slice(0, MOST_SHOWN);
  const vars = { ticket, command: said.name, allowed };
  return reply(turn, { template: 'bukan-darurat', vars });
}

export const aboutDanger: Step = (turn) => {
  const { reading, sender } = turn.event;
  const isAdmin = sender.role === 'admin';
  if (!isOfAgency(turn) && !isAdmin) return null;
  const said = saidOfDanger(reading.own);
  if (said === null) return null;
  const typed = typedTickets(reading);
  if (typed.length === 0) return alone(turn, said);
  const named = typed.flatMap((ticket) => complaintOf(turn, ticket) ?? []);
  const alarmed = named.filter(({ mine, alarm }) => mine && alarm !== undefined);
  const [first] = alarmed;
  if (first === undefined) return ofNoDanger(turn, said, named);
  if (alarmed.length < named.length) return null;
  if (isAdmin) return said.plain ? byAdmin(turn, said.name, alarmed) : null;
  if (said.plain) return done(turn, said.name, said.rest, alarmed);
  return alarmed.length === 1 ? askMeant(turn, first, commandOf(said, first.ticket)) : null;
};
