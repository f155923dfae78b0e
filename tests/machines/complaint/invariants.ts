import { isDeepStrictEqual } from 'node:util';
import type { StateValue } from 'xstate';
import { statePath } from '../../../machines/chart/state-path.ts';
import type { ComplaintContext, ComplaintInput } from '../../../machines/complaint/base/context.ts';
import { copyFaults } from '../../../machines/complaint/base/press.ts';
import { presentRound } from '../../../machines/complaint/base/rounds.ts';
import { presentRuns } from '../../../machines/complaint/base/steps.ts';
import type { Rules } from '../../../machines/district/rules.ts';
import { aftersOf } from '../../support/afters.ts';
import { isPlain } from '../../support/plain.ts';
import { contextOf, type Held } from './held.ts';

/** What is true of a complaint in every situation, whatever happened before. */

/** A complaint as the invariants look at it. */
export interface Situation {
  held: Held;
  c: ComplaintContext;
  /** Dotted active states of each region. */
  flow: string;
  deadline: string;
  publication: string;
}

export function situationOf(held: Held): Situation {
  const { flow, deadline, publication } = held.snapshot.value as Record<string, StateValue>;
  return {
    held,
    c: contextOf(held),
    flow: statePath(flow),
    deadline: statePath(deadline),
    publication: statePath(publication),
  };
}

type Law = (situation: Situation, rules: Rules, input: ComplaintInput) => boolean;

/** The first word of the flow: `forwarded` for `forwarded.notified`. */
export function stage({ flow }: Situation): string {
  return flow.split('.')[0] ?? '';
}

const isIn = (situation: Situation, ...stages: string[]) => stages.includes(stage(situation));
const same = (a: boolean, b: boolean) => a === b;
const ifThen = (a: boolean, b: () => boolean) => !a || b();

/** The step of the SOP whose clock belongs to a stage. */
const STEPS: Record<string, string[]> = {
  triage: ['forward'],
  forwarded: ['answer'],
  review: ['reply'],
  awaitingCitizen: ['forward', 'answer'],
};

/** What the newspaper has, or had. */
const WENT_OUT = ['sent', 'published', 'unprinted'];

/** Selected or approved, and not yet out of the office. */
const isForPress = ({ publication }: Situation) => ['selected', 'approved'].includes(publication);
const NO_COPY = { headline: '', question: '', answer: '' };

/**
 * A timer is due when the context says, or was due already when it was armed; then at once, or within the working day
 * that everybody has after days without power.
 */
function isDue(
  { held }: Situation,
  timer: string,
  at: number | undefined,
  { calendar }: Rules,
): boolean {
  const id = [...held.timers.keys()].find((name) => name.includes(`.${timer}.`));
  const dueAt = id === undefined ? undefined : held.timers.get(id);
  return (
    dueAt === undefined ||
    dueAt === at ||
    (at !== undefined && at < dueAt && dueAt <= calendar.dueAfter(held.now, 1, 'workingDay'))
  );
}

/** There is danger, and neither an answer nor an end. */
function isAlarming({ c }: Situation): boolean {
  const lasts = [c.closedAt, c.answeredAt, c.parent].every((end) => end === null);
  return lasts && c.emergency && c.alarm !== null && c.alarm.settledAt === null;
}

function timersFit({ held }: Situation): boolean {
  const known = [...held.timers.keys(), ...held.spent].sort();
  return isDeepStrictEqual(known, aftersOf(held.snapshot).sort());
}

/** Flags that later words may add: whoever was accused stays accused. */
const ACCUSATIONS = ['accusesOverseer', 'accusesSecond', 'accusesOffice'];

/** The reading of the first message, whatever was accused since left out. */
function firstReading({ reading: now }: ComplaintContext, first: ComplaintInput['reading']) {
  const flags = now.flags.filter(
    (flag) => first.flags.includes(flag) || !ACCUSATIONS.includes(flag),
  );
  return { ...now, flags };
}

function isUnchanged(
  { c }: Situation,
  { id, ticket, year, reporter, text, reading, at }: ComplaintInput,
) {
  const told = firstReading(c, reading);
  const first = c.formerPhones?.[0] ?? c.reporter;
  const now = [c.id, c.ticket, c.year, first, c.text, told, c.receivedAt];
  return isDeepStrictEqual(now, [id, ticket, year, reporter, text, reading, at]);
}

const LAWS: Record<string, Law> = {
  'ticket, first phone and first message never change, but for whom later words accuse': (
    s,
    _,
    input,
  ) => isUnchanged(s, input),
  'the context is plain JSON': ({ c }) => isPlain(c),
  'each `after` of an active state has its timer, and no other is armed': timersFit,
  'every timer has a due time': ({ held }) => [...held.timers.values()].every(Number.isFinite),
  'a finished machine has no timer': ({ held }) =>
    ifThen(held.status === 'done', () => held.timers.size === 0),
  'the reminder comes when the clock says': (s, rules) =>
    isDue(s, 'remindTime', s.c.clock?.remindAt, rules),
  'the deadline passes when the clock says': (s, rules) =>
    isDue(s, 'dueTime', s.c.clock?.dueAt, rules),
  'the citizen’s time ends when the question says': (s, rules) =>
    isDue(s, 'citizenTimeout', s.c.question?.dueAt, rules),
  'nobody stays in received': (s) => !isIn(s, 'received'),

  'the deadline is paused just while the citizen owes an answer': (s) =>
    same(s.deadline === 'paused', isIn(s, 'awaitingCitizen')),
  'the clock stands just while the deadline is paused': (s) =>
    same(s.deadline === 'paused', (s.c.clock?.pausedAt ?? null) !== null),
  'the clock is there just while a step runs': (s) =>
    same(s.c.clock !== null, s.deadline !== 'idle') && same(s.c.clock !== null, stage(s) in STEPS),
  'the clock is that of the step': (s) =>
    ifThen(s.c.clock !== null, () => STEPS[stage(s)]?.includes(s.c.clock?.step ?? '') === true),
  'the ladder waits aside just while the clock says that it is parked': (s) =>
    same(
      s.deadline.startsWith('parked'),
      s.c.clock?.parkedUntil !== undefined && s.deadline !== 'paused',
    ),
  'what is parked goes on when its parking says': (s, rules) =>
    isDue(s, 'parkTime', s.c.clock?.parkedUntil, rules),
  'what is parked beyond its deadline is late all the same': ({ held, c, deadline }) =>
    ifThen(deadline === 'parked.late', () => (c.clock?.dueAt ?? 0) <= held.now),
  'danger rings just while nobody sees to it': (s) =>
    same(s.held.snapshot.hasTag('alarm'), isAlarming(s) && s.c.alarm?.taken === null),
  'who sees to danger is known as long as it lasts': (s) =>
    same(s.held.snapshot.hasTag('alarmTaken'), isAlarming(s) && s.c.alarm?.taken !== null),
  'nothing that is not over is left without a timer or a complaint that speaks for it': (s) =>
    ifThen(!s.held.snapshot.hasTag('closed') && s.c.parent === null, () =>
      [...s.held.timers.keys()].some((timer) => !timer.includes('.legalCeiling.')),
    ),
  'every round but the last has ended': ({ c }) =>
    c.rounds.slice(0, -1).every(({ endedAt }) => endedAt !== null),
  'whoever has the task has the round that runs': ({ c }) =>
    ifThen(c.clock?.step === 'answer', () => {
      const round = presentRound(c);
      return round?.agency === c.givenTo && round?.via === null && round.answeredAt === null;
    }),
  'the answer that stands, and what was said of it, are those of the present round': ({ c }) =>
    ifThen(c.answeredAt !== null, () => {
      const round = presentRound(c);
      const said = [round?.answeredAt, round?.rating, round?.agency, round?.via ?? undefined];
      return isDeepStrictEqual(said, [c.answeredAt, c.rating, c.answer?.agency, c.answer?.via]);
    }),
  'what a step took is of one round, whose agency had it': ({ c }) =>
    (c.steps ?? [])
      .filter(({ step }) => step === 'answer' || step === 'reply')
      .every(
        ({ inRound, agency }) => inRound !== undefined && c.rounds[inRound]?.agency === agency,
      ),
  'nobody is reminded after the deadline': ({ c }) =>
    ifThen(c.clock !== null, () => (c.clock?.remindAt ?? 0) <= (c.clock?.dueAt ?? 0)),

  'an agency has what is forwarded': (s) =>
    ifThen(isIn(s, 'forwarded', 'review') || s.c.clock?.step === 'answer', () =>
      [s.c.agency, s.c.forwardedAt].every((fact) => fact !== null),
    ),
  'a question is open just while the citizen owes an answer': (s) =>
    same(s.c.question !== null, isIn(s, 'awaitingCitizen')),
  'a transfer is asked for just while the admin has to decide on it': (s) =>
    ifThen(s.flow === 'forwarded.transferRequested', () => s.c.transfer !== null) &&
    ifThen(s.c.transfer !== null, () => s.flow.endsWith('Requested') || isIn(s, 'awaitingCitizen')),
  'what is answered has an answer and its time': (s) =>
    ifThen(isIn(s, 'answered'), () => s.c.answer !== null && s.c.answeredAt !== null),
  'what an agency answered has the time it took': (s) =>
    ifThen(isIn(s, 'answered') && s.c.answer?.via === undefined, () =>
      (['forward', 'answer', 'reply'] as const).every((step) => presentRuns(s.c, step).length > 0),
    ),
  'the time of the answer is known just while it stands': (s) =>
    ifThen(s.c.answeredAt !== null, () => isIn(s, 'answered', 'closed', 'archived')),
  'what is closed has the time of closing': (s) =>
    same(s.c.closedAt !== null, isIn(s, 'closed', 'rejected', 'withdrawn', 'archived')),
  'what is rejected has a reason': (s) =>
    ifThen(isIn(s, 'rejected'), () => s.c.rejected !== null) &&
    ifThen(s.c.rejected !== null, () => isIn(s, 'rejected', 'archived')),
  'only an answer can be rated': ({ c }) => ifThen(c.rating !== null, () => c.answer !== null),
  'what is merged has a parent': (s) => ifThen(isIn(s, 'merged'), () => s.c.parent !== null),
  'a parent speaks for what is merged or was answered by it': (s) =>
    ifThen(s.c.parent !== null, () => isIn(s, 'merged', 'answered', 'closed', 'archived')),
  'what is merged waits for an answer': (s) =>
    ifThen(isIn(s, 'merged'), () => s.c.answeredAt === null && s.c.rating === null),
  'there are no chains': ({ c }) => c.parent === null || c.children.length === 0,
  'what a child was told is its parent’s answer': (s) =>
    ifThen(
      s.c.parent !== null && isIn(s, 'answered', 'closed'),
      () => s.c.answer?.via !== undefined,
    ),
  'no complaint is its own parent or child': ({ c }) =>
    c.parent?.instance !== c.id && c.children.every(({ instance }) => instance !== c.id),
  'each child is there once': ({ c }) =>
    new Set(c.children.map(({ instance }) => instance)).size === c.children.length,

  'a secret is not for the newspaper': (s) => ifThen(isForPress(s), () => !s.c.secret),
  'only what is answered is for the newspaper': (s) =>
    ifThen(isForPress(s), () => s.c.answeredAt !== null && s.c.parent === null),
  'there is a text for print just while the newspaper is to have it': (s) =>
    same(s.c.copy !== null, isForPress(s) || WENT_OUT.includes(s.publication)),
  'the text for print says what the agency answered': (s) =>
    ifThen(isForPress(s), () => s.c.copy?.source === s.c.answer?.text),
  'what is approved may be printed as it is': (s) =>
    ifThen(
      s.publication === 'approved',
      () => copyFaults(s.c.copy ?? NO_COPY, s.c.reporter).length === 0,
    ),
  'what was sent has its cover letter': (s) =>
    ifThen(WENT_OUT.includes(s.publication), () => s.c.dispatch !== null),
  'what was published has newspaper and edition': (s) =>
    same(s.publication === 'published', s.c.publication !== null),
  'each reopening is a rung, up to the third': ({ c }) => c.level === Math.min(3, c.reopened),
  'deadlines are put off as often as allowed': ({ c }, { district: { sla, policy } }) =>
    c.extensions <= sla.extensions &&
    c.asked.officer <= policy.questions &&
    c.asked.admin <= policy.questions &&
    c.transfers <= policy.transfers,
  'it is open just while it was neither answered nor closed': ({ c, held }) =>
    same(held.snapshot.hasTag('open'), c.answeredAt === null && c.closedAt === null),
  'it is open, answered or closed': ({ held }) =>
    (['open', 'answered', 'closed'] as const).filter((tag) => held.snapshot.hasTag(tag)).length ===
    1,
};

/** The laws that do not hold, each with the situation. */
export function stateFaults(held: Held, rules: Rules, input: ComplaintInput): string[] {
  const situation = situationOf(held);
  return Object.entries(LAWS)
    .filter(([, holds]) => !holds(situation, rules, input))
    .map(([law]) => `${law}: ${JSON.stringify(held.snapshot.value)}`);
}
