import { actOf, isAct } from '../complaint/acts/acts.ts';
import type { Reading } from '../complaint/base/context.ts';
import { readingOf } from '../complaint/reading-of.ts';
import { isOnlyPolite } from '../language/answers/answers.ts';
import { deniesOnCondition, hearSecrecy } from '../language/answers/secrecy-answers.ts';
import { isPleaAlone } from '../language/secrecy/plea.ts';
import type { Effect, TellEffect } from '../messages/effects.ts';
import type { Asked, HeldTell } from './base/context.ts';
import { heldMessage, type Response, reply, type Step, type Turn, tell } from './base/response.ts';
import { hasOwnMatter, lengthOf } from './own-matter.ts';
import { isGrave } from './reacting.ts';

/**
 * "Keep this secret? 1 yes, 2 no". A new complaint in doubt asks it itself, and is kept as secret until then; words for
 * one that an agency may have already wait here, and go to nobody before the answer.
 */

const BINDING = 'jawaban atas pertanyaan kita: rahasiakan?';

interface Said {
  what: 'secret' | 'open';
  /** Said beside the answer. */
  rest: string;
}

/** How "keep this secret?" was answered; null where it was not. */
export function answerIn({ event: { reading } }: Turn): Said | null {
  const { choice, text, plea, flags } = reading;
  if (choice === 1) return { what: 'secret', rest: '' };
  if (choice === 2) return { what: 'open', rest: '' };
  const pleads = isPleaAlone(plea) || flags.includes('secret');
  const doubts = plea !== null || flags.includes('maybeSecret');
  return hearSecrecy(text, { pleads, doubts });
}

interface Flagged {
  flags: string[];
}

/** A reading whose doubt is settled. */
export function settled<T extends Flagged>(reading: T, said: Said['what']): T {
  // "jangan dirahasiakan" has the word of a plea
  const rest = reading.flags.filter((flag) => flag !== 'maybeSecret' && flag !== 'secret');
  return { ...reading, flags: said === 'secret' ? [...rest, 'secret'] : rest };
}

/** The words that waited, as their writer has now said they are. */
function passOn(told: HeldTell[], said: Said['what']): Response {
  const effects = told.map(({ instance, event, message }): Effect => {
    const params = { instance, event: { ...event, reading: settled(event.reading, said) } };
    return { type: 'tell', params: message === undefined ? params : { ...params, message } };
  });
  return { effects, filed: 'done', asked: null };
}

/** An answer that says more than yes or no is itself something for the complaint. */
function alsoSaid({ event: { reading, message } }: Turn, told: HeldTell[], rest: string) {
  const { text, flags, plea } = reading;
  const last = told.at(-1);
  const more = rest !== '' || (flags.includes('secret') && !isPleaAlone(plea));
  if (last === undefined || !more) return [];
  const event = { ...last.event, type: 'citizen.add', text, reading: readingOf(reading) };
  return [{ instance: last.instance, event, message: { id: message.id, binding: BINDING } }];
}

type AskedSecrecy = Extract<Asked, { kind: 'secrecy' }>;

/** Told to the complaint that asks; what was said beside it is kept there, too. */
function choose(turn: Turn, asked: AskedSecrecy, { what, rest }: Said): Response {
  const { text } = turn.event.reading;
  const reading = settled(readingOf(turn.event.reading), what);
  const option = what === 'secret' ? 1 : 2;
  const chosen = { type: 'citizen.choose' as const, option, text, reading };
  const answered = tell(turn, asked, chosen, BINDING);
  if (rest === '') return answered;
  const more = tell(turn, asked, { type: 'citizen.add', text, reading }, BINDING);
  // words that plead are taken down with the answer
  return what === 'secret'
    ? more
    : { ...answered, effects: [...answered.effects, ...more.effects] };
}

/** So many words may be meant as an answer. */
const LONGEST_UNCLEAR = 12;

/** It may be meant as an answer, and is none that we know. */
export function isUnclear(turn: Turn): boolean {
  if (deniesOnCondition(turn.event.reading.text)) return true;
  return !isGrave(turn) && !hasOwnMatter(turn) && lengthOf(turn) <= LONGEST_UNCLEAR;
}

/** It is asked once more, in other words. */
function unclear(turn: Turn, asked: AskedSecrecy): Response | null {
  if (!isUnclear(turn)) return null;
  const { text } = turn.event.reading;
  const again = { template: 'tanya-rahasia-lagi' as const, vars: { ticket: asked.ticket } };
  if (asked.told === undefined)
    return isOnlyPolite(text)
      ? reply(turn, again)
      : tell(turn, asked, { type: 'citizen.add', text }, 'ditulis sebelum menjawab: rahasiakan?');
  if (asked.again === true) return deniesOnCondition(text) ? passOn(asked.told, 'secret') : null;
  return reply(turn, again, { asked: { ...asked, again: true, at: turn.event.at } });
}

/** Its answer; other words for the complaint wait with those it is asked about. */
export const secrecyAnswered: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked?.kind !== 'secrecy') return null;
  if (reading.command !== null) return null;
  if (reading.ticket !== null && !asked.ticket.endsWith(reading.ticket)) return null;
  const said = answerIn(turn);
  if (said === null) return unclear(turn, asked);
  if (asked.told === undefined) return choose(turn, asked, said);
  return passOn([...asked.told, ...alsoSaid(turn, asked.told, said.rest)], said.what);
};

/** What waits already for the answer about this complaint, unless this SMS has answered. */
function waitingFor({ context: { asked } }: Turn, response: Response, instance: string) {
  if (asked?.kind !== 'secrecy' || asked.instance !== instance) return [];
  const held = asked.told ?? [];
  const isPassedOn = response.effects.some(
    ({ type, params }) =>
      type === 'tell' && held.some(({ event }) => event.text === params.event.text),
  );
  return isPassedOn ? [] : held;
}

/** Words of a citizen's for a complaint, where they are in doubt, or come while it is asked. */
function inDoubt(
  turn: Turn,
  response: Response,
  { instance, event, message }: TellEffect,
): HeldTell | null {
  const { type, text, reading } = event;
  if (!isAct(type) || actOf(type).handsOn !== true || typeof text !== 'string') return null;
  const read = reading as Reading | undefined;
  if (read === undefined || read.flags.some((flag) => flag === 'secret' || flag === 'emergency'))
    return null;
  if (!read.flags.includes('maybeSecret') && waitingFor(turn, response, instance).length === 0)
    return null;
  const held = { instance, event: { ...event, text, reading: read } };
  return message === undefined ? held : { ...held, message };
}

/** Words in doubt for a complaint that is no secret. */
function toBeAsked(turn: Turn, response: Response, effect: Effect): HeldTell | null {
  const { facts } = turn.event;
  const told = effect.type === 'tell' ? inDoubt(turn, response, effect.params) : null;
  const known = [...facts.tickets, ...Object.values(facts.named).flat()];
  const isSecret = known.find(({ instance }) => instance === told?.instance)?.secret === true;
  return isSecret ? null : told;
}

/** Words in doubt wait for their writer's answer; what else comes of the SMS is done. */
export function askedFirst(turn: Turn, response: Response): Response {
  const told = response.effects.flatMap((effect) => toBeAsked(turn, response, effect) ?? []);
  const [first] = told;
  if (first === undefined) return response;
  const { instance, event, message } = first;
  const ticket = instance.slice(instance.indexOf('-') + 1);
  const own = heldMessage(turn);
  const { text, reading } = event;
  const held = { ...own, id: message?.id ?? own.id, text, reading };
  const all = [...waitingFor(turn, response, instance), ...told];
  const asked: Asked = { kind: 'secrecy', instance, ticket, told: all, held, at: turn.event.at };
  const vars = { ticket, added: true };
  const question = reply(turn, { template: 'tanya-rahasia', vars }, { asked });
  const rest = response.effects.filter((effect) => toBeAsked(turn, response, effect) === null);
  return { ...question, effects: [...rest, ...question.effects] };
}

function answers({ instance }: { instance: string }, effect: Effect): boolean {
  if (effect.type !== 'tell' || effect.params.instance !== instance) return false;
  const { type, reading } = effect.params.event;
  // a plea answers it, too
  const flags = (reading as Reading | undefined)?.flags ?? [];
  return type === 'citizen.choose' || flags.includes('secret');
}

/** The question of a complaint stays open until it is answered, or another one is asked. */
export function stillAsked({ context: { asked } }: Turn, response: Response): Response {
  if (asked?.kind !== 'secrecy' || asked.told !== undefined || response.asked !== null)
    return response;
  if (response.effects.some((effect) => answers(asked, effect))) return response;
  const { asked: _forgotten, ...open } = response;
  return open;
}
