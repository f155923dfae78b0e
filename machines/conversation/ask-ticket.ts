import type { Option } from '../messages/values.ts';
import { asReported } from './as-reported.ts';
import type { Asked, HeldMessage } from './base/context.ts';
import type { TicketFact } from './base/events.ts';
import {
  heldMessage,
  type Response,
  reply,
  type Turn,
  unansweredEffects,
} from './base/response.ts';
import { reasonOf } from './binding.ts';
import { react } from './reacting.ts';

/** "Which one is this for?": the question, and the words that wait for its answer. */

/** So much of a text stands for its matter where it has no category. */
const LABEL = 18;

/** What tells a complaint from the others of a list: its matter, its place where the matter does not, its ticket. */
export function labelOf(one: TicketFact, all: TicketFact[]): string {
  const { ticket, category, place, text } = one;
  const alike = all.filter((other) => other.category === category).length > 1;
  const matter = category?.toLowerCase() ?? text.slice(0, LABEL).trim();
  const where = alike && place !== null ? ` ${place.split(',')[0] ?? ''}` : '';
  return `${matter}${where} ${ticket}`;
}

/** Takes nothing back and asks for no secrecy, so that other words may be said with it. */
const isPlain = ({ withdrawal, plea }: HeldMessage) =>
  withdrawal === undefined && plea === undefined;

/**
 * These words with those that wait already: where one of both takes back or asks for secrecy, both together do. Two that do so do not mix.
 */
export function joined(turn: Turn, held: HeldMessage): HeldMessage {
  const own = heldMessage(turn);
  if (!isPlain(held) && !isPlain(own)) return held;
  const { id, text, reading, at, joined: before = [] } = held;
  const flags = [...new Set([...reading.flags, ...own.reading.flags])];
  const said = { text: `${text}. ${own.text}`, reading: { ...reading, flags } };
  const asks = isPlain(own) ? held : own;
  return { ...asks, ...said, id, at, joined: [...before, own.id] };
}

/** What waits: these words, with those before them that still do. One who is asked twice has said one thing, not two. */
function waitingWords(turn: Turn): HeldMessage {
  const { asked } = turn.context;
  const own = heldMessage(turn);
  if (asked?.kind !== 'ticket' || (!isPlain(asked.held) && !isPlain(own))) return own;
  const { held } = asked;
  return { ...joined(turn, held), ...(isPlain(held) ? judgedOf(own) : {}) };
}

/** How it judges is what was said last. */
function judgedOf({ judged }: HeldMessage): Pick<HeldMessage, 'judged'> {
  return judged === undefined ? {} : { judged };
}

/** Asks which of several tickets a follow-up belongs to; the message waits. */
export function askTicket(turn: Turn, tickets: TicketFact[]): Response {
  const { event } = turn;
  const [only, ...others] = tickets;
  // whether they are to be secret comes before whether they are something new
  const { ticket, flags } = event.reading;
  if (only !== undefined && others.length === 0 && ticket === null && flags.includes('maybeSecret'))
    return react(turn, only, reasonOf('satu-satunya yang mungkin', only, event.facts.tickets));
  const held = waitingWords(turn);
  return isInDoubt(held) ? askSecretFirst(turn, tickets, held) : offer(turn, tickets, held);
}

const idsOf = (tickets: TicketFact[]) =>
  tickets.map((one) => {
    const { instance, ticket, open, answered, asks } = one;
    const { category, text } = one;
    return {
      ...{ instance, ticket, label: category?.toLowerCase() ?? text.slice(0, LABEL).trim() },
      ...(open && !answered ? { runs: true as const } : {}),
      ...(open && asks !== true ? { keeps: true as const } : {}),
    };
  });

export type AskedTicket = Extract<Asked, { kind: 'ticket' }>;

/** The question itself; the third time nobody is asked any more. @param held what waits for its answer */
export function offer(turn: Turn, tickets: TicketFact[], held: HeldMessage): Response {
  const offered = asReported(tickets);
  const options: Option[] = offered.map((one, index) => ({
    key: String(index + 1),
    label: labelOf(one, offered),
  }));
  const { asked: before } = turn.context;
  const again = before?.kind === 'ticket' && before.held.id === held.id;
  const asked: AskedTicket = {
    ...{ kind: 'ticket', options: idsOf(offered), held, at: turn.event.at },
    ...(again ? { again } : {}),
  };
  if (again && before.again === true) return leftToOffice(turn, asked);
  return reply(turn, { template: 'pilih-tiket', vars: { options, again } }, { asked });
}

/** Who was asked twice is not asked again: what he wrote goes on as when nobody answers. */
export function leftToOffice(turn: Turn, asked: AskedTicket): Response {
  const effects = unansweredEffects(turn.event.sender.phone, asked);
  if (effects.length > 0) return { effects, filed: 'done', asked: null, loose: asked };
  // who takes nothing back leaves all as it is
  const [{ ticket = '' } = {}] = asked.options;
  return reply(
    turn,
    { template: 'batal-tidak-jadi', vars: { ticket } },
    { asked: null, dropped: true },
  );
}

function isInDoubt({ reading: { flags } }: HeldMessage): boolean {
  const settled = flags.includes('secret') || flags.includes('emergency');
  return flags.includes('maybeSecret') && !settled;
}

/** Whether they are secret comes before which of several complaints they are for: only then is it known who may be told. */
function askSecretFirst(turn: Turn, tickets: TicketFact[], held: HeldMessage): Response {
  const options = idsOf(asReported(tickets));
  const asked: Asked = { kind: 'secretFirst', options, held, at: turn.event.at };
  return reply(turn, { template: 'tanya-rahasia-dulu', vars: { again: false } }, { asked });
}
