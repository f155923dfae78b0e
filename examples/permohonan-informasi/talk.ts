import type { Asked, HeldMessage } from '../../machines/conversation/base/context.ts';
import {
  heldMessage,
  openEffect,
  type Response,
  reply,
  type Turn,
} from '../../machines/conversation/base/response.ts';
import { createAnswer } from '../../machines/language/answers/answers.ts';
import type { Effect } from '../../machines/messages/effects.ts';
import { answerOffice } from './office-talk.ts';
import { askedWith, looksLikeIdentity, meantBy, numberIn, wishIn, wordsBeside } from './reading.ts';
import { identityIn } from './remembers.ts';
import { NAME } from './settings.ts';
import type { Known, RequestFact } from './talk-facts.ts';
import { say, tellRequest } from './talk-words.ts';

/**
 * Its part in the talk with a citizen. A request never becomes a complaint in silence, nor a complaint a
 * request: where a text may be either, one question is asked, and the text waits for the answer.
 */

/** What it has asked, as the conversation keeps it. */
type Question =
  | { kind: 'identity'; instance: string; number: string }
  | { kind: 'meant'; reading: HeldMessage['reading'] }
  | { kind: 'whose'; instance: string; number: string; reading: HeldMessage['reading'] }
  | { kind: 'withdraw'; instance: string; number: string; text: string };

function only(effect: Effect, asked?: Asked | null): Response {
  return { effects: [effect], filed: 'done', ...(asked === undefined ? {} : { asked }) };
}

function ask(turn: Turn, question: Question, held?: HeldMessage): Asked {
  const more = held === undefined ? {} : { held };
  return { kind: 'brought', process: NAME, question, ...more, at: turn.event.at };
}

function openRequest(
  turn: Turn,
  message: Pick<HeldMessage, 'id' | 'text' | 'at'>,
  binding: string,
) {
  const { phone } = turn.event.sender;
  const input = { phone, text: wishIn(message.text), at: message.at };
  const { id } = message;
  const effect: Effect = {
    type: 'open',
    params: { machine: NAME, input, message: { id, binding } },
  };
  return { effects: [effect], filed: 'done', asked: null } satisfies Response;
}

/** A message that waits: without an answer the admin decides what it is. */
function held(turn: Turn): HeldMessage {
  const message = heldMessage(turn);
  const why = ['permohonan informasi atau aduan: belum dijawab pengirim', ...message.reading.why];
  return { ...message, reading: { ...message.reading, action: 'triage', why } };
}

const number = (text: string): number | null => {
  const [, digit] = /^\W*([1-3])\b/.exec(text) ?? [];
  return digit === undefined || text.trim().length > 30 ? null : Number(digit);
};
/** "Really take it back?" */
const hear = createAnswer({
  offers: true,
  no: 'jangan jgn',
  about: 'cabut dicabut batal batalkan',
});

/** It waits no more: a complaint as it was read, or a plain question. */
function asComplaint(turn: Turn, message: HeldMessage, reading: HeldMessage['reading']): Response {
  const whole = { ...message, reading };
  const effect = openEffect(turn.event.sender.phone, whole, 'pengirim memilih: lapor atau tanya');
  return { effects: [effect], filed: 'done', asked: null };
}

/** The answer to a question of ours; null for a text that is about something else. */
function answered(turn: Turn, asked: Extract<Asked, { kind: 'brought' }>): Response | null {
  const { text } = turn.event.reading;
  const question = asked.question as Question;
  const { held: message } = asked;
  switch (question.kind) {
    case 'identity':
      return identityAnswer(turn, question);
    case 'withdraw': {
      const { instance } = question;
      const answer = hear(text);
      if (answer === 'no')
        return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
      if (answer === null) return null;
      const event = { type: 'informasi.withdraw', text: question.text };
      return only(tellRequest(turn, instance, event, 'pencabutan dibenarkan'), null);
    }
    case 'meant': {
      const choice = number(text);
      if (message === undefined || choice === null) return null;
      if (choice === 1) return openRequest(turn, message, 'pengirim memilih: minta dokumen/data');
      const { reading } = question;
      return asComplaint(turn, message, choice === 3 ? { ...reading, kind: 'TANYA' } : reading);
    }
    case 'whose': {
      const choice = number(text);
      if (message === undefined || choice === null || choice > 2) return null;
      if (choice === 2) return asComplaint(turn, message, question.reading);
      return identityGiven(turn, question, message.text, message.id);
    }
  }
}

/** The words of who asks; as long as name or address is missing, the question stays open. */
function identityGiven(
  turn: Turn,
  { instance, number: no }: Pick<RequestFact, 'instance' | 'number'>,
  text: string,
  id?: string,
): Response {
  const event = { type: 'informasi.add', text };
  const tell = tellRequest(turn, instance, event, 'jawaban atas pertanyaan kita', id);
  if (identityIn(text).name !== undefined) return only(tell, null);
  const question: Question = { kind: 'identity', instance, number: no };
  const again = say(turn, 'tercatat', { no });
  return { effects: [tell, again], filed: 'done', asked: ask(turn, question) };
}

/** So sure is a complaint that needs no question. */
const SURE = 0.8;

/** Name and address were asked for: a clear complaint is none, and in doubt it is asked. */
function identityAnswer(
  turn: Turn,
  { instance, number: no }: Pick<RequestFact, 'instance' | 'number'>,
): Response | null {
  const { reading } = turn.event;
  const { text, flags } = reading;
  if (flags.includes('emergency') || flags.includes('secret')) return null;
  if (reading.marked || meantBy(reading) === 'request') return null;
  if (looksLikeIdentity(text)) return identityGiven(turn, { instance, number: no }, text);
  if (reading.action === 'route' && reading.confidence >= SURE) return null;
  const message = held(turn);
  const question: Question = {
    kind: 'whose',
    instance,
    number: no,
    reading: heldMessage(turn).reading,
  };
  return only(say(turn, 'maksud-identitas', { no }), ask(turn, question, message));
}

/** A text with the number of a request. */
function named(turn: Turn, request: RequestFact): Response {
  const { text } = turn.event.reading;
  const { instance, number: no, status, until } = request;
  switch (askedWith(text)) {
    case 'object': {
      if (!request.mayObject) return only(say(turn, 'belum-bisa', { no, status }));
      const event = { type: 'informasi.object', text: wordsBeside(text) };
      return only(tellRequest(turn, instance, event, 'keberatan dengan nomornya'), null);
    }
    case 'withdraw': {
      if (!request.open) return only(say(turn, 'belum-bisa', { no, status }));
      const question: Question = { kind: 'withdraw', instance, number: no, text };
      return only(say(turn, 'yakin-cabut', { no }), ask(turn, question));
    }
    case 'status':
      return only(say(turn, 'status', { no, status, until }));
    case 'say': {
      if (!request.takesWords) return only(say(turn, 'status', { no, status, until }));
      const event = { type: 'informasi.add', text };
      const effect = tellRequest(turn, instance, event, 'nomor permohonan ada di teks');
      return { effects: [effect, say(turn, 'tambah', { no })], filed: 'done', asked: null };
    }
  }
}

/** KEBERATAN without a number, from somebody with a request that may be objected to. */
function unnamedObjection(turn: Turn, own: RequestFact[]): Response | null {
  const { text, marked } = turn.event.reading;
  const objectable = own.filter(({ mayObject }) => mayObject);
  const [first] = objectable;
  if (first === undefined || !/^\W*(?:saya |sy )?keberatan\b/i.test(text)) return null;
  // a short word about nothing else can only mean the request; the number makes it certain
  if (marked && text.length > 60) return null;
  const numbers = objectable.map(({ number: no }) => no).join(', ');
  return only(say(turn, 'cara-keberatan', { numbers }));
}

function answerCitizen(turn: Turn, { named: found, own }: Known): Response | null {
  const { event, context } = turn;
  const { text } = event.reading;
  const typed = numberIn(text);
  if (typed !== null)
    return found === null ? only(say(turn, 'tidak-ada', { no: typed })) : named(turn, found);
  const { asked } = context;
  if (asked?.kind === 'brought' && asked.process === NAME) {
    const response = answered(turn, asked);
    if (response !== null) return response;
  }
  const objection = unnamedObjection(turn, own);
  if (objection !== null) return objection;
  // a command of the complaints, or the answer to a question of theirs
  if (event.reading.command !== null || event.reading.choice !== null) return null;
  // the talk went on about something else, and the request still lacks its identity
  const lacking = own.find(({ needsIdentity }) => needsIdentity);
  if (asked === null && lacking !== undefined && event.reading.followUp === 'none') {
    const response = identityAnswer(turn, lacking);
    if (response !== null) return response;
  }
  switch (meantBy(event.reading)) {
    case 'other':
      return null;
    case 'request':
      return openRequest(turn, heldMessage(turn), 'kata kunci permohonan dan nama dokumen');
    case 'doubt': {
      const question: Question = { kind: 'meant', reading: heldMessage(turn).reading };
      return only(say(turn, 'maksud', {}), ask(turn, question, held(turn)));
    }
  }
}

export function answer(turn: Turn, facts: unknown): Response | null {
  const known = facts as Known;
  return turn.event.sender.role === 'citizen'
    ? answerCitizen(turn, known)
    : answerOffice(turn, known);
}
