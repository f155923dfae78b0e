import type { Clock } from '../../../channels/port.ts';
import type { Store } from '../../../store/ports/store.ts';
import { hashOf } from './secret.ts';

/** Lock-out: after some failed sign-ins a name is locked for a while, whether it is a user's or not. */

const KIND = 'sign-in-attempts';
export const ATTEMPTS = 5;
export const LOCK_MS = 15 * 60_000;

interface Tries {
  count: number;
  /** When the last one was counted. */
  at: number;
}

export class Attempts {
  private readonly store: Store;
  private readonly clock: Pick<Clock, 'now'>;

  constructor(store: Store, clock: Pick<Clock, 'now'>) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Counts a try before the password is looked at, so that many at once are no more than one by one.
   * @returns false when the name is locked; `last` when a failure of this one locks it
   */
  async begin(name: string): Promise<false | 'free' | 'last'> {
    const id = hashOf(name);
    for (;;) {
      const now = this.clock.now();
      const record = await this.store.records.get(KIND, id);
      const known = record?.value as Tries | undefined;
      // one of a clock that was ahead locks nobody until then
      const fresh = known !== undefined && Math.abs(now - known.at) < LOCK_MS;
      const count = (fresh ? known.count : 0) + 1;
      if (count > ATTEMPTS) return false;
      const change = { kind: KIND, id, expectedRevision: record?.revision ?? 0 };
      const value: Tries = { count, at: now };
      const outcome = await this.store.records.put({ ...change, value, expiresAt: now + LOCK_MS });
      if (outcome === 'stored') return count === ATTEMPTS ? 'last' : 'free';
    }
  }

  /** The password was right, or somebody entitled unlocks the name. */
  async forget(name: string): Promise<void> {
    await this.store.records.delete(KIND, hashOf(name));
  }
}
