import type { Clock } from '../../../channels/port.ts';
import type { AuditLog, Who } from '../../office/audit/audit-log.ts';

/** Reading at the desk that leaves a row in the audit log; a page that renews itself leaves one, not many. */

/** The same person reads the same thing once in so much time, milliseconds. */
const AGAIN = 60_000;
/** Readings that are remembered; the oldest are forgotten first. */
const MOST = 500;

export interface ReadingLog {
  /** Resolves when the row is stored: before anything is shown. @throws StoreUnavailableError */
  note(who: Who, action: string, subject: string | null): Promise<void>;
  /** The same for each of these complaints that is secret. @throws StoreUnavailableError */
  secrets(who: Who, shown: Iterable<{ id: string; secret: boolean }>): Promise<void>;
}

export function createReadingLog(audit: AuditLog, clock: Pick<Clock, 'now'>): ReadingLog {
  const notedAt = new Map<string, number>();
  async function note(who: Who, action: string, subject: string | null): Promise<void> {
    const key = JSON.stringify([who.user, action, subject]);
    const now = clock.now();
    const before = notedAt.get(key);
    if (before !== undefined && now - before < AGAIN) return;
    await audit.record(who, action, subject);
    notedAt.delete(key);
    notedAt.set(key, now);
    for (const oldest of notedAt.keys()) {
      if (notedAt.size <= MOST) break;
      notedAt.delete(oldest);
    }
  }
  return {
    note,
    async secrets(who, shown) {
      for (const { id, secret } of shown) if (secret) await note(who, 'secret.read', id);
    },
  };
}
