import { createAnswer, DONT } from '../language/answers/answers.ts';
import { askTicket } from './ask-ticket.ts';
import type { Asked } from './base/context.ts';
import type { TicketFact } from './base/events.ts';
import { target } from './base/named.ts';
import { originalOf } from './base/original-of.ts';
import { type Response, reply, type Step, type Turn } from './base/response.ts';
import { byMatter } from './by-matter.ts';
import { noteOfStranger } from './foreign-plea.ts';
import { hasOwnMatter, LONGEST_REMARK, lengthOf } from './own-matter.ts';
import { asSecret } from './plain-secret.ts';
import { isGrave } from './reacting.ts';
import { askWithdrawal, isPressed, takeBack, underPressure } from './withdrawal.ts';

/** The steps by which a citizen's withdrawal is heard, with BATAL or in his own words. */

const hear = createAnswer({
  ...{ numbered: true, offers: true },
  yes: 'tetap jadi',
  no: `${DONT.join(' ')} lanjut lanjutkan lanjutin dilanjutkan terus teruskan terusin diteruskan`,
  about: 'batal batalkan batalin dibatalkan dibatalin',
  beside: 'saya sy kami aku',
  behindNo: 'tetap',
});

type AskedWithdrawal = Extract<Asked, { kind: 'withdraw' }>;

/** What may be meant as an answer and is none: it is asked once more, and the complaint goes on. */
function unclear(turn: Turn, asked: AskedWithdrawal): Response | null {
  const { reading, at } = turn.event;
  const says = reading.ticket !== null || reading.command !== null || hasOwnMatter(turn);
  const grave = isGrave(turn) || reading.flags.includes('maybeSecret');
  if (asked.again === true || says || grave || lengthOf(turn) > LONGEST_REMARK) return null;
  const vars = { ticket: asked.ticket };
  return reply(
    turn,
    { template: 'tanya-batal-lagi', vars },
    { asked: { ...asked, again: true, at } },
  );
}

/** "Take it back?" was asked. */
export const withdrawalAnswered: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked?.kind !== 'withdraw') return null;
  const { ticket } = reading;
  if (ticket !== null && !asked.ticket.endsWith(ticket)) return null;
  const { choice, text, withdrawal, command } = reading;
  if (command !== null && command.name !== 'BATAL') return null;
  const answer = hear(text);
  if (choice === 2 || answer === 'no') {
    const vars = { ticket: asked.ticket };
    return reply(turn, { template: 'batal-tidak-jadi', vars }, { asked: null, dropped: true });
  }
  if (choice !== 1 && answer === null && withdrawal === null) return unclear(turn, asked);
  const { pressed, held } = asked;
  if (held === undefined)
    return takeBack(turn, asked, { text: withdrawal === null ? '' : text, pressed });
  const late = { ...turn, event: { ...turn.event, original: originalOf(held) } };
  return takeBack(late, asked, { text: held.text, pressed });
};

/** The complaints that it may be for: those that can be taken back. */
function candidates({ event: { reading, facts }, rules }: Turn, pressed: boolean): TicketFact[] {
  const open = facts.tickets.filter((one) => one.open && (pressed || !one.answered));
  const matched = open.length > 1 ? byMatter(reading, open, rules) : [];
  return matched.length > 0 ? matched : open;
}

/** Of a ticket that this phone does not have, and none of its own: nothing changes, and the admin hears of it. */
function ofNone(turn: Turn, typed: string | null): Response | null {
  return typed === null ? null : noteOfStranger(turn, typed);
}

export const withdrawing: Step = (turn) => {
  const { withdrawal, command, ticket } = turn.event.reading;
  if (withdrawal === null) return null;
  const pressed = isPressed(turn);
  const typed = command?.ticket ?? ticket;
  const named = target(turn);
  const ask = pressed ? underPressure : askWithdrawal;
  if (named?.mine === true) {
    if (!pressed && (command !== null || named.answered || !named.open)) return null;
    return ask(turn, named);
  }
  if (typed !== null && !pressed) return null;
  const found = candidates(turn, pressed);
  const [only, ...others] = found;
  if (only === undefined) return pressed ? ofNone(turn, typed) : null;
  if (others.length === 0) return ask(turn, only);
  return askTicket(pressed ? asSecret(turn) : turn, found);
};
