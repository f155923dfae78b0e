import type { Asked } from '../../../machines/conversation/base/context.ts';
import {
  type Done,
  doneTo,
  outcome,
  type Played,
  reads,
  repliesOf,
  says,
  type Ticket,
} from './talk-cases.ts';

/** What comes of each case of `tests/cases/talk`, in the words in which the cases expect it. */

/** Any of several outcomes is right. */
type OneOf<T> = T | T[];

interface Case<T> {
  id: string;
  text: string;
  expect: OneOf<T>;
  why?: string;
  /** Not so yet, and known: what happens instead. It goes the day it is mended. */
  wrong?: string;
}

export interface ClosingCase extends Case<string> {
  ticket: string;
  category: string;
  complaint: string;
  answer: string;
}

export interface FollowUpCase extends Case<never> {
  tickets: Ticket[];
  /** What the phone was asked last, in words. */
  lastAsked: string | null;
}

export interface RatingCase extends Case<{ rating: number | null; then: string }> {
  state: Ticket['state'];
}

export interface SpokenCase extends Case<string> {
  who: 'citizen' | 'officer';
}

/** Outcomes of a case, of which one must be what was expected. */
export interface Found {
  outcome: unknown;
  isRight: boolean;
}

const all = <T>(expected: OneOf<T>): T[] => (Array.isArray(expected) ? expected : [expected]);

function found<T>(result: T, expected: OneOf<T>): Found {
  return { outcome: result, isRight: all(expected).includes(result) };
}

export function closing({ ticket, category, complaint, answer, text, expect }: ClosingCase): Found {
  const about: Ticket = { code: ticket, category, words: complaint, state: 'answered', daysAgo: 5 };
  const tickets = [{ ...about, answer }];
  const result = outcome(says(text, tickets), tickets);
  const words: Record<string, string> = { rate: 'close', told: 'thanks-no-close' };
  return found(words[result] ?? result.replace('silent', 'thanks-no-close'), expect);
}

export interface PlainYesCase extends Omit<Case<never>, 'expect'> {
  closes: boolean;
}

/** Whether a text closes the one complaint of a phone, which was answered that it is done. */
export function plainYes({ text, closes }: PlainYesCase): Found {
  const tickets: Ticket[] = [
    {
      ...{ code: 'A001', category: 'JALAN', state: 'answered', daysAgo: 5 },
      words: 'jalan rusak berlubang depan balai pekon basungan',
    },
  ];
  const result = outcome(says(text, tickets), tickets);
  return { outcome: result, isRight: (result === 'close') === closes };
}

const EARLIER = Date.UTC(2026, 10, 23, 1, 0);
const HELD = { id: 'before', text: 'gimana pak belum ada kabar', at: EARLIER };

function askedBy(lastAsked: string | null): Asked | null {
  if (lastAsked === null) return null;
  const codes = [...lastAsked.matchAll(/A\d{3}/g)].map(([ticket]) => ticket);
  const [ticket = ''] = codes;
  const of = { instance: `2026-${ticket}`, ticket, at: EARLIER };
  const { reading } = says(HELD.text, []);
  const alternatives = reading.alternatives.map(({ category }) => category);
  const kind = reading.kind === 'LAINNYA' ? reading.kind : 'KELUHAN';
  const held = { ...HELD, reading: { ...reading, kind, alternatives } as const };
  if (/^Maksud/.test(lastAsked)) {
    const options = codes.map((code) => ({ instance: `2026-${code}`, ticket: code }));
    return { kind: 'ticket', options, held, at: EARLIER };
  }
  if (lastAsked.includes('Sudah selesai'))
    return { kind: 'settled', ...of, held, rating: null, denies: false };
  return { kind: 'info', ...of };
}

/** The words that had waited are no part of what this SMS did, unless it answers for them. */
function isOfNow({ what, text }: Done, asked: Asked | null): boolean {
  if (asked === null || !('held' in asked) || text !== HELD.text) return true;
  return what !== 'new' && !(asked.kind === 'settled' && what === 'add');
}

function boundTo(played: Played, { tickets }: FollowUpCase, asked: Asked | null): string {
  const done = doneTo(played, tickets).filter((one) => isOfNow(one, asked));
  if (done.length > 0) return done.map(({ ticket }) => ticket ?? 'new').join('+');
  // "is A002 settled?" is bound to A002
  const { asked: question } = played.response;
  if (question?.kind === 'settled' && tickets.length > 1) return question.ticket;
  const stillAsked = asked !== null && played.response.asked === undefined;
  if (played.response.asked || stillAsked) return 'ask';
  return repliesOf(played).length > 0 ? 'told' : 'silent';
}

export function followUp(one: FollowUpCase): Found {
  const asked = askedBy(one.lastAsked);
  const bound = boundTo(says(one.text, one.tickets, asked), one, asked);
  const { bind } = one.expect as unknown as { bind: OneOf<string> };
  return found(bound, bind);
}

export interface AnswerCase extends Omit<Case<never>, 'expect'> {
  question: 'settled' | 'withdraw' | 'secrecy' | 'matters';
  means: 'yes' | 'no' | null;
}

const AT = { instance: '2026-A001', ticket: 'A001', at: EARLIER };
const MATTERS = 'jalan rusak di pekon basungan dan sampah menumpuk di pasar liwa';

/** What each yes-no question is like when it waits for its answer. */
function asksFor(question: AnswerCase['question']): Asked {
  const { reading } = says(MATTERS, []);
  const { topics: _, ...read } = reading;
  const held = { ...HELD, reading: { ...read, kind: 'KELUHAN' as const, alternatives: [] } };
  switch (question) {
    case 'settled':
      return { kind: question, ...AT, held, rating: null, denies: false };
    case 'withdraw':
      return { kind: question, ...AT, held, pressed: false };
    case 'secrecy':
      return { kind: question, ...AT };
    case 'matters':
      return { kind: question, parts: reading.matters, held, at: EARLIER };
  }
}

/** What is done by a yes, and by a no. */
const DONE_BY: Record<AnswerCase['question'], { yes: RegExp; no: RegExp }> = {
  settled: { yes: /"citizen\.thank"/, no: /"citizen\.unsolved"/ },
  withdraw: { yes: /"citizen\.withdraw"/, no: /"batal-tidak-jadi"/ },
  // a yes with more words is a plea that is added
  secrecy: { yes: /"option":1|"flags":\[(?:"\w+",)*"secret"/, no: /"option":2/ },
  matters: { yes: /"second":/, no: /warga: satu perkara/ },
};

/** How the answer to a yes-no question is heard. */
export function answer({ question, text, means }: AnswerCase): Found {
  const state = question === 'settled' ? 'answered' : 'forwarded';
  const tickets = [{ code: 'A001', category: 'JALAN', words: MATTERS, state, daysAgo: 2 } as const];
  const { response } = says(text, [...tickets], asksFor(question));
  const done = response.asked === null ? JSON.stringify(response.effects) : '';
  const { yes, no } = DONE_BY[question];
  const outcome = yes.test(done) ? 'yes' : no.test(done) ? 'no' : null;
  return { outcome, isRight: outcome === means };
}

const LAMP = 'lampu jalan mati di pekon basungan pagar dewa';

export function rating({ text, state, expect }: RatingCase): Found {
  const tickets: Ticket[] = [{ code: 'A001', category: 'LAMPU', words: LAMP, state, daysAgo: 4 }];
  const played = says(text, tickets);
  const [done] = doneTo(played, tickets);
  const result = outcome(played, tickets);
  // where there is no answer yet, it is told where the complaint stands
  const told = repliesOf(played).some(({ template }) => template === 'status');
  const then = told ? 'ask' : result;
  const value = done?.rating ?? null;
  const isRight = all(expect).some((one) => one.rating === value && one.then === then);
  return { outcome: { rating: value, then }, isRight };
}

export function automatic({ who, text, expect }: SpokenCase): Found {
  const reading = who === 'officer' ? reads(text) : says(text, []).reading;
  const isAuto = reading.kind === 'OTOMATIS' || reading.kind === 'OPERATOR';
  return found(reading.wrongPerson ? 'wrong-person' : isAuto ? 'auto' : 'not-auto', expect);
}

/** What an SMS in our own notation is taken for. */
interface Act {
  act: string;
  ticket?: unknown;
  rating?: number;
  body?: string;
  category?: string | null;
}

const codeOf = (ticket: string | null) => ticket?.split('/').at(-1);

function officerAct(text: string): Act {
  const { echo, ticket, command, more } = reads(text);
  if (echo) return { act: 'own-sms', ticket };
  if (command === null || command.ticket === null || command.ticket.startsWith('2025/'))
    return { act: 'ask' };
  const tickets = [command, ...more].map((one) => codeOf(one.ticket));
  return {
    act: command.name,
    ticket: tickets.length > 1 ? tickets : tickets[0],
    body: command.text,
  };
}

const AFTER: Record<string, string> = { reopen: 'BELUM', close: 'SELESAI', add: 'TAMBAH' };

function citizenAct(text: string): Act {
  const tickets: Ticket[] = [
    {
      code: 'A001',
      category: 'JALAN',
      words: LAMP.replace('lampu ', ''),
      state: 'answered',
      daysAgo: 4,
    },
  ];
  const played = says(text, tickets);
  const { reading, response } = played;
  if (reading.echo) return { act: 'own-sms', ticket: reading.ticket };
  const { command } = reading;
  const isSaid = response.effects.some(({ type }) => type !== 'sms') || command?.name === 'CEK';
  if (command !== null && !isSaid) return { act: 'ask' };
  if (command !== null) {
    const { name, ticket, text: body, rating: value } = command;
    return {
      act: name,
      ticket: codeOf(ticket),
      body,
      ...(value === null ? {} : { rating: value }),
    };
  }
  const [done] = doneTo(played, tickets);
  if (done?.what === 'new')
    return { act: 'complaint', category: reading.category, body: reading.content };
  const act = AFTER[done?.what ?? ''];
  return act === undefined || done === undefined
    ? { act: 'ask' }
    : { act, ticket: done.ticket, body: done.text };
}

const bare = (text: unknown) => String(text).replace(/^[\s"'.]+|[\s"'.]+$/g, '');

export function notation({ who, text, expect }: SpokenCase): Found {
  const act = who === 'officer' ? officerAct(text) : citizenAct(text);
  const expected = all(expect as unknown as OneOf<Act>);
  const isRight = expected.some((one) =>
    Object.entries(one).every(([field, value]) => {
      const own = act[field as keyof Act];
      return field === 'body' ? bare(own) === bare(value) : `${own}` === `${value}`;
    }),
  );
  return { outcome: act, isRight };
}
