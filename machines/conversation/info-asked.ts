import { readingOf } from '../complaint/reading-of.ts';
import { createAnswer } from '../language/answers/answers.ts';
import { putsOff } from '../language/answers/put-off.ts';
import { asSentence } from '../text/text-ends.ts';
import type { TicketFact } from './base/events.ts';
import { target } from './base/named.ts';
import { onlyTalk, type Response, reply, type Step, type Turn, tell } from './base/response.ts';
import { checkStatus } from './citizen-commands.ts';
import { namedFirst } from './named-first.ts';
import { isCourtesy, isGrave } from './reacting.ts';

/**
 * What an officer asked the reporter about: who only puts it off has not answered, so that the clock stays with him; who
 * answered goes on answering, in as many SMS as it takes.
 */

/** So long another SMS goes on with the answer, milliseconds. */
const GOES_ON = 30 * 60_000;

/** Where an answer to one officer may end and that to another begin. */
const PARTS = /\s*(?:[,;.]+|\b(?:dan|terus|trus|kalo|kalau|klo|sedangkan)\b)\s*/i;

/** Two officers wait, and each piece names one complaint: "yg jalan dkt sd, yg lampu dkt pasar". */
export const infoToSeveral: Step = (turn) => {
  const { reading, facts } = turn.event;
  const waiting = facts.tickets.filter(({ asks }) => asks === true);
  if (waiting.length < 2 || reading.command !== null || reading.ticket !== null) return null;
  if (isGrave(turn) || reading.flags.includes('maybeSecret')) return null;
  const pieces = reading.text.split(PARTS).filter((piece) => /\p{L}/u.test(piece));
  const named = pieces.map((piece) => ({ piece, one: namedFirst(piece, waiting, turn.rules) }));
  const found = named.flatMap(({ piece, one }) => (one === undefined ? [] : [{ piece, one }]));
  const distinct = new Set(found.map(({ one }) => one.instance)).size;
  if (found.length < 2 || found.length < pieces.length || distinct < found.length) return null;
  const told = found.map(({ piece, one }) => {
    const said = { ...turn, event: { ...turn.event, reading: { ...reading, text: piece } } };
    return answersOfficer(said, one, 'jawaban atas pertanyaan petugas, bagian ini');
  });
  return { effects: told.flatMap(({ effects }) => effects), filed: 'done', asked: null };
};

/** He asks how far it is while an officer waits for his answer: it stands with him, and the question stays open. */
export const infoChased: Step = (turn) => {
  const { reading, facts } = turn.event;
  const { asked } = turn.context;
  if (reading.followUp !== 'chase' || reading.command !== null || isGrave(turn)) return null;
  if (reading.flags.includes('maybeSecret')) return null;
  const about = reading.ticket === null ? (asked?.kind === 'info' ? asked : null) : target(turn);
  const one = facts.tickets.find(({ instance }) => instance === about?.instance);
  return one?.asks === true ? checkStatus(turn, one, one.ticket) : null;
};

/** Nothing that the officer asked for: the question stays open. A second one of the kind is heard in silence. */
export const infoPutOff: Step = (turn) => {
  const { asked } = turn.context;
  const { text, ticket, command, flags } = turn.event.reading;
  if (asked?.kind !== 'info' || ticket !== null || command !== null) return null;
  if (isGrave(turn) || flags.includes('maybeSecret') || !putsOff(text)) return null;
  if (asked.again === true) return onlyTalk(turn);
  const again = { ...asked, again: true as const };
  return reply(
    turn,
    { template: 'tunggu-keterangan', vars: { ticket: asked.ticket } },
    { asked: again },
  );
};

/** "jalan utama atau jalan gang?" asks which; "sudah atau belum?" may be answered by a yes. */
const OFFERS =
  /\p{L}[\s,]+(?:atau|ataukah|ato|atw|or)\s+(?!(?:belum|blm|tidak|tdk|tak|gak|ga|bukan|bkn|enggak|nggak|ndak|lainnya)\b)\p{L}/iu;
const hear = createAnswer({});

/** A yes to an officer who asked which of several: he is asked once to name it, and what he says then is his answer. */
export const infoUnchosen: Step = (turn) => {
  const { asked } = turn.context;
  const { reading, facts } = turn.event;
  const { text, ticket, command, flags } = reading;
  if (asked?.kind !== 'info' || asked.unchosen === true || ticket !== null || command !== null)
    return null;
  if (isGrave(turn) || flags.includes('maybeSecret') || hear(text) !== 'yes') return null;
  const { question = '' } = facts.tickets.find((one) => one.instance === asked.instance) ?? {};
  if (!OFFERS.test(question)) return null;
  const vars = { ticket: asked.ticket, question: asSentence(question) };
  return reply(
    turn,
    { template: 'pilih-keterangan', vars },
    { asked: { ...asked, unchosen: true as const } },
  );
};

/** A matter of its own, or danger, that the complaint is not about: no answer to what an officer asked of it. */
export function tellsElse({ event: { reading, facts } }: Turn, instance: string): boolean {
  const about = facts.tickets.find((one) => one.instance === instance)?.category ?? '';
  const { tells, flags, category } = reading;
  if (flags.includes('emergency') && category !== about) return true;
  return tells.own === 'plain' && !tells.grave && !tells.things.includes(about);
}

/** An answer to the officer, and that the next SMS may go on with it. */
export function answersOfficer(
  turn: Turn,
  ticket: Pick<TicketFact, 'instance'>,
  binding: string,
): Response {
  const { text } = turn.event.reading;
  const request = { type: 'citizen.add' as const, text, reading: readingOf(turn.event.reading) };
  const told = tell(turn, ticket, request, binding);
  return told.bound === undefined ? told : { ...told, bound: { ...told.bound, answers: true } };
}

/** It tells a matter of its own that the complaint is not about, or is no word about anything. */
function isElse(turn: Turn, { category }: TicketFact): boolean {
  const { tells, command, marked, ticket, flags, followUp, choice, action, topics } =
    turn.event.reading;
  if (command !== null || marked || ticket !== null || isGrave(turn)) return true;
  if (flags.includes('maybeSecret') || isCourtesy(turn) || choice === 'BARU') return true;
  // "kpn diperbaiki pak" asks, rather than to answer
  if (followUp !== 'none' && followUp !== 'addition') return true;
  if (tells.own !== null) return !tells.things.includes(category ?? '');
  return action === 'route' && topics.length > 0 && !topics.includes(category ?? '');
}

/**
 * "1871…", "atas nama ibu …", "rt 2 pekon …": more of the answer, right after it; or the answer to the one complaint whose officer
 * waits, though something else was asked since.
 */
export const infoGoesOn: Step = (turn) => {
  const { asked, bound } = turn.context;
  const { facts, at } = turn.event;
  if (asked !== null) return null;
  const goesOn = bound?.answers === true && at - bound.at <= GOES_ON;
  const waiting = facts.tickets.filter(({ asks }) => asks === true);
  const [only, ...others] = goesOn
    ? facts.tickets.filter(({ instance }) => instance === bound.instance)
    : waiting;
  if (only === undefined || others.length > 0 || !only.open || only.answered) return null;
  if (isElse(turn, only)) return null;
  const how = goesOn ? 'lanjutan jawaban atas pertanyaan petugas' : 'petugas menunggu jawabannya';
  return answersOfficer(turn, only, how);
};
