import type { Hotline } from '../hotline.ts';
import { Attempts } from './attempts.ts';
import { type AuditLog, createAuditLog } from './audit-log.ts';
import type { Identify } from './gate.ts';
import { type SessionCookie, sessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { Users } from './users.ts';

/** The parts of signing in, put together once for all pages. */
export interface Access {
  users: Users;
  sessions: Sessions;
  attempts: Attempts;
  audit: AuditLog;
  cookie: SessionCookie;
  /** By the session of the cookie. */
  identify: Identify;
}

/** @param secure the pages are reached over HTTPS only */
export function createAccess({ store, clock }: Hotline, secure: boolean): Access {
  const users = new Users({ store, clock });
  const sessions = new Sessions(store, clock, users);
  const cookie = sessionCookie(secure);
  return {
    users,
    sessions,
    cookie,
    attempts: new Attempts(store, clock),
    audit: createAuditLog({ store, clock }),
    identify(request) {
      const secret = cookie.read(request);
      return secret === '' ? null : sessions.identity(secret);
    },
  };
}
