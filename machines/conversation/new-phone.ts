import type { Effect } from '../effects.ts';
import { otherPhone, ticketMoved, wantsNewPhone } from '../language/new-phone-words.ts';

import { isLocked, lockedOut, wrongAnswer } from './base/code-tries.ts';
import type { Asked } from './base/context.ts';
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
import { isGrave, react } from './reacting.ts';
import { saysNo } from './staff/confirm.ts';

/**
 * A reporter has another phone. A code goes to the old one and must come back from the new one: who has both is he. What
 * is answered is the same whether the ticket is that phone's or not, so that nobody learns it by trying; where the
 * old phone is gone the admin decides (`admin.newPhone`).
 */

type Waiting = Extract<Asked, { kind: 'newPhone' }>;

/** The code alone, with what people put around it: "ya, kodenya 10 10 semua pak". */
const CODE =
  /^\W*(?:(?:ya|ok)\W+)?(?:kode(?:nya)?\W+(?:nya\W+|ganti nomor\W+)?)?(\d\d)\W*(\d\d)\W*(semua)?(?:nya)?\W*(?:pak|bu|min|ya|terima kasih|makasih|trims)?\W*$/i;

/** So many digits of the new number tell the admin whose SMS to look for. */
const ENDING = 3;

/** What to type, and from which phone. */
function explained(turn: Turn): Response {
  const ticket = ticketMoved(turn.event.reading);
  return reply(turn, { template: 'ganti-cara', vars: { ticket } });
}

/** The code to the old phone; the admin hears of it, in case it never comes back. */
function codeEffects(turn: Turn, { old, named }: Moving): Effect[] {
  const { facts, sender } = turn.event;
  const [first] = named;
  if (first === undefined) return [];
  const code: Effect = {
    type: 'sms',
    params: {
      to: { role: 'citizen', phone: old },
      message: { template: 'ganti-kode', vars: { code: facts.code } },
      hours: 'any',
      about: named.map(({ instance }) => instance),
    },
  };
  if (!first.isForAdmin) return [code];
  const vars = { ticket: first.ticket, ending: sender.phone.slice(-ENDING) };
  const admin: Effect = {
    type: 'sms',
    params: {
      to: { role: 'admin' },
      message: { template: 'admin-ganti-nomor', vars },
      hours: 'sending',
      about: [first.instance],
    },
  };
  return [code, admin];
}

/** GANTI, or plain words about a new number: with ticket and old number a code is sent, else it is explained. */
export const wantsMove: Step = (turn) => {
  const { reading, facts, sender, at } = turn.event;
  if (!wantsNewPhone(reading)) return null;
  const old = otherPhone(reading, sender.phone);
  const named = target(turn);
  if (reading.command !== null && old === null && named?.mine === true)
    return react(turn, named, 'nomor tiket ada di teks');
  if (reading.command === null && isGrave(turn)) return null;
  if (old === null || ticketMoved(reading) === null || named?.mine === true) return explained(turn);
  if (isLocked(turn)) return lockedOut(turn);
  const { moving = { old, named: [], others: [] } } = facts;
  const shown = (all: Moving['named']) => all.map(({ instance, ticket }) => ({ instance, ticket }));
  const asked: Waiting = {
    ...{ kind: 'newPhone', old, code: facts.code, tries: 0, at },
    named: shown(moving.named),
    others: shown(moving.others),
  };
  const effects = [
    replyEffect(turn, { template: 'ganti-tunggu', vars: {} }),
    ...codeEffects(turn, moving),
  ];
  return { effects, filed: 'done', asked };
};

/** Each of them is told that its reporter writes from here now; that it was he is what the code proves. */
function moved(turn: Turn, { old, named, others }: Waiting, all: boolean): Response {
  const by = { role: 'citizen' as const, phone: old };
  const event = { type: 'citizen.newPhone', phone: turn.event.sender.phone, by };
  const message = { id: messageId(turn), binding: 'kode dari nomor lama' };
  const effects = (all ? [...named, ...others] : named).map(({ instance }, index): Effect => {
    const kept = index === 0 ? { message } : {};
    return { type: 'tell', params: { instance, event, ...kept } };
  });
  return { effects, filed: 'done', asked: null };
}

/** The code that the old phone got. */
export const provesPhone: Step = (turn) => {
  const { asked } = turn.context;
  const { text } = turn.event.reading;
  const [, first, second, all] = CODE.exec(text) ?? [];
  if (asked?.kind !== 'newPhone') return null;
  if (saysNo(text)) return reply(turn, { template: 'tidak-jadi', vars: {} }, { asked: null });
  if (first === undefined) return null;
  // a code that went to nobody is never right
  const isRight = asked.named.length > 0 && `${first} ${second}` === asked.code;
  if (isRight && !isLocked(turn)) return moved(turn, asked, all !== undefined);
  const tries = asked.tries + 1;
  const commands = [`GANTI ${asked.named[0]?.ticket ?? ''}`.trim()];
  const { response, over } = wrongAnswer(turn, { tries, typed: true, commands });
  return { ...response, asked: over ? null : { ...asked, tries } };
};
