import { MOVED_BY_REPORTER } from '../complaint/base/moved.ts';
import { corrects, isElsewhere } from '../language/answers/not-that-words.ts';
import { ticketsInText } from '../language/commands/tickets.ts';
import type { Effect } from '../messages/effects.ts';
import { namesTicket } from '../numbers/tickets.ts';
import { asReported } from './as-reported.ts';
import { askTicket } from './ask-ticket.ts';
import type { Bound } from './base/context.ts';
import type { TicketFact } from './base/events.ts';
import { actorOf, openEffect, type Response, type Step, type Turn } from './base/response.ts';
import { byMatter } from './by-matter.ts';
import { isGrave as areGrave, react, reactTo } from './reacting.ts';

/**
 * "bukan yang itu, yang lampu", right after words went to a complaint: they are taken back there with what they did, and
 * go where their writer says, or where he is asked for.
 */

/** So long after them it is said of them, milliseconds. */
const RIGHT_AFTER = 24 * 60 * 60_000;

/** Words that changed more than one complaint can give back, or that wait for nobody. */
function isGrave({ held }: Bound): boolean {
  return held.reading.flags.some((flag) => flag === 'secret' || flag === 'emergency');
}

function unsaid(turn: Turn, { instance }: Bound): Effect {
  const event = { type: 'citizen.unsay', by: actorOf(turn) };
  const message = {
    id: turn.event.message.id,
    binding: 'pengirim: SMS sebelumnya bukan utk tiket ini',
  };
  return { type: 'tell', params: { instance, event, message } };
}

/** The complaint that the rest of the words means; undefined where they fit none, or several. */
function meantBy(turn: Turn, words: string, others: TicketFact[]): TicketFact | undefined {
  const typed = words.toUpperCase().replace(/[\s.-]/g, '');
  // "yg 1": its place in the list that he was shown
  const place = /^[1-9]$/.test(typed)
    ? asReported(others.filter(({ open }) => open))[Number(typed) - 1]
    : undefined;
  if (place !== undefined) return place;
  const named = others.filter(({ ticket }) => typed.includes(ticket));
  const fit = named.length > 0 ? named : byMatter(turn.event.reading, others, turn.rules);
  return fit.length === 1 ? fit[0] : undefined;
}

function alone(turn: Turn, { held }: Bound): Response {
  const effect = openEffect(turn.event.sender.phone, held, 'pengirim: bukan utk tiket sebelumnya');
  return { effects: [effect], filed: 'done', asked: null };
}

/** Which one it is: the words wait. */
function whichOther(turn: Turn, { held }: Bound, others: TicketFact[]): Response {
  const { asked, ...asks } = askTicket(turn, others);
  return asked?.kind === 'ticket' ? { ...asks, asked: { ...asked, held } } : asks;
}

function goesTo(turn: Turn, bound: Bound, words: string | 'new' | null): Response | null {
  const { tickets } = turn.event.facts;
  const wrong = tickets.find(({ instance }) => instance === bound.instance);
  // words of a secret complaint stay in it: nowhere else are they as safe
  if (wrong === undefined || wrong.secret) return null;
  const others = tickets.filter(({ instance, secret }) => instance !== wrong.instance && !secret);
  if (words === 'new' || others.length === 0) return alone(turn, bound);
  if (words === null) return whichOther(turn, bound, others);
  const open = tickets.filter(({ secret }) => !secret);
  const meant = meantBy(turn, words, open);
  // it is this one after all
  if (meant === undefined || meant.instance === wrong.instance) return null;
  return reactTo(turn, bound.held, meant.instance, MOVED_BY_REPORTER);
}

/** "bukan, sudah selesai kok": a no that goes on about the same complaint, and names no other matter. */
function onTheSame(turn: Turn, { instance }: Bound): Response | null {
  const { reading, facts } = turn.event;
  if (!corrects(reading.text) || reading.ticket !== null || areGrave(turn)) return null;
  const same = facts.tickets.find((one) => one.instance === instance);
  if (same === undefined) return null;
  const fits = byMatter(reading, facts.tickets, turn.rules);
  const isOfIt = fits.length === 0 ? reading.topics.length === 0 : fits.includes(same);
  return isOfIt ? react(turn, same, 'pengirim melanjutkan SMS sebelumnya') : null;
}

/** It denies a ticket that the words did not go to. */
function deniesOther({ event: { reading, facts } }: Turn, words: string, { instance }: Bound) {
  const wrong = facts.tickets.find((one) => one.instance === instance);
  const denied = reading.text.slice(0, reading.text.length - words.length);
  const named = ticketsInText(denied);
  return named.length > 0 && !named.some((typed) => namesTicket(typed, wrong?.ticket ?? ''));
}

export const notThat: Step = (turn) => {
  const { bound = null, asked } = turn.context;
  const { reading, at } = turn.event;
  if (bound === null || asked !== null || at - bound.at > RIGHT_AFTER) return null;
  const words = isElsewhere(reading)?.words;
  if (words === undefined || isGrave(bound)) return onTheSame(turn, bound);
  if (words !== null && deniesOther(turn, words, bound)) return null;
  const response = goesTo(turn, bound, words);
  if (response === null) return onTheSame(turn, bound);
  return { ...response, effects: [unsaid(turn, bound), ...response.effects] };
};
