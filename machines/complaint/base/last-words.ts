import type { BeforeWords, ComplaintContext, LastWords } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { decidesNothing } from './held.ts';
import { fits } from './links.ts';
import { presentRound } from './rounds.ts';
import { accusationsOf } from './secrecy.ts';

/**
 * Words that were bound to the wrong complaint are taken back with all that they did to it, as long as nobody has done
 * anything since. Pure.
 */

type Update = Partial<ComplaintContext>;
type Words = Extract<ComplaintEvent, { type: LastWords['type'] }>;

const WORDS: ReadonlySet<string> = new Set<LastWords['type']>([
  'citizen.add',
  'citizen.thank',
  'citizen.rate',
  'citizen.unsolved',
]);
const TAKING_BACK: ReadonlySet<string> = new Set<ComplaintEvent['type']>([
  'citizen.unsay',
  'admin.unsay',
  'admin.move',
]);

function areWords(event: ComplaintEvent): event is Words {
  return WORDS.has(event.type);
}

/** True for what takes words back: nobody is told anew what he was told before them. */
export function takesBack({ type }: { type: string }): boolean {
  return TAKING_BACK.has(type);
}

function beforeOf(context: ComplaintContext): BeforeWords {
  const { additions, category, agency, place, reading, question, asked, extensions } = context;
  const { answeredAt, closedAt, rating, rounds, level, reopened, clock } = context;
  const { secret, emergency, reopenedAt, steps, givenTo } = context;
  return {
    ...{ additions, category, agency, place, reading, question, asked, extensions },
    ...{ answeredAt, closedAt, rating, rounds, level, reopened, clock, secret, emergency },
    givenTo,
    reopenedAt: reopenedAt ?? null,
    ...(steps === undefined ? {} : { steps }),
  };
}

/**
 * They went on to another complaint, brought back what was never answered, or told of what it is at all: that is not
 * undone.
 */
function reachesFurther({ parent, answeredAt, clock }: ComplaintContext): boolean {
  return parent !== null || (clock === null && answeredAt === null);
}

/** The same run of the same step, in the same turn of an agency. */
function isSameTurn(before: BeforeWords, now: ComplaintContext): boolean {
  const [had, has] = [presentRound(before), presentRound(now)];
  return (
    before.clock?.step === now.clock?.step &&
    before.clock?.startedAt === now.clock?.startedAt &&
    before.rounds.length === now.rounds.length &&
    had?.agency === has?.agency &&
    had?.givenAt === has?.givenAt
  );
}

/** It is with whom it was, in the step in which it was: nothing was decided on these words. */
function isWhereItWas(before: BeforeWords, now: ComplaintContext): boolean {
  if (before.agency !== now.agency) return false;
  return before.answeredAt !== null || isSameTurn(before, now);
}

/** It is as secret and as dangerous as it was, and kept from the same people. */
function isKeptAsItWas(before: BeforeWords, now: ComplaintContext): boolean {
  return (
    before.secret === now.secret &&
    before.emergency === now.emergency &&
    accusationsOf(before).join() === accusationsOf(now).join()
  );
}

/**
 * What is kept of the last words with each change: the words themselves with the first of it, nothing once anything
 * else has happened. What was between the changes of one event was never there for anybody: also words that are not
 * undone are noted with the first, so that no later one is taken for what was before them.
 * @param context before this change
 */
export function wordsKept(context: ComplaintContext, event: ComplaintEvent): Update {
  const { lastWords = null } = context;
  // holidays move deadlines, whatever was said
  if (event.type === 'pack.calendar' || decidesNothing(event)) return {};
  if (!areWords(event)) return lastWords === null ? {} : { lastWords: null };
  const { at, type, text, reading, message } = event;
  // one event changes more than one thing
  if (lastWords?.at === at && lastWords.text === text && lastWords.type === type) return {};
  const said: LastWords = {
    ...{ at, type, text },
    ...(reachesFurther(context) ? {} : { before: beforeOf(context) }),
    ...('rating' in event ? { rating: event.rating } : {}),
    ...(reading === undefined ? {} : { reading }),
    ...(message === undefined ? {} : { message }),
  };
  return { lastWords: said };
}

/** True where they can be taken back: they changed neither secrecy nor danger, nor who has it. */
export function mayTakeBack(context: ComplaintContext, event: ComplaintEvent): boolean {
  const before = context.lastWords?.before;
  if (before === undefined) return false;
  if (!isKeptAsItWas(before, context) || !isWhereItWas(before, context)) return false;
  if (event.type !== 'admin.move') return true;
  // never to whoever may not read it, and not to itself
  return fits(context, event.parent) && event.parent.instance !== context.id;
}

/** What it was, by what they changed: answered, closed, waiting for its reporter, or as it is. */
export function stateBefore({
  lastWords,
  answeredAt,
  closedAt,
  question,
}: ComplaintContext): 'answered' | 'closed' | 'waiting' | 'same' {
  const before = lastWords?.before;
  if (before === undefined) return 'same';
  if (before.closedAt !== null) return closedAt === null ? 'closed' : 'same';
  if (before.answeredAt !== null)
    return answeredAt === null || closedAt !== null ? 'answered' : 'same';
  return before.question !== null && question === null ? 'waiting' : 'same';
}

/** As if they had never come; a deadline that runs on as it did has perhaps been moved by the calendar since. */
export function withoutWords(context: ComplaintContext): Update {
  const { lastWords, clock } = context;
  if (lastWords?.before === undefined) return {};
  const runsOn = stateBefore(context) === 'same' ? { clock } : {};
  return { ...lastWords.before, ...runsOn, lastWords: null };
}
