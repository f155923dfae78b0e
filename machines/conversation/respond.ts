import { isCostly } from '../district/costly-numbers.ts';
import { shortName } from '../district/rules.ts';
import { isAsking } from '../language/commands/asking-commands.ts';
import { isAwayForDays } from '../language/commands/auto-replies.ts';
import { shapeOf } from '../language/commands/command-shapes.ts';
import type { Effect } from '../messages/effects.ts';
import { labelOf } from './base/contact.ts';
import { heldBy } from './base/context.ts';
import type { SmsEvent } from './base/events.ts';
import { whichOfSame } from './base/named.ts';
import {
  type Answers,
  firstOf,
  quarantined,
  type Response,
  reply,
  replyEffect,
  type Step,
  silent,
  type Turn,
  unansweredEffects,
} from './base/response.ts';
import { citizenSteps, latePart } from './citizen.ts';
import { sendsCode } from './new-phone.ts';
import { withHelp } from './refusals.ts';
import { askedFirst, stillAsked } from './secrecy-asked.ts';
import { digest } from './similarity.ts';
import { keepsAside } from './staff/put-aside.ts';
import { staffSteps } from './staff/steps.ts';

/**
 * What the hotline does about one SMS. First who is not answered at all (the network, spam, loops,
 * too many), then the steps of staff or of citizens, which always know an answer. Pure.
 */

/** The same text so often within an hour is a loop of two machines. */
const LOOP_COUNT = 3;
const HOUR = 3_600_000;

const operator: Step = ({ event: { reading } }) =>
  reading.kind === 'OPERATOR' || reading.flags.includes('operator') ? silent('operator') : null;

/** A phone that answered by itself: nothing to write back to. A person sees it, who lets it go on if it is none. */
const automatic: Step = (turn) => {
  if (turn.event.reading.kind !== 'OTOMATIS') return null;
  const kept = quarantined('automatic');
  return { ...kept, effects: [...kept.effects, ...awayEffects(turn)] };
};

/** Somebody of an agency is away while its deadlines run: the admin hears of it, once for the same words. */
function awayEffects({ context, event, rules }: Turn): Effect[] {
  const { sender, reading, facts } = event;
  const same = digest(reading.text);
  const isTold = context.recent.some(({ digest: before }) => before === same);
  if (sender.agency === undefined || facts.taskCount === 0 || isTold) return [];
  if (!isAwayForDays(reading.text)) return [];
  const vars = {
    ...{ label: labelOf(rules, sender.phone), text: reading.text },
    count: facts.taskCount,
  };
  const message = { template: 'admin-kontak-pergi' as const, vars };
  return [{ type: 'sms', params: { to: { role: 'admin' }, hours: 'sending', message } }];
}

/** Words that read as advertising; nobody else knows the code that we wait for. */
const spam: Step = (turn) => {
  const { reading, sender } = turn.event;
  const isSpam = reading.kind === 'SPAM' || reading.flags.includes('spam');
  return sender.role === 'citizen' && isSpam && !sendsCode(turn) ? quarantined('spam') : null;
};

const ourselves: Step = ({ event }) => (event.own ? quarantined('own') : null);

/** Staff look things up, and say YA or a number to what they are asked, as often as they like, up to this. */
const MOST_ASKED = 12;
/** The last of equal SMS that somebody of the office gets an answer to. */
const LAST_ANSWERED = MOST_ASKED + 1;

function mayRepeat({ context, event: { sender, reading } }: Turn): number {
  const asks = reading.command !== null && isAsking(reading.command.name);
  const repeats = asks || context.asked !== null;
  return repeats && sender.role !== 'citizen' ? MOST_ASKED : LOOP_COUNT;
}

/**
 * Nobody of the office stays without an answer: he hears that it was not carried out again. From a number on that no
 * person types it is a machine, which is told so with the last answer, as is the admin.
 */
function looped(turn: Turn, count: number): Response {
  const { sender } = turn.event;
  const kept = quarantined('loop');
  if (sender.role === 'citizen' || count > LAST_ANSWERED) return kept;
  const last = count === LAST_ANSWERED;
  const said = replyEffect(turn, { template: 'sms-sama', vars: { count, last } });
  if (!last || sender.role === 'admin') return { ...kept, effects: [said] };
  const message = {
    template: 'admin-sms-sama' as const,
    vars: { label: labelOf(turn.rules, sender.phone), count },
  };
  const told = { to: { role: 'admin' as const }, hours: 'sending' as const, message };
  return { ...kept, effects: [said, { type: 'sms', params: told }] };
}

const loop: Step = (turn) => {
  const { context, event } = turn;
  const same = digest(event.reading.text);
  const again = context.recent.filter(({ digest: d, at }) => d === same && event.at - at < HOUR);
  return again.length >= mayRepeat(turn) ? looped(turn, again.length + 1) : null;
};

/** An answer to such a number costs more than an SMS: a person decides. Staff are known. */
const costly: Step = ({ event: { sender, reading }, rules }) => {
  if (sender.role !== 'citizen' || !isCostly(rules.district.policy, sender.phone)) return null;
  const held = quarantined('costly');
  if (!reading.flags.includes('emergency')) return held;
  // danger is told of whatever an answer costs
  const message = { template: 'admin-darurat-ditahan' as const, vars: { text: reading.text } };
  const params = { to: { role: 'admin' as const }, hours: 'any' as const, message };
  return { ...held, effects: [{ type: 'sms', params }] };
};

/**
 * Over the daily number: told once, everything is kept for the admin. Danger to life and a plea for
 * secrecy get through all the same.
 */
const overLimit: Step = (turn) => {
  const { context, event, rules } = turn;
  if (event.sender.role !== 'citizen') return null;
  if (event.reading.flags.some((flag) => flag === 'emergency' || flag === 'secret')) return null;
  const { command } = event.reading;
  if (command?.entitled === true && shapeOf(command.name)?.heard === 'always') return null;
  const today = rules.calendar.startOfDay(event.at);
  const count = context.day === today ? context.count + 1 : 1;
  if (count <= rules.district.policy.dailyLimit) return null;
  if (context.day === today && context.toldLimit) return quarantined('limit');
  return reply(
    turn,
    { template: 'terlalu-sering', vars: { count } },
    { filed: 'quarantine', kept: 'limit', toldLimit: true },
  );
};

/** What a channel gives for a picture message (`IncomingSms.text`). */
const PICTURE = '[MMS]';

/** Nobody here sees the picture: its sender is asked for words, and the admin finds his number. */
const picture: Step = (turn) =>
  turn.event.reading.text.trim() === PICTURE
    ? reply(turn, { template: 'gambar', vars: {} }, { filed: 'quarantine', kept: 'picture' })
    : null;

const notAnswered: Step[] = [
  ...[operator, ourselves, automatic, spam, costly, loop],
  ...[overLimit, picture],
];

/**
 * A message that waits for "which ticket?" is never lost: when the talk goes on without an answer, it
 * stands on its own.
 */
function withHeld(turn: Turn, response: Response): Response {
  const { asked } = turn.context;
  const held = heldBy(asked);
  if (asked === null || held === null || response.asked === undefined) return response;
  if (response.dropped === true) return response;
  const asks = heldBy(response.asked);
  if (asks?.id === held.id) return response;
  const answered = response.effects.some(
    ({ type, params }) => (type === 'open' || type === 'tell') && params.message?.id === held.id,
  );
  if (answered) return response;
  const alone = unansweredEffects(turn.event.sender.phone, asked);
  return { ...response, effects: [...alone, ...response.effects], loose: asked };
}

/** What processes other than the complaint answer, each to what it has found facts of. */
function broughtSteps(answers: Answers, { brought = {} }: SmsEvent['facts']): Step[] {
  return Object.entries(answers)
    .filter(([process]) => process in brought)
    .map(
      ([process, answer]) =>
        (turn) =>
          answer(turn, brought[process]),
    );
}

/** Somebody of the office is told that a new complaint counts as his own, not his agency's. */
function toldPersonal(turn: Turn, response: Response): Response {
  const { personal } = turn.event;
  if (personal === undefined || !response.effects.some(({ type }) => type === 'open'))
    return response;
  const agency = personal.agency === null ? null : shortName(turn.rules, personal.agency);
  const told = replyEffect(turn, { template: 'warga-ok', vars: { agency } });
  return { ...response, effects: [told, ...response.effects] };
}

/** A question about an earlier SMS is answered once it is read again. */
function afterReadingAgain({ event }: Turn, response: Response): Response {
  return event.original === undefined || response.asked !== undefined
    ? response
    : { ...response, asked: null };
}

/** A command that only asks. */
function looksUp({ command }: Turn['event']['reading']): boolean {
  return command !== null && isAsking(command.name);
}

/** What people of the office are asked. */
const STAFF_ASKED: ReadonlySet<string> = new Set(['confirm', 'meant', 'task', 'owner']);

/** YA is for the last thing that somebody of the office was asked: whatever else he writes ends the question. */
function endsQuestion({ context: { asked }, event }: Turn, response: Response): Response {
  const ends =
    STAFF_ASKED.has(asked?.kind ?? '') &&
    event.sender.role !== 'citizen' &&
    response.effects.length > 0 &&
    // who looks something up has not changed his mind; without the code nobody says yes by chance
    !(asked?.kind === 'confirm' && asked.code !== null && looksUp(event.reading));
  return ends && response.asked === undefined ? { ...response, asked: null } : response;
}

export function respond(turn: Turn, answers: Answers = {}): Response {
  const { sender, released, facts } = turn.event;
  const brought = broughtSteps(answers, facts);
  const steps = sender.role === 'citizen' ? citizenSteps : staffSteps;
  // what a person has let go on is answered like any other
  const kept = released === true ? [] : notAnswered;
  const response =
    firstOf([latePart, ...kept, ...brought, whichOfSame, ...steps], turn) ?? silent();
  const open = stillAsked(turn, askedFirst(turn, response));
  const last = keepsAside(turn, endsQuestion(turn, afterReadingAgain(turn, open)));
  return withHelp(turn, toldPersonal(turn, withHeld(turn, last)));
}
