import { z } from 'zod';
import type { Clock } from '../../../channels/port.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { Identity } from '../identity.ts';
import { hashOf, newSecret } from './secret.ts';
import type { User } from './user.ts';
import type { Users } from './users.ts';

/** Sessions in the store: a random secret in the browser's cookie, its hash here. */

const KIND = 'session';
const HOUR = 3_600_000;
export const IDLE_MS = 8 * HOUR;
export const LONGEST_MS = 7 * 24 * HOUR;
/** A session in use is written at most this often. */
const TOUCH_MS = 5 * 60_000;

const sessionSchema = z.object({
  user: z.string(),
  /** Of the user when it signed in. */
  stamp: z.string(),
  createdAt: z.number(),
  seenAt: z.number(),
});
type Session = z.infer<typeof sessionSchema>;

function expiry({ createdAt, seenAt }: Session): number {
  return Math.min(createdAt + LONGEST_MS, seenAt + IDLE_MS);
}

export class Sessions {
  private readonly store: Store;
  private readonly clock: Pick<Clock, 'now'>;
  private readonly users: Users;

  constructor(store: Store, clock: Pick<Clock, 'now'>, users: Users) {
    this.store = store;
    this.clock = clock;
    this.users = users;
  }

  /** A new session; always under a new secret, whatever the browser brought. */
  async open({ name, stamp }: User): Promise<string> {
    const secret = newSecret();
    const now = this.clock.now();
    const value: Session = { user: name, stamp, createdAt: now, seenAt: now };
    const id = hashOf(secret);
    const change = { kind: KIND, id, expectedRevision: 0, value, expiresAt: expiry(value) };
    await this.store.records.put(change);
    return secret;
  }

  /** Whose session it is; null when it is over, or the user's password has changed since. */
  async identity(secret: string): Promise<Identity | null> {
    const id = hashOf(secret);
    const record = await this.store.records.get(KIND, id);
    if (record === undefined) return null;
    const session = sessionSchema.parse(record.value);
    const now = this.clock.now();
    // one from a clock that was ahead would last until then
    const ahead = session.seenAt - now > IDLE_MS;
    if (ahead || expiry(session) <= now) return null;
    const user = await this.users.get(session.user);
    if (user === undefined || user.disabled || user.stamp !== session.stamp) return null;
    if (now - session.seenAt >= TOUCH_MS) {
      const value = { ...session, seenAt: now };
      const change = { kind: KIND, id, expectedRevision: record.revision };
      // a conflict means that another request of the same browser did it
      await this.store.records.put({ ...change, value, expiresAt: expiry(value) });
    }
    const { name, role, agency } = user;
    return { user: name, role, agency };
  }

  async close(secret: string): Promise<void> {
    await this.store.records.delete(KIND, hashOf(secret));
  }
}
