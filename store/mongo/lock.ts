import { setTimeout as sleep } from 'node:timers/promises';
import type { Collections } from './collections.ts';
import { insertMissing } from './insert.ts';

/** A short lock across processes. It may run out while it is held: what it protects checks its token. */

/** A process that dies with the lock holds the others up for this long. */
const LASTS = 5_000;
/** Looks at a lock that another process has; pauses grow from one millisecond. */
const TRIES = 8;

/** Makes a lock that is not there yet; nobody has it. */
export async function createLock({ locks }: Collections, _id: string): Promise<void> {
  await insertMissing(locks, [{ _id, token: 0, until: 0, holder: null }]);
}

/** @returns the token, higher than any before; null while another process has the lock */
async function acquire({ locks }: Collections, _id: string): Promise<number | null> {
  const now = Date.now();
  const taken = await locks.findOneAndUpdate(
    { _id, until: { $lte: now } },
    { $inc: { token: 1 }, $set: { until: now + LASTS, holder: null } },
    { returnDocument: 'after' },
  );
  return taken?.token ?? null;
}

async function release({ locks }: Collections, _id: string, token: number): Promise<void> {
  try {
    await locks.updateOne({ _id, token }, { $set: { until: 0 } });
  } catch {
    // it runs out by itself; what was done under it is done
  }
}

/**
 * Does something while no other process does.
 * @returns the token it was done under and what came of it; null when another process kept the lock
 */
export async function withLock<T>(
  collections: Collections,
  name: string,
  work: (token: number) => Promise<T>,
): Promise<{ token: number; value: T } | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const token = await acquire(collections, name);
    if (token !== null) {
      try {
        return { token, value: await work(token) };
      } finally {
        await release(collections, name, token);
      }
    }
    await sleep(2 ** tries);
  }
  return null;
}
