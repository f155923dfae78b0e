import { actOf, isAct } from '../complaint/acts/acts.ts';
import type { Reading } from '../complaint/base/context.ts';
import { readingOf } from '../complaint/reading-of.ts';
import type { Effect, TellEffect } from '../effects.ts';
import { createAnswer } from '../language/answers.ts';
import { isPleaAlone } from '../language/plea.ts';
import type { Asked, HeldTell } from './base/context.ts';
import { heldMessage, type Response, reply, type Step, type Turn, tell } from './base/response.ts';

/**
 * "Keep this secret? 1 yes, 2 no". A new complaint in doubt asks it itself, and is kept as secret until then; words for
 * one that an agency may have already wait here, and go to nobody before the answer.
 */

const BINDING = 'jawaban atas pertanyaan kita: rahasiakan?';
/** "jangan" alone may plead for it: "jangan (sampai ketahuan)". */
const hear = createAnswer({
  ...{ numbered: true, offers: true },
  yes: 'mau tolong mohon harus wajib',
  no: 'gpp biasa terbuka jangan_rahasia jangan_rahasiakan jangan_dirahasiakan jangan_dirahasiain',
  about: 'rahasia rahasiakan rahasiain dirahasiakan dirahasiain',
  beside: 'saya kami sy minta',
  behindNo: 'apa_apa apa2 papa apa',
});

function answerIn({ event: { reading } }: Turn): 'secret' | 'open' | null {
  const { choice, text, plea, flags } = reading;
  if (choice === 1) return 'secret';
  if (choice === 2) return 'open';
  const answer = hear(text);
  if (answer === 'no') return 'open';
  return answer === 'yes' || isPleaAlone(plea) || flags.includes('secret') ? 'secret' : null;
}

interface Flagged {
  flags: string[];
}

function settled<T extends Flagged>(reading: T, said: 'secret' | 'open'): T {
  const rest = reading.flags.filter((flag) => flag !== 'maybeSecret');
  return { ...reading, flags: said === 'secret' ? [...rest, 'secret'] : rest };
}

/** The words that waited, as their writer has now said they are. */
function passOn(told: HeldTell[], said: 'secret' | 'open'): Response {
  const effects = told.map(({ instance, event, message }): Effect => {
    const params = { instance, event: { ...event, reading: settled(event.reading, said) } };
    return { type: 'tell', params: message === undefined ? params : { ...params, message } };
  });
  return { effects, filed: 'done', asked: null };
}

/** A plea that says more than yes is itself something for the complaint. */
function alsoSaid({ event: { reading, message } }: Turn, told: HeldTell[]): HeldTell[] {
  const { text, flags, plea } = reading;
  const last = told.at(-1);
  if (last === undefined || !flags.includes('secret') || isPleaAlone(plea)) return [];
  const event = { ...last.event, type: 'citizen.add', text, reading: readingOf(reading) };
  return [{ instance: last.instance, event, message: { id: message.id, binding: BINDING } }];
}

/** Its answer; other words for the complaint wait with those it is asked about. */
export const secrecyAnswered: Step = (turn) => {
  const { asked } = turn.context;
  const { reading } = turn.event;
  if (asked?.kind !== 'secrecy') return null;
  if (reading.command !== null) return null;
  if (reading.ticket !== null && !asked.ticket.endsWith(reading.ticket)) return null;
  const said = answerIn(turn);
  if (said === null) return null;
  if (asked.told !== undefined) return passOn([...asked.told, ...alsoSaid(turn, asked.told)], said);
  const option = said === 'secret' ? 1 : 2;
  const { text } = reading;
  const chosen = { type: 'citizen.choose' as const, option, text, reading: readingOf(reading) };
  return tell(turn, asked, chosen, BINDING);
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
  return effect.params.event.type === 'citizen.choose';
}

/** The question of a complaint stays open until it is answered, or another one is asked. */
export function stillAsked({ context: { asked } }: Turn, response: Response): Response {
  if (asked?.kind !== 'secrecy' || asked.told !== undefined || response.asked !== null)
    return response;
  if (response.effects.some((effect) => answers(asked, effect))) return response;
  const { asked: _forgotten, ...open } = response;
  return open;
}
