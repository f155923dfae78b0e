import type { Request } from 'express';
import type { Actor } from '../../../machines/actor.ts';
import { type Identity, knownIdentity } from '../../office/identity.ts';
import { PageError } from '../errors.ts';

/** Who acts, for pages behind the gate. */

/**
 * Who makes this request.
 * @throws PageError 401 for somebody who has not signed in
 */
export function identityOf(request: Request): Identity {
  const identity = knownIdentity(request);
  if (identity === undefined) throw new PageError(401, 'Masuk dahulu untuk melihat halaman ini.');
  return identity;
}

/**
 * Who causes an event that this request asks for: an agency's user acts as its officer does by SMS.
 * @throws PageError 403 for those who only look, 401 for somebody who has not signed in
 */
export function actorOf(request: Request): Actor {
  const { user, role, agency } = identityOf(request);
  if (role === 'admin') return { role: 'admin', name: user };
  if (role === 'agency' && agency !== null) return { role: 'officer', agency, name: user };
  throw new PageError(403, 'Pengguna ini hanya boleh melihat.');
}
