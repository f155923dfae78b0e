import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Store } from '../../../store/ports/store.ts';
import { hashOf } from '../../office/people/secret.ts';
import { UserError, type Users } from '../../office/people/users.ts';
import { onThisComputer } from '../loopback.ts';

/** The first user: may be made over the page while there is none, by whoever is at the computer. */

/** Whether this request may make the first user, and whether it must name the code for it. */
export type SetupNeeds = 'nothing' | 'code' | 'this-computer';

/** @param code printed to the terminal; undefined where the pages are on this computer only */
export function setupNeeds(request: Request, code: string | undefined): SetupNeeds {
  if (code !== undefined) return 'code';
  return onThisComputer(request) ? 'nothing' : 'this-computer';
}

/** Compared by hash, so that neither length nor time tells how near a guess is. */
export function isCode(typed: string, code: string): boolean {
  const digest = (text: string) => Buffer.from(hashOf(text), 'hex');
  return timingSafeEqual(digest(typed.trim().toUpperCase()), digest(code));
}

/**
 * Makes the first user, an admin. Of two browsers that try at once, one is told that it was late.
 * @throws UserError for a name or password that cannot be used, or when there is a user already
 */
export async function makeFirstUser(store: Store, users: Users, name: string, password: string) {
  users.check({ name, password });
  const claim = { kind: 'setup', id: 'first-user', expectedRevision: 0, value: {} };
  if ((await store.records.put(claim)) === 'conflict')
    throw new UserError('Pengguna pertama sedang dibuat di peramban lain.');
  try {
    // asked only now: whoever had the claim before may have made one
    if (await users.any()) throw new UserError('Pengguna pertama sudah ada. Masuk seperti biasa.');
    return await users.add({ name, role: 'admin', agency: null }, password);
  } finally {
    await store.records.delete('setup', 'first-user');
  }
}
