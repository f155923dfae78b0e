import { ANONYMOUS } from '../../office/audit/audit-log.ts';
import { type Cost, verifyNothing, verifyPassword } from '../../office/people/password.ts';
import { canonicalName, type User } from '../../office/people/user.ts';
import type { Access } from './access.ts';

/** Checks a name and a password, with lock-out and an entry in the audit log. */

export type SignIn = { user: User } | { refused: 'wrong' | 'locked' };

/** Whether the password is this user's; takes the same time for a user who is not there. */
async function matches(user: User | undefined, password: string, cost: Cost): Promise<boolean> {
  const hash = user?.disabled === false ? user.password : null;
  return hash === null ? verifyNothing(password, cost) : verifyPassword(password, hash);
}

/**
 * Neither answer tells whether there is such a user: both kinds of failure are `wrong`, and a made-up
 * name is locked like a real one.
 */
export async function signIn(
  { users, attempts, audit, cost }: Pick<Access, 'users' | 'attempts' | 'audit' | 'cost'>,
  typed: string,
  password: string,
): Promise<SignIn> {
  const name = canonicalName(typed).slice(0, 64);
  const attempt = await attempts.begin(name);
  const user = await users.get(name);
  // what was typed as a name may have been a password: only a real name is written down
  const subject = user === undefined ? null : name;
  if (attempt === false) {
    await audit.record(ANONYMOUS, 'session.refused', subject, { reason: 'locked' });
    return { refused: 'locked' };
  }
  if ((await matches(user, password, cost)) && user !== undefined) {
    await attempts.forget(name);
    await audit.record({ user: name, role: user.role }, 'session.opened', name);
    return { user };
  }
  await audit.record(ANONYMOUS, 'session.refused', subject, { reason: 'wrong' });
  if (attempt === 'last') await audit.record(ANONYMOUS, 'user.locked', subject);
  return { refused: 'wrong' };
}
