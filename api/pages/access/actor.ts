import type { Request } from 'express';
import type { Actor } from '../../../machines/people/actor.ts';
import { type Identity, knownIdentity } from '../../office/identity.ts';
import { actorAtDesk } from '../../office/people/person.ts';
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
 * Who causes an event that this request asks for.
 * @throws PageError 403 for those who only look, 401 for somebody who has not signed in
 */
export function actorOf(request: Request): Actor {
  const actor = actorAtDesk(identityOf(request));
  if (actor === null) throw new PageError(403, 'Pengguna ini hanya boleh melihat.');
  return actor;
}
