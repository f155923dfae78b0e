import { type ResourceLimits, Worker } from 'node:worker_threads';
import { moduleUrl } from '../paths.ts';

/** Long work in a thread of its own: SMS go on being read and sent meanwhile. */

/** Not done in its time; the thread was stopped. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

export interface Threaded {
  /** Module that does it, posts one message and ends; of those that `bin/make-program.js` lists. */
  module: string;
  /** What it is given. */
  data: unknown;
  /** Milliseconds after which it is stopped. */
  longest: number;
  limits?: ResourceLimits;
}

/**
 * @returns the first message of the thread
 * @throws TookTooLong, and what the thread itself threw
 */
export function inThread<T>({ module, data, longest, limits }: Threaded): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(moduleUrl(module), {
      workerData: data,
      ...(limits === undefined ? {} : { resourceLimits: limits }),
    });
    // a hotline that stops does not wait for it
    worker.unref();
    const timer = setTimeout(() => {
      reject(new TookTooLong(`${module}: not done after ${longest / 1000} s`));
      void worker.terminate();
    }, longest).unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`${module}: its thread ended without a result`));
    });
  });
}
