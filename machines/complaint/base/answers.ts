import type { ComplaintContext, DeadlineClock } from './context.ts';

/** What an answer takes with it, and gives back when it is taken back. Pure. */

/** The clock of the agency's task: the one that runs, or that of the answer which waits under review. */
export function taskClock({
  clock,
  answer,
}: Pick<ComplaintContext, 'clock' | 'answer'>): DeadlineClock | undefined {
  return clock?.step === 'answer' ? clock : answer?.clock;
}

/** The complaint as it was before its answer: no verdict on it, and no step that it ended. */
export function withoutAnswer({
  answer,
  steps = [],
}: Pick<ComplaintContext, 'answer' | 'steps'>): Pick<
  ComplaintContext,
  'answeredAt' | 'closedAt' | 'rating' | 'steps'
> {
  const at = answer?.at ?? Number.POSITIVE_INFINITY;
  return {
    ...{ answeredAt: null, closedAt: null, rating: null },
    steps: steps.filter(
      ({ step, endedAt }) => endedAt < at || (step !== 'answer' && step !== 'reply'),
    ),
  };
}
