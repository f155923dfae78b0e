import type { ClientRole, Scope } from './api-scopes.ts';

/** Who calls the API: what is known of the token that came with the request. */
export interface Client {
  /** Public id of the token; it stands in idempotency keys, logs and the audit. */
  id: string;
  name: string;
  role: ClientRole;
  /** Of an officer's token: it sees and moves the complaints of this agency only. */
  agency: string | null;
  /** Name of the user whose token it is: what it does is his. Null of a program. */
  person: string | null;
  scopes: ReadonlySet<Scope>;
}
