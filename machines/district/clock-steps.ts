/** Steps of the SOP that a clock runs for, each said once: whose turn it is, and its words. */

interface ClockStepRow {
  /** Who is reminded, and from whom the ladder goes up: the agency that has it, or the admin. */
  turn: 'admin' | 'agency';
  /** What whose turn it is has to do, as a reminder says it. */
  task: string;
  /** What is waited for, as the chart says it. */
  waits: string;
}

export const CLOCK_STEPS = {
  /** SOP step 3: the admin forwards. */
  forward: { turn: 'admin', task: 'teruskan', waits: 'penerusan oleh Admin' },
  /** SOP step 4: the agency answers. */
  answer: { turn: 'agency', task: 'jawab', waits: 'jawaban SKPD' },
  /** SOP step 5: the answer reaches the citizen (release of a held answer). */
  reply: { turn: 'admin', task: 'balas', waits: 'pengiriman jawaban' },
} as const satisfies Record<string, ClockStepRow>;

export type ClockStep = keyof typeof CLOCK_STEPS;

export const CLOCK_STEP_NAMES = Object.keys(CLOCK_STEPS) as [ClockStep, ...ClockStep[]];

/** One word of every step, by its name. */
export function ofSteps(word: 'task' | 'waits'): Record<ClockStep, string> {
  const words = CLOCK_STEP_NAMES.map((step) => [step, CLOCK_STEPS[step][word]]);
  return Object.fromEntries(words) as Record<ClockStep, string>;
}
