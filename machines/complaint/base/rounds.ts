import { timeOf } from '../../people/happened.ts';
import type { ComplaintContext, Round, StepRecord } from './context.ts';
import type { ComplaintEvent } from './events.ts';
import { summed } from './steps.ts';

/**
 * The turns that agencies had with a complaint, one after the other: each keeps its agency, its days, its result
 * and what was said of its answer, whatever comes after it. Pure.
 */

type Rounds = Pick<ComplaintContext, 'rounds'>;

/** The round that runs, or whose answer stands; undefined where none does. */
export function presentRound({ rounds }: Rounds): Round | undefined {
  const last = rounds.at(-1);
  return last?.endedAt === null ? last : undefined;
}

/** The same rounds, the present one changed; all others are as they were. */
function withPresent(context: Rounds, change: Partial<Round>): Rounds {
  const { rounds } = context;
  const present = presentRound(context);
  return present === undefined
    ? { rounds }
    : { rounds: [...rounds.slice(0, -1), { ...present, ...change }] };
}

const NEW = { via: null, answeredAt: null, rating: null, verdict: null, endedAt: null } as const;

/** An agency is given the complaint; whoever had it until then has it no more. */
export function roundFor(context: Rounds, agency: string, at: number): Rounds {
  const { rounds } = roundOver(context, at);
  return { rounds: [...rounds, { ...NEW, agency, givenAt: at }] };
}

/** Another complaint's answer is that of this one: a round of the agency that gave it. */
export function roundThrough(context: Rounds, via: string, agency: string, at: number): Rounds {
  const { rounds } = roundOver(context, at);
  return { rounds: [...rounds, { ...NEW, agency, via, givenAt: at }] };
}

/** Nobody has it, or its answer was not the end of it. */
export function roundOver(context: Rounds, at: number, verdict?: Round['verdict']): Rounds {
  return withPresent(context, { endedAt: at, ...(verdict === undefined ? {} : { verdict }) });
}

export function roundAnswered(context: Rounds, at: number): Rounds {
  return withPresent(context, { answeredAt: at });
}

export function roundRated(context: Rounds, rating: number): Rounds {
  return withPresent(context, { rating, verdict: 'rated' });
}

/** Its reporter thanked for the answer, or said nothing for so long. */
export function roundClosed(context: Rounds, event: ComplaintEvent): Rounds {
  const present = presentRound(context);
  if (present?.answeredAt == null || present.verdict !== null) return { rounds: context.rounds };
  return withPresent(context, { verdict: event.type === 'citizen.thank' ? 'thanked' : 'silent' });
}

/** Its reporter opens it again, himself or through the complaint that his was merged into. */
export function roundReopened(context: ComplaintContext, event: ComplaintEvent): Rounds {
  const unsolved = event.type === 'citizen.unsolved' || event.type === 'child.unsolved';
  const says = unsolved || (event.type === 'citizen.add' && context.closedAt !== null);
  return roundOver(context, timeOf(event), says ? 'unsolved' : undefined);
}

/**
 * The answer was meant for another complaint: it is as if it had never come. Whoever has the task now may be called
 * otherwise than when it was answered.
 */
export function roundRetracted(context: Pick<ComplaintContext, 'rounds' | 'givenTo'>): Rounds {
  const agency = context.givenTo === null ? {} : { agency: context.givenTo };
  return withPresent(context, { ...agency, answeredAt: null, rating: null, verdict: null });
}

/** Without the round of a parent's answer that is none of this one. */
export function withoutThrough(context: Rounds): Rounds {
  return presentRound(context)?.via == null
    ? { rounds: context.rounds }
    : { rounds: context.rounds.slice(0, -1) };
}

/** Without anything that came through the complaint it is separated from. */
export function ownRounds({ rounds }: Rounds): Rounds {
  const own = rounds.findLastIndex(({ via }) => via === null);
  return { rounds: rounds.slice(0, own + 1) };
}

/** An answer that went out, the round it is of, and what SOP step 4 took for it; null where that was not measured. */
export interface GivenAnswer {
  round: Round;
  took: Pick<StepRecord, 'days' | 'result' | 'startedAt' | 'endedAt'> | null;
}

/** Days count from the first agency on that had it, also of those who handed it on without an answer. */
function tookOf(steps: readonly StepRecord[], index: number): GivenAnswer['took'] {
  const runs = steps.filter(({ step }) => step === 'answer');
  const own = runs.findLast(({ inRound }) => inRound === index);
  if (own === undefined) return null;
  const all = runs.filter(({ round, endedAt }) => round === own.round && endedAt <= own.endedAt);
  const sum = summed(all);
  if (sum === null) return null;
  return { ...sum, startedAt: all[0]?.startedAt ?? own.startedAt, endedAt: own.endedAt };
}

/** Every answer that went out, the oldest first: each keeps what it took and what was said of it. */
export function givenAnswers({
  rounds,
  steps = [],
}: Pick<ComplaintContext, 'rounds' | 'steps'>): GivenAnswer[] {
  return rounds.flatMap((round, index) =>
    round.answeredAt === null ? [] : [{ round, took: tookOf(steps, index) }],
  );
}

/** Those of them that are neither the first nor the one that stands. */
export function middleAnswers(context: Parameters<typeof givenAnswers>[0]): GivenAnswer[] {
  const [, ...later] = givenAnswers(context);
  return later.filter(({ round }) => round.endedAt !== null);
}
