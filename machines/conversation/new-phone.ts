import { saysNo } from '../language/answers/office-answers.ts';
import { otherPhone, ticketMoved, wantsNewPhone } from '../language/commands/new-phone-words.ts';
import type { Effect } from '../messages/effects.ts';
import { withoutMobiles } from '../numbers/phone-number.ts';
import { endingOf, isLocked, lockedOut, wrongAnswer } from './base/code-tries.ts';
import { type Asked, type MoveWaiting, movesIn } from './base/context.ts';
import type { Moving } from './base/events.ts';
import { target } from './base/named.ts';
import {
  messageId,
  type Response,
  reply,
  replyEffect,
  type Step,
  type Turn,
} from './base/response.ts';
import { hasOwnMatter } from './own-matter.ts';
import { isGrave, react } from './reacting.ts';

/**
 * A reporter has another phone. A code goes to the old one and must come back from the new one: who has both is he. What
 * is answered is the same whether the ticket is that phone's or not, so that nobody learns it by trying; where the
 * old phone is gone the admin decides (`admin.newPhone`). The old phone may say no (`old-phone.ts`).
 */

type Waiting = Extract<Asked, { kind: 'newPhone' }>;

/** Old phones whose codes one phone may be asked for at a time. */
const MOST_OLD = 3;

/** What to type, and from which phone. */
function explained(turn: Turn): Response {
  const ticket = ticketMoved(turn.event.reading);
  return reply(turn, { template: 'ganti-cara', vars: { ticket } });
}

/** The code to the old phone; the admin hears of it, in case it never comes back. */
function codeEffects(turn: Turn, { old, code }: MoveWaiting, { named }: Moving): Effect[] {
  const [first] = named;
  if (first === undefined) return [];
  const sent: Effect = {
    type: 'sms',
    params: {
      to: { role: 'citizen', phone: old },
      message: { template: 'ganti-kode', vars: { code } },
      hours: 'any',
      about: named.map(({ instance }) => instance),
    },
  };
  if (!first.isForAdmin) return [sent];
  const { ticket, instance } = first;
  const ending = endingOf(turn.event.sender.phone);
  const vars = { ticket, ending, refused: false, late: false };
  const admin: Effect = {
    type: 'sms',
    params: {
      to: { role: 'admin' },
      message: { template: 'admin-ganti-nomor', vars },
      hours: 'sending',
      about: [instance],
    },
  };
  return [sent, admin];
}

/** A code that no other old phone was sent. */
function codeBeside(code: string, moves: readonly MoveWaiting[]): string {
  const [first = '', second = ''] = code.split(' ');
  const next = `${first} ${second === '99' ? '10' : String(Number(second) + 1)}`;
  return moves.some((move) => move.code === code) ? codeBeside(next, moves) : code;
}

type Shown = MoveWaiting['named'];

const shown = (all: Shown): Shown => all.map(({ instance, ticket }) => ({ instance, ticket }));

const without = (all: Shown, some: Shown): Shown =>
  all.filter(({ instance }) => !some.some((one) => one.instance === instance));

/** What waits for an old phone's code, with what this SMS names. @param before what waited for it already */
function withNamed(before: MoveWaiting, { named, others }: Moving): MoveWaiting {
  const all = [...before.named, ...without(shown(named), before.named)];
  return { ...before, named: all, others: without(shown(others), all) };
}

/** GANTI with a ticket and an old number: one code for each old phone, however many tickets. */
function asksCode(turn: Turn, old: string): Response {
  const { facts, at } = turn.event;
  const { asked } = turn.context;
  const waits = movesIn(asked);
  const before = waits.find((move) => move.old === old);
  const rest = waits.filter((move) => move !== before);
  if (rest.length >= MOST_OLD)
    return reply(turn, { template: 'ganti-tunggu', vars: { again: false, full: true } });
  const { moving = { old, named: [], others: [], isSpent: false } } = facts;
  const isSent = (before?.named.length ?? 0) > 0;
  const fits = isSent || !moving.isSpent ? moving : { ...moving, named: [], others: [] };
  const empty = { old, named: [], others: [], code: codeBeside(facts.code, waits) };
  const move =
    fits.named.length === 0 && before !== undefined ? before : withNamed(before ?? empty, fits);
  const waiting: Waiting = {
    ...{ kind: 'newPhone', ...move, at },
    tries: asked?.kind === 'newPhone' ? asked.tries : 0,
    ...(rest.length === 0 ? {} : { earlier: rest }),
  };
  const vars = { again: before !== undefined, full: false };
  const effects = [
    replyEffect(turn, { template: 'ganti-tunggu', vars }),
    ...(isSent ? [] : codeEffects(turn, move, fits)),
  ];
  return { effects, filed: 'done', asked: waiting };
}

/** GANTI, or plain words about a new number: with ticket and old number a code is sent, else it is explained. */
export const wantsMove: Step = (turn) => {
  const { reading, sender } = turn.event;
  if (!wantsNewPhone(reading)) return null;
  const old = otherPhone(reading, sender.phone);
  const named = target(turn);
  if (reading.command !== null && old === null && named?.mine === true)
    return react(turn, named, 'nomor tiket ada di teks');
  if (reading.command === null && isGrave(turn)) return null;
  if (old === null || ticketMoved(reading) === null || named?.mine === true) return explained(turn);
  return isLocked(turn) ? lockedOut(turn) : asksCode(turn, old);
};

// the code comes back ---------------------------------------------------------------------------

/** Each of them is told that its reporter writes from here now; that it was he is what the code proves. */
function moved(turn: Turn, { old, named, others }: MoveWaiting, all: boolean): Effect[] {
  const by = { role: 'citizen' as const, phone: old };
  const event = { type: 'citizen.newPhone', phone: turn.event.sender.phone, by };
  const message = { id: messageId(turn), binding: 'kode dari nomor lama' };
  return (all ? [...named, ...others] : named).map(({ instance }, index): Effect => {
    const kept = index === 0 ? { message } : {};
    return { type: 'tell', params: { instance, event, ...kept } };
  });
}

const TICKETS = /\b[a-hj-np-z]{1,2}[ .-]?\d{3}\b/gi;
/** Four digits, and no other number beside them. */
const FOUR = /^\D*(\d\d)[\s.,-]{0,3}(\d\d)\D*$/;
const ALL = /\bsemua(?:nya)?\b/i;
const NOT_ALL = /\b(?:tidak|tdk|bukan|jangan|jgn|ga|gak)\W+semua/i;
/** More than that says something of its own. */
const MOST_BESIDE = 3;

/** The code in an SMS, alone or among words: "ini kode yang masuk ke hp lama saya 48 21 pak". */
function codeTyped(turn: Turn, moves: readonly MoveWaiting[]): string | null {
  const { text } = turn.event.reading;
  const [, first, second] = FOUR.exec(withoutMobiles(text).replace(TICKETS, ' ')) ?? [];
  if (first === undefined || second === undefined || isGrave(turn)) return null;
  const code = `${first} ${second}`;
  const words = text.match(/\p{L}+/gu) ?? [];
  const isSaid = words.length <= MOST_BESIDE || /\bkode/i.test(text) || !hasOwnMatter(turn);
  return isSaid || moves.some((move) => move.code === code) ? code : null;
}

/** What waits for this code; a code that went to nobody is never right. */
function rightMove(moves: readonly MoveWaiting[], code: string | null): MoveWaiting | undefined {
  return moves.find((move) => move.code === code && move.named.length > 0);
}

/** True for the code that this phone was asked for, whatever stands beside it. */
export function sendsCode(turn: Turn): boolean {
  const moves = movesIn(turn.context.asked);
  return rightMove(moves, codeTyped(turn, moves)) !== undefined;
}

/** What waits for the codes of other old phones goes on waiting. */
function stillWaiting(asked: Waiting, [next, ...earlier]: MoveWaiting[]): Asked | null {
  if (next === undefined) return null;
  const { kind, tries, at } = asked;
  return { kind, tries, at, ...next, ...(earlier.length === 0 ? {} : { earlier }) };
}

/** The code that the old phone got. */
export const provesPhone: Step = (turn) => {
  const { asked } = turn.context;
  const { text } = turn.event.reading;
  if (asked?.kind !== 'newPhone') return null;
  if (saysNo(text)) return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  const moves = movesIn(asked);
  const code = codeTyped(turn, moves);
  if (code === null) return null;
  const right = rightMove(moves, code);
  if (right !== undefined && !isLocked(turn)) {
    const left = moves.filter((move) => move !== right);
    const all = ALL.test(text) && !NOT_ALL.test(text);
    return { effects: moved(turn, right, all), filed: 'done', asked: stillWaiting(asked, left) };
  }
  const tries = asked.tries + 1;
  const wrong = { tries, typed: true, commands: ['GANTI'], move: true };
  const { response, over } = wrongAnswer(turn, wrong);
  return { ...response, asked: over ? null : { ...asked, tries } };
};
