import { Worker } from 'node:worker_threads';
import type { District } from '../../../machines/district/district.ts';
import { moduleUrl } from '../../paths.ts';
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

const thread = moduleUrl('api/office/learning/thread');

/**
 * @param weights path of the pack's file of weights
 * @returns rejects where the thread fails, or takes more than an hour
 */
export function createThreadLearner(district: District, weights: string): Learner {
  const { learned: _, accusing: __, ...plain } = district;
  return (job) =>
    new Promise<Learnt>((resolve, reject) => {
      const data: ThreadData = { district: plain, weights, job };
      const worker = new Worker(thread, { workerData: data });
      // a hotline that stops does not wait for it: the next start learns anew
      worker.unref();
      const timer = setTimeout(() => {
        reject(new Error(`learning: not done after ${LONGEST_MS / 60_000} minutes`));
        void worker.terminate();
      }, LONGEST_MS).unref();
      worker.once('message', (learnt: Learnt) => {
        clearTimeout(timer);
        resolve(learnt);
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('learning: its thread ended without a result'));
      });
    });
}
