import type { District } from '../../../machines/district/district.ts';
import { inThread } from '../in-thread.ts';
import type { Job, Learner, Learnt } from './learner.ts';

/** Learning in a thread of its own: some thousand examples take seconds, in which SMS go on being read and sent. */

/** What the thread is given. */
export interface ThreadData {
  /** Without its weights, which are no plain data. */
  district: Omit<District, 'learned' | 'accusing'>;
  /** The pack's file of weights. */
  weights: string;
  job: Job;
}

/** It must not go on for ever. */
const LONGEST_MS = 3_600_000;

/**
 * @param weights path of the pack's file of weights
 * @returns rejects where the thread fails, or takes more than an hour
 */
export function createThreadLearner(district: District, weights: string): Learner {
  const { learned: _, accusing: __, ...plain } = district;
  return (job) => {
    const data: ThreadData = { district: plain, weights, job };
    // a hotline that stops does not wait for it: the next start learns anew
    return inThread<Learnt>({ module: 'api/office/learning/thread', data, longest: LONGEST_MS });
  };
}
