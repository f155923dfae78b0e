import { citizenSteps, latePart } from './citizen.ts';
import {
  firstOf,
  openEffect,
  type Response,
  reply,
  type Step,
  silent,
  type Turn,
} from './response.ts';
import { digest } from './similarity.ts';
import { staffSteps } from './staff.ts';

/**
 * What the hotline does about one SMS. First who is not answered at all (the network, spam, loops,
 * too many), then staff, then the citizen's steps, which always know an answer. Pure.
 */

/** The same text so often within an hour is a loop of two machines. */
const LOOP_COUNT = 3;
const HOUR = 3_600_000;

const operator: Step = ({ event: { reading } }) =>
  reading.kind === 'OPERATOR' || reading.flags.includes('operator') ? silent('operator') : null;

const spam: Step = ({ event: { reading, sender } }) =>
  sender.role === 'citizen' && (reading.kind === 'SPAM' || reading.flags.includes('spam'))
    ? silent('quarantine')
    : null;

const ourselves: Step = ({ event }) => (event.own ? silent('quarantine') : null);

const loop: Step = ({ context, event }) => {
  const same = digest(event.reading.text);
  const again = context.recent.filter(({ digest: d, at }) => d === same && event.at - at < HOUR);
  return again.length >= LOOP_COUNT ? silent('quarantine') : null;
};

/** Over the daily number: told once, everything is kept for the admin. */
const overLimit: Step = (turn) => {
  const { context, event, rules } = turn;
  if (event.sender.role !== 'citizen') return null;
  const today = rules.calendar.startOfDay(event.at);
  const count = context.day === today ? context.count + 1 : 1;
  if (count <= rules.district.policy.dailyLimit) return null;
  if (context.day === today && context.toldLimit) return silent('quarantine');
  return reply(
    turn,
    { template: 'terlalu-sering', vars: { count } },
    { filed: 'quarantine', toldLimit: true },
  );
};

const notAnswered: Step[] = [operator, ourselves, spam, loop, overLimit];

/**
 * A message that waits for "which ticket?" is never lost: when the talk goes on without an answer, it
 * stands on its own.
 */
function withHeld(turn: Turn, response: Response): Response {
  const { asked } = turn.context;
  if (asked?.kind !== 'ticket' || response.asked === undefined) return response;
  const { held } = asked;
  const answered = response.effects.some(
    ({ type, params }) => (type === 'open' || type === 'tell') && params.message?.id === held.id,
  );
  if (answered) return response;
  const alone = openEffect(turn.event.sender.phone, held, 'tidak dijawab untuk tiket yang mana');
  return { ...response, effects: [alone, ...response.effects] };
}

export function respond(turn: Turn): Response {
  const staff = turn.event.sender.role === 'citizen' ? [] : staffSteps;
  // what a person has let go on is answered like any other
  const kept = turn.event.released === true ? [] : notAnswered;
  const response = firstOf([latePart, ...kept, ...staff, ...citizenSteps], turn) ?? silent();
  return withHeld(turn, response);
}
