import type { ComplaintContext, DeadlineClock, Round, StepRecord } from './base/context.ts';

/** The rounds of a complaint of before they were kept, as far as its steps tell them. Pure. */

type Earlier = Omit<ComplaintContext, 'rounds'>;

/** A round, and how often the complaint had been reopened before it. */
interface Told {
  reopened: number;
  round: Round;
}

const UNKNOWN = { via: null, rating: null, verdict: null } as const;

function answerRuns({ steps = [] }: Earlier, reopened: number): StepRecord[] {
  return steps.filter(({ step, round }) => step === 'answer' && round === reopened);
}

/** What was answered and opened again. */
function overtaken(context: Earlier): Told[] {
  return Array.from({ length: context.reopened }, (_, reopened) => reopened).flatMap((reopened) => {
    const runs = answerRuns(context, reopened);
    const [first, last] = [runs[0], runs.at(-1)];
    if (first === undefined || last === undefined || last.agency === null) return [];
    const { agency, endedAt } = last;
    const times = { givenAt: first.startedAt, answeredAt: endedAt, endedAt };
    return [{ reopened, round: { ...UNKNOWN, agency, ...times, verdict: 'unsolved' as const } }];
  });
}

/** What runs, or whose answer stands. */
function present(context: Earlier): Told[] {
  const { answer, answeredAt, clock, forwardedAt, givenTo, rating, receivedAt, reopened } = context;
  const via = answer?.via ?? null;
  const agency = via === null ? givenTo : (answer?.agency ?? null);
  if (agency === null) return [];
  const started = clock?.step === 'answer' ? clock.startedAt : undefined;
  const run = answerRuns(context, reopened)[0]?.startedAt;
  const givenAt = run ?? started ?? answer?.at ?? forwardedAt ?? receivedAt;
  const verdict = rating === null ? null : 'rated';
  const round: Round = { agency, via, givenAt, answeredAt, rating, verdict, endedAt: null };
  return [{ reopened, round }];
}

function placed<C extends DeadlineClock>(clock: C, rounds: number, isRunning: boolean): C {
  return isRunning && clock.step !== 'forward' ? { ...clock, inRound: rounds - 1 } : clock;
}

/** Adds the rounds, and to steps and clocks the place of theirs. */
export function withEarlierRounds(context: Earlier): ComplaintContext {
  const now = present(context);
  const told = [...overtaken(context), ...now];
  const steps = context.steps?.map((record): StepRecord => {
    const place = told.findIndex(({ reopened }) => reopened === record.round);
    const isOfRound = record.step === 'answer' || record.step === 'reply';
    return isOfRound && place >= 0 ? { ...record, inRound: place } : record;
  });
  const { answer, clock } = context;
  const place = (one: DeadlineClock) => placed(one, told.length, now.length > 0);
  return {
    ...context,
    rounds: told.map(({ round }) => round),
    ...(steps === undefined ? {} : { steps }),
    clock: clock === null ? null : place(clock),
    answer: answer?.clock === undefined ? answer : { ...answer, clock: place(answer.clock) },
  };
}
