import { ALREADY, createAnswer, isOnlyPolite, NOT_YET } from '../language/answers/answers.ts';
import { saysNotWhich } from '../language/answers/shrugs.ts';
import type { Asked, HeldMessage } from './base/context.ts';
import { originalOf } from './base/original-of.ts';
import {
  openEffect,
  type Response,
  reply,
  type Step,
  type Turn,
  tell,
  unansweredEffects,
} from './base/response.ts';
import { hasOwnMatter, LONGEST_REMARK, lengthOf } from './own-matter.ts';
import { isGrave } from './reacting.ts';

/** The answers to two questions about an answer: whether it is settled, and how many points it gets. */

/** "ok" is a yes where it is asked, "siap" may be one to what comes next. */
const hear = createAnswer({
  numbered: true,
  yes: `ok oke okey ${ALREADY.join(' ')}`,
  no: `${NOT_YET.join(' ')} mana_ada boro_boro`,
  about: 'selesai beres',
  beside: 'banyak matur nuwun nuhun suwun',
  behindNo: 'juga ada sama sekali',
});
/** Both choices of the question: it was sent back, or both are meant. */
const BOTH = /\b1\b.*\b2\b/;

function answerTo({ event: { reading } }: Turn): 'yes' | 'no' | null {
  const { text, judgement, choice } = reading;
  if (choice === 1) return 'yes';
  if (choice === 2) return 'no';
  if (BOTH.test(text)) return null;
  const answer = hear(text);
  if (answer !== null) return answer;
  if (judgement.verdict === 'doubt') return judgement.denies ? 'no' : null;
  return judgement.verdict;
}

type Settled = Extract<Asked, { kind: 'settled' }>;

/** The words that waited, with what was said since; a number stands for what we put beside it. */
function together({ event: { reading } }: Turn, { held }: Settled, said: 'yes' | 'no'): string {
  const { text, choice } = reading;
  if (said === 'yes' && (choice !== null || hear(text) === 'yes')) return held.text;
  return `${held.text}. ${choice === null ? text : 'belum'}`;
}

/**
 * How it is read with what was said since: a plea, an accusation or danger beside the answer counts as it would alone.
 */
function readTogether({ event: { reading } }: Turn, { reading: held }: HeldMessage) {
  return { ...held, flags: [...new Set([...held.flags, ...reading.flags])] };
}

/** What may be meant as an answer and is none: it is asked once more, and waits with the words before it. */
function unclear(turn: Turn, asked: Settled): Response | null {
  const { reading, facts, at } = turn.event;
  const says = reading.ticket !== null || reading.command !== null || hasOwnMatter(turn);
  const grave = isGrave(turn) || reading.flags.includes('maybeSecret');
  if (asked.again === true || says || grave || lengthOf(turn) > LONGEST_REMARK) return null;
  const category = facts.tickets.find((one) => one.instance === asked.instance)?.category ?? null;
  const vars = { ticket: asked.ticket, category, again: true };
  const held = alsoHeld(turn, asked.held);
  const { idle: _idle, ...settling } = asked;
  const waiting = { ...settling, held, again: true as const, at };
  return reply(turn, { template: 'sudah-selesai', vars }, { asked: waiting });
}

/** "bodo amat" for the second time: nobody asks him a third one, and what he wrote goes on as when nobody answers. */
function notAskedAgain(turn: Turn, asked: Settled): Response | null {
  const { text } = turn.event.reading;
  if (asked.again !== true || !(saysNotWhich(text) || isOnlyPolite(text))) return null;
  const effects = unansweredEffects(turn.event.sender.phone, asked);
  return { effects, filed: 'done', asked: null };
}

function alsoHeld({ event: { reading, message } }: Turn, held: HeldMessage): HeldMessage {
  const joined = [...(held.joined ?? []), message.id];
  return { ...held, text: `${held.text}. ${reading.text}`, joined };
}

const ASKS =
  /\b(?:tanya|nanya|bertanya|gmn|gimana|bagaimana|syarat\w*|caranya|cara|berapa|brp|dimana|di mana|kemana|ke mana)\b/i;

/** "terima kasih sdh jadi. mau tanya, kalo bikin kk baru …": what is settled does not answer that. */
function asksElse({ text, judged }: HeldMessage): boolean {
  return judged?.own === 'plain' && ASKS.test(text);
}

/** Danger is heard as such, with whom to ring: our question is given up for it. */
const ringsNow = ({ event: { reading } }: Turn) => reading.flags.includes('emergency');

/** "Is it settled?" was asked. */
const settledAnswered: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked?.kind !== 'settled' || ringsNow(turn)) return null;
  if (reading.ticket !== null && !asked.ticket.endsWith(reading.ticket)) return null;
  if (
    reading.command !== null &&
    reading.command.name !== 'BELUM' &&
    reading.command.name !== 'NILAI'
  )
    return null;
  const { held } = asked;
  const binding = 'jawaban atas pertanyaan kita: sudah selesai?';
  const late = { ...turn, event: { ...turn.event, original: originalOf(held) } };
  if (typeof reading.rating === 'number' && !(reading.choice === 1 || reading.choice === 2)) {
    const { rating, text } = reading;
    return tell(
      late,
      asked,
      { type: 'citizen.rate', rating, text, reading: readTogether(turn, held) },
      binding,
    );
  }
  const said = reading.command?.name === 'BELUM' ? 'no' : answerTo(turn);
  if (said === null) return unclear(turn, asked) ?? notAskedAgain(turn, asked);
  const kept = { text: together(turn, asked, said), reading: readTogether(turn, held) };
  if (said === 'no') return tell(late, asked, { type: 'citizen.unsolved', ...kept }, binding);
  const closing =
    asked.rating === null
      ? tell(late, asked, { type: 'citizen.thank', ...kept }, binding)
      : tell(late, asked, { type: 'citizen.rate', rating: asked.rating, ...kept }, binding);
  if (!asksElse(held)) return closing;
  const effect = openEffect(
    turn.event.sender.phone,
    held,
    'bertanya hal lain selain berterima kasih',
  );
  return { ...closing, effects: [...closing.effects, effect] };
};

/** "How many points?" was asked: only a number from 1 to 5 answers it. */
const rateAnswered: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked?.kind !== 'rate' || ringsNow(turn)) return null;
  if (reading.ticket !== null && !asked.ticket.endsWith(reading.ticket)) return null;
  if (reading.command !== null && reading.command.name !== 'NILAI') return null;
  const { rating, choice } = reading;
  const value = typeof rating === 'number' ? rating : choice;
  const late = { ...turn, event: { ...turn.event, original: originalOf(asked.held) } };
  const binding = 'jawaban atas pertanyaan kita: nilai berapa?';
  if (typeof value === 'number' && value >= 1 && value <= 5) {
    const { text } = asked.held;
    const read = readTogether(turn, asked.held);
    const request = { type: 'citizen.rate' as const, rating: value, text, reading: read };
    return tell(late, asked, request, binding);
  }
  if (reading.judgement.verdict !== 'no') return null;
  const kept = {
    text: `${asked.held.text}. ${reading.text}`,
    reading: readTogether(turn, asked.held),
  };
  return tell(late, asked, { type: 'citizen.unsolved', ...kept }, binding);
};

export const settlingSteps: Step[] = [settledAnswered, rateAnswered];
