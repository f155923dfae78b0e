import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailableError } from '../ports/trouble.ts';

/** What an attempt says when another writer was first. */
export const AGAIN = Symbol('again');

const TRIES = 60;
const LONGEST_PAUSE = 50;

/**
 * Repeats read and conditional write until they fit together. Reads show what the majority has, a moment
 * after the primary: a short pause lets them catch up with the write that was first.
 * @throws StoreUnavailableError when they never do: a majority that cannot keep up is no store
 */
export async function retry<T>(attempt: () => Promise<T | typeof AGAIN>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await attempt();
    if (result !== AGAIN) return result;
    await sleep(Math.min(tries, LONGEST_PAUSE) * Math.random());
  }
  throw new StoreUnavailableError(
    `MongoDB: ${TRIES} writes in a row lost against others. Do all members of the replica set keep up?`,
  );
}
