import type { OutboxEntry } from '../port.ts';
import type { Database } from './database.ts';
import { outboxEntryOf } from './outbox.ts';

/** SMS that did not arrive for certain, until a person has dealt with each. */

const UNDELIVERED = [
  `SELECT * FROM outbox WHERE state = 'failed' AND followed_up_at IS NULL AND type = 'sms'
   ORDER BY seq DESC LIMIT ?`,
  `SELECT * FROM outbox WHERE state = 'unconfirmed' AND type = 'sms' ORDER BY seq DESC LIMIT ?`,
];

/** Newest first. */
export function undelivered(db: Database, limit: number): Promise<OutboxEntry[]> {
  return db.read(() =>
    UNDELIVERED.flatMap((sql) => db.all(sql, limit))
      .sort((a, b) => Number(b.seq) - Number(a.seq))
      .slice(0, limit)
      .map(outboxEntryOf),
  );
}

export function followUp(
  db: Database,
  id: string,
  how: 'told' | 'again',
  now: number,
): Promise<boolean> {
  const failed = `WHERE id = ? AND state = 'failed' AND type = 'sms' AND followed_up_at IS NULL`;
  const again = `UPDATE outbox SET state = 'queued', due_at = ?1, updated_at = ?1, error = NULL,
    handed_over = json_array_length(parts) - 1 ${failed.replace('?', '?2')}`;
  const told = `UPDATE outbox SET followed_up_at = ?1, updated_at = ?1 ${failed.replace('?', '?2')}`;
  return db.write(() => db.run(how === 'told' ? told : again, now, id) > 0);
}
