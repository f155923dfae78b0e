import type { Request } from 'express';
import type { Clock } from '../../../channels/port.ts';
import { maskNumbers } from '../../../machines/numbers/masks.ts';
import type { AuditEntry } from '../../../store/ports/audit.ts';
import type { Store } from '../../../store/ports/store.ts';
import { knownIdentity } from '../identity.ts';

/** Writing into the audit log: who by name and role, and never a whole phone number. */

export interface Who {
  user: string;
  role: string;
}

/** Somebody who has not signed in. */
export const ANONYMOUS: Who = { user: '-', role: 'anonymous' };
/** Whoever sits at the computer's own command line. */
export const TERMINAL: Who = { user: '-', role: 'terminal' };

export interface AuditLog {
  /** Resolves when the entry is stored. @throws StoreUnavailableError */
  record(
    who: Who,
    action: string,
    subject?: string | null,
    detail?: AuditEntry['detail'],
  ): Promise<void>;
}

export function createAuditLog({ store, clock }: { store: Store; clock: Clock }): AuditLog {
  const masked = (value: AuditEntry['detail'][string]) =>
    typeof value === 'string' ? maskNumbers(value) : value;
  return {
    async record({ user, role }, action, subject = null, detail = {}) {
      await store.audit.append({
        ...{ at: clock.now(), who: user, role, action },
        subject: subject === null ? null : maskNumbers(subject),
        detail: Object.fromEntries(
          Object.entries(detail).map(([name, value]) => [name, masked(value)]),
        ),
      });
    },
  };
}

/** Who makes a request, for the log. */
export function whoOf(request: Request): Who {
  return knownIdentity(request) ?? ANONYMOUS;
}
