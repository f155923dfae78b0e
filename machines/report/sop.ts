import type { StepResult } from '../complaint/base/context.ts';
import type { SlaProfile, SopStep } from '../district/district.ts';
import { activeProfile, type Rules } from '../district/rules.ts';
import type { Group } from './counts.ts';
import { mean, percentile, shareOf, total } from './distribution.ts';

/** The steps of the SOP with their standard times, and how well a number of complaints kept them. */

/** How long a step took for a number of complaints, in days as the SOP counts them. */
export interface StepTimes {
  /** Complaints of which the step was measured. */
  measured: number;
  within: number;
  /** Longer than the standard, but by a date that was agreed on (TUNDA, an answer sent back). */
  extended: number;
  late: number;
  /** Not done when it was counted though it is due: silence counts like lateness. */
  waiting: number;
  /** Part that was within, of all measured and waiting, 0–1; null where there is neither. */
  shareWithin: number | null;
  mean: number | null;
  median: number | null;
  /** 90th percentile. */
  p90: number | null;
}

/** A step with its standard time under the profile that the clock runs on. */
export interface SopStandard extends Omit<SopStep, 'time'> {
  days: number;
  unit: SlaProfile['unit'];
}

/** A step, or a part of one that nobody has set a time for. */
export type StandardRow = Omit<SopStandard, 'days'> & { days: number | null };

/** SOP step 4: the agency answers, once more in each round. */
export const ANSWER_STEP = 4;

/** SOP step 5 has two ways to the citizen: by SMS, and in the newspaper, which is a row of its own. */
export const PRESS_STEP = 5;

export const PRESS_ROW = {
  label: `${PRESS_STEP} koran`,
  activity: 'Balasan dimuat pada rubrik Surat Pembaca',
  actor: 'surat kabar',
  output: 'Kliping',
  days: null,
} as const;

/** The steps in their order. */
export function sopStandards(rules: Rules): SopStandard[] {
  const profile = activeProfile(rules);
  return rules.district.sop.steps.map(({ time, ...step }) => ({
    ...step,
    days: profile[time],
    unit: profile.unit,
  }));
}

/** Complaints that took so long; null where the step was not measured. */
export interface Timed {
  result: string | number | null;
  days: string | number | null;
  count: number;
}

/** The fields of one step out of groups that have more. */
export function timedBy<R extends string, D extends string>(
  groups: Group<R | D>[],
  result: R,
  days: D,
): Timed[] {
  return groups.map(({ key, count }) => ({ result: key[result], days: key[days], count }));
}

/** @param waiting complaints whose step is not done though it should be */
export function stepTimes(items: readonly Timed[], waiting = 0): StepTimes {
  const measured = items.filter(({ result }) => result !== null);
  const of = (wanted: StepResult) => total(measured.filter(({ result }) => result === wanted));
  const days = measured.map(({ days: value, count }) => ({ value: Number(value), count }));
  const within = of('within');
  return {
    measured: total(measured),
    within,
    extended: of('extended'),
    late: of('late'),
    waiting,
    shareWithin: shareOf(within, total(measured) + waiting),
    mean: mean(days),
    median: percentile(days, 0.5),
    p90: percentile(days, 0.9),
  };
}
