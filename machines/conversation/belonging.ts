import { askTicket } from './ask-ticket.ts';
import type { TicketFact } from './base/events.ts';
import { open, type Response, type Step, type Turn } from './base/response.ts';
import { reasonOf } from './binding.ts';
import { byMatter, isElsewhere } from './by-matter.ts';
import { LONGEST_REPLY, lengthOf } from './own-matter.ts';
import { isGrave, react } from './reacting.ts';
import { shareWord, tellingWords } from './telling-words.ts';
import { asksMatters } from './two-matters.ts';

/**
 * Whether words are of a complaint at all (decision 0080). What they tell decides, and place alone never does:
 *
 * | words tell | of complaints | they are |
 * | --- | --- | --- |
 * | a thing and what is wrong with it, plainly | none is about such a thing | a complaint of their own |
 * | the same, but they point back, or report somebody's words | none, nor shares words | asked about |
 * | a thing that one is about | that one | of it (`by-matter.ts`) |
 * | no thing, but who said, saw, passed or fell, where it is, what it comes to | one is open | of it |
 * | the same | several are open | of the one they fit, or asked about |
 *
 * Danger, secrecy and harm, if only perhaps, are none of these: such words are kept as they were (decisions 0030, 0031).
 */

/** Beside a matter of its own, how its words stand to the complaints. */
type Own = 'other' | 'doubt' | null;

/** What nobody has given a category is about what its words say. */
function isOf(turn: Turn, one: TicketFact, things: readonly string[]): boolean {
  return one.category === null ? sharesWords(turn, one) : things.includes(one.category);
}

/** Words for the same thing, whatever each of them was taken for; that both are at one place says nothing. */
function sharesWords({ event: { reading }, rules }: Turn, one: TicketFact): boolean {
  const where = tellingWords(`${one.place ?? ''} ${placeOf(reading.place)}`, rules);
  const own = tellingWords([one.text, ...one.additions].join(' '), rules);
  const said = tellingWords(reading.text, rules).filter((word) => !shareWord(word, where));
  return said.some((word) => shareWord(word, own));
}

function placeOf(place: { district: string; village: string | null } | null): string {
  return place === null ? '' : `${place.village ?? ''} ${place.district}`;
}

function ownMatter(turn: Turn): Own {
  const { reading, facts } = turn.event;
  const { own, things } = reading.tells;
  if (own === null || facts.tickets.some((ticket) => isOf(turn, ticket, things))) return null;
  if (own === 'plain') return 'other';
  // what points back in words of a complaint is of it
  return facts.tickets.some((ticket) => sharesWords(turn, ticket)) ? null : 'doubt';
}

/** Less may well be said of what is known. */
const SHORTEST_NEWS = 6;

/** These are dealt with by what they are, not by what they belong to. */
function isSettledElsewhere(turn: Turn): boolean {
  const { command, choice, marked, kind, action, tells, judgement } = turn.event.reading;
  if (command !== null || choice !== null || marked) return true;
  // "sampah di pasar jg blm diangkut 2 minggu": no word about what nobody has reported
  const isNews =
    tells.own === 'plain' && judgement.verdict === 'no' && lengthOf(turn) >= SHORTEST_NEWS;
  return kind === 'SPAM' || kind === 'APRESIASI' || (action === 'followUp' && !isNews);
}

/** A matter of its own that none of the complaints is about. */
export function isOtherMatter(turn: Turn): boolean {
  return !isSettledElsewhere(turn) && ownMatter(turn) === 'other';
}

/** A complaint of its own, or two; "which one?" that waits for its answer goes on waiting. */
export function opened(turn: Turn, binding: string): Response {
  const response = asksMatters(turn) ?? open(turn, binding);
  if (turn.context.asked?.kind !== 'ticket' || response.asked !== null) return response;
  const { asked: _, ...waits } = response;
  return waits;
}

export const ofAnotherMatter: Step = (turn) => {
  const { reading, facts } = turn.event;
  const { tickets } = facts;
  if (tickets.length === 0 || isSettledElsewhere(turn) || isGrave(turn)) return null;
  const own = ownMatter(turn);
  if (own === null) return null;
  const alive = tickets.filter((ticket) => ticket.open);
  // what may accuse somebody is asked about as what it is, and turns no other complaint into a secret
  if (own === 'doubt')
    return alive.length === 0 || reading.tells.grave ? null : askTicket(turn, alive);
  return opened(turn, 'perkara lain dari aduan yang ada');
};

/** They are kept from an agency for what they say, or may be: not where the complaint is kept like that already. */
function isKept({ event: { reading } }: Turn, secret: boolean): boolean {
  const { flags, tells } = reading;
  if (flags.some((flag) => flag === 'emergency' || flag.startsWith('accuses'))) return true;
  return !secret && (tells.grave || (tells.money && flags.includes('secret')));
}

/**
 * Words that only tell who was there are no secret because of whose matter that would be; where money stands beside somebody
 * in office their writer is asked.
 */
function asSaid(turn: Turn): Turn {
  const { reading } = turn.event;
  const rest = reading.flags.filter((flag) => flag !== 'secret');
  const flags = reading.tells.money ? [...rest, 'maybeSecret' as const] : rest;
  return { ...turn, event: { ...turn.event, reading: { ...reading, flags } } };
}

/** Of those that are open, the ones that the words fit best, if only faintly; else all. */
function likely({ event: { reading, facts }, rules }: Turn): TicketFact[] {
  const alive = facts.tickets.filter((one) => one.open);
  const fits = byMatter(reading, alive, rules);
  if (fits.length > 0) return fits;
  const touched = alive.filter(({ category }) => reading.tells.touches.includes(category ?? ''));
  return touched.length > 0 ? touched : alive;
}

/** It names another thing or place, or asks for something of another matter, though it says nothing wrong of it. */
function mayBeOther({ event: { reading } }: Turn, one: TicketFact): boolean {
  const { things, touches, asks, circumstance } = reading.tells;
  const category = one.category ?? '';
  if (things.length > 0) return !things.includes(category);
  const { topics } = reading;
  const isSaid = topics.some((topic) => touches.includes(topic));
  if (!circumstance && isSaid && !topics.includes(category)) return true;
  if (isElsewhere(one, reading)) return !touches.includes(category);
  return asks && reading.category !== category && reading.action === 'route';
}

/** What lies around a matter that was reported. */
export const ofCircumstances: Step = (turn): Response | null => {
  const { reading, facts } = turn.event;
  const { own, circumstance, refers, things, touches } = reading.tells;
  if (isSettledElsewhere(turn) || own !== null) return null;
  const found = likely(turn);
  const [only, ...others] = found;
  const areSecret = found.every(({ secret }) => secret);
  if (only === undefined || isKept(turn, areSecret)) return null;
  const isFaint = refers && things.length === 0 && touches.includes(only.category ?? '');
  if (!circumstance && (!isFaint || others.length > 0)) return null;
  const isLong = only.answered && lengthOf(turn) > LONGEST_REPLY;
  if (others.length > 0 || isLong || mayBeOther(turn, only)) return askTicket(turn, found);
  const how = 'keterangan seputar aduan, bukan perkara lain';
  const said = only.secret ? turn : asSaid(turn);
  return react(said, only, reasonOf(how, only, facts.tickets));
};

/** Words that would be asked about, or be the admin's, as a complaint of their own: first which one they are of. */
export const ofNothingKnown: Step = (turn) => {
  const { reading, facts } = turn.event;
  const { own, grave, circumstance, refers } = reading.tells;
  if (isSettledElsewhere(turn) || isGrave(turn) || grave || own === 'plain') return null;
  const isUnderstood = reading.action === 'route' && !circumstance && !refers;
  if (reading.place !== null || isUnderstood) return null;
  const alive = facts.tickets.filter((ticket) => ticket.open);
  return alive.length === 0 ? null : askTicket(turn, alive);
};

/** Danger of the matter that was reported: it rings again there. */
export const ofSameDanger: Step = (turn) => {
  const { reading, facts } = turn.event;
  const { flags, category, place } = reading;
  if (!flags.includes('emergency') || flags.includes('secret') || reading.marked) return null;
  const same = facts.tickets.filter((one) => one.open && one.category === category);
  const [only, ...others] = same;
  if (only === undefined || others.length > 0 || place !== null) return null;
  return react(turn, only, reasonOf('bahaya pada perkara yang sama', only, facts.tickets));
};
