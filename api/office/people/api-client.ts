import type { Actor } from '../../../machines/actor.ts';
import type { ClientRole, Scope } from './api-scopes.ts';

/** Who calls the API: what is known of the token that came with the request. */
export interface Client {
  /** Public id of the token; it stands in idempotency keys, logs and the audit. */
  id: string;
  name: string;
  role: ClientRole;
  /** Of an officer's token: it sees and moves the complaints of this agency only. */
  agency: string | null;
  scopes: ReadonlySet<Scope>;
}

/** Cause of the events that this client asks for on behalf of its own role. */
export function actorOf({ id, role, agency }: Client): Actor {
  const name = `token:${id}`;
  return agency === null ? { role, name } : { role, agency, name };
}

/** Cause of what this client does for a reporter: the history names the client. */
export function reporterThrough({ id }: Client): Actor {
  return { role: 'citizen', onBehalf: true, name: `token:${id}` };
}
