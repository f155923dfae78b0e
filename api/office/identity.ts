import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request } from 'express';

/** Who is at the desk: known once per request, by the gate, and asked for by pages. */

/** `viewer`: Sekda and Bupati, who look; `agency`: an SKPD with its own complaints. */
export const DESK_ROLES = ['admin', 'agency', 'viewer', 'auditor'] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

export interface Identity {
  /** User name. */
  user: string;
  role: DeskRole;
  /** Code of the agency whose complaints it may see; null for all other roles. */
  agency: string | null;
}

const known = new WeakMap<Request, Identity>();
const current = new AsyncLocalStorage<Identity | null>();

/** Notes who makes this request; what `work` starts can ask `currentIdentity`. */
export function withIdentity(request: Request, identity: Identity | null, work: () => void): void {
  if (identity !== null) known.set(request, identity);
  current.run(identity, work);
}

/** Who makes this request; undefined for somebody who has not signed in. */
export function knownIdentity(request: Request): Identity | undefined {
  return known.get(request);
}

/**
 * Whose request is being answered, for the head of the page only: which links it shows. What somebody
 * may do is decided by `identityOf`, which cannot lose its way in callbacks.
 */
export function currentIdentity(): Identity | null {
  return current.getStore() ?? null;
}
