import type { Hotline } from '../../hotline/hotline.ts';
import { type AuditLog, createAuditLog } from '../../office/audit/audit-log.ts';
import { Attempts } from '../../office/people/attempts.ts';
import { COST, type Cost } from '../../office/people/password.ts';
import { Sessions } from '../../office/people/sessions.ts';
import { Users } from '../../office/people/users.ts';
import type { Identify } from './gate.ts';
import { createReadingLog, type ReadingLog } from './reading-log.ts';
import { type SessionCookie, sessionCookie } from './session-cookie.ts';

/** The parts of signing in, put together once for all pages. */
export interface Access {
  users: Users;
  sessions: Sessions;
  attempts: Attempts;
  /** What passwords are hashed with. */
  cost: Cost;
  audit: AuditLog;
  /** What was read, and by whom. */
  reading: ReadingLog;
  cookie: SessionCookie;
  /** By the session of the cookie. */
  identify: Identify;
}

/** @param secure the pages are reached over HTTPS only */
export function createAccess({ store, clock }: Hotline, secure: boolean, cost = COST): Access {
  const users = new Users({ store, clock, cost });
  const sessions = new Sessions(store, clock, users);
  const cookie = sessionCookie(secure);
  const audit = createAuditLog({ store, clock });
  return {
    users,
    sessions,
    cookie,
    cost,
    attempts: new Attempts(store, clock),
    audit,
    reading: createReadingLog(audit, clock),
    identify(request) {
      const secret = cookie.read(request);
      return secret === '' ? null : sessions.identity(secret);
    },
  };
}
