import { FUTURE, REMAINS } from '../ports/lease.ts';
import type { OutboxEntry, OutboxState } from '../ports/outbox.ts';
import type { Period } from '../ports/search.ts';
import type { Database } from './database.ts';
import { outboxEntryOf } from './outbox-row.ts';

/** What becomes of SMS after they were handed over, and what the outbox holds: copies, what a person decides, counts. */

/** What the index of fates has: named in each question, as SQLite does not conclude it from the state. */
export const FATED = `type = 'sms' AND state NOT IN ('queued', 'sending')`;

/** What may become of an SMS. */
export const FATES: readonly OutboxState[] = [
  'sent',
  'delivered',
  'failed',
  'unconfirmed',
  'bundled',
  'withdrawn',
];

/** SMS that did not arrive for certain, until a person has dealt with each. */
const UNDELIVERED = [
  `SELECT * FROM outbox WHERE state = 'failed' AND followed_up_at IS NULL AND type = 'sms'
   ORDER BY seq DESC LIMIT ?`,
  `SELECT * FROM outbox INDEXED BY outbox_fate WHERE state = 'unconfirmed' AND ${FATED} ORDER BY seq DESC LIMIT ?`,
];

/** SMS of a state by the index that has it: there may be few of it among very many. */
function ofState(state?: OutboxState): string {
  if (state === undefined) return `outbox WHERE type = 'sms' ORDER BY seq DESC`;
  if (state === 'queued')
    return `outbox INDEXED BY outbox_sms WHERE type = 'sms' AND state = 'queued' ORDER BY seq DESC`;
  if (state === 'sending')
    return `outbox INDEXED BY outbox_sending WHERE type = 'sms' AND state = 'sending' ORDER BY seq DESC`;
  return `outbox INDEXED BY outbox_fate WHERE state = '${state}' AND ${FATED} ORDER BY created_at DESC, seq DESC`;
}

/** SMS to a receiver, and in a state where there is one. */
function ofReceiver(state?: OutboxState): string {
  const more = state === undefined ? '' : ' AND state = ?';
  return `outbox WHERE type = 'sms' AND receiver = ?${more} ORDER BY seq DESC`;
}

export class OutboxJudged {
  protected readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  unconfirmed(lane: string, olderThan: number, limit: number): Promise<OutboxEntry[]> {
    const sql = `SELECT * FROM outbox WHERE state = 'unconfirmed' AND lane = ? AND updated_at < ?
      AND copies = 0 AND id NOT LIKE '%:copy' ORDER BY updated_at LIMIT ?`;
    return this.db.read(() => this.db.all(sql, lane, olderThan, limit).map(outboxEntryOf));
  }

  markCopied(id: string): Promise<boolean> {
    return this.db.write(
      () => this.db.run('UPDATE outbox SET copies = 1 WHERE id = ? AND copies = 0', id) > 0,
    );
  }

  resolve(id: string, state: 'delivered' | 'failed' | 'queued', now: number): Promise<boolean> {
    const sql = `UPDATE outbox SET state = ?, updated_at = ?, due_at = CASE WHEN ? = 'queued' THEN ? ELSE due_at END,
      handed_over = CASE WHEN ? = 'queued' THEN json_array_length(parts) - 1 ELSE handed_over END
      WHERE id = ? AND state = 'unconfirmed'`;
    return this.db.write(() => this.db.run(sql, state, now, state, now, state, id) > 0);
  }

  undelivered(limit: number): Promise<OutboxEntry[]> {
    return this.db.read(() =>
      UNDELIVERED.flatMap((sql) => this.db.all(sql, limit))
        .sort((a, b) => Number(b.seq) - Number(a.seq))
        .slice(0, limit)
        .map(outboxEntryOf),
    );
  }

  followUp(id: string, how: 'told' | 'again', now: number): Promise<boolean> {
    const failed = `WHERE id = ?2 AND state = 'failed' AND type = 'sms' AND followed_up_at IS NULL`;
    const again = `UPDATE outbox SET state = 'queued', due_at = ?1, updated_at = ?1, error = NULL,
      handed_over = json_array_length(parts) - 1 ${failed}`;
    const told = `UPDATE outbox SET followed_up_at = ?1, updated_at = ?1 ${failed}`;
    return this.db.write(() => this.db.run(how === 'told' ? told : again, now, id) > 0);
  }

  get(id: string): Promise<OutboxEntry | undefined> {
    return this.db.read(() => {
      const row = this.db.get('SELECT * FROM outbox WHERE id = ?', id);
      return row === undefined ? undefined : outboxEntryOf(row);
    });
  }

  of(instance: string): Promise<OutboxEntry[]> {
    return this.db.read(() =>
      this.db
        .all('SELECT * FROM outbox WHERE instance = ? ORDER BY seq', instance)
        .map(outboxEntryOf),
    );
  }

  list({
    state,
    to,
    limit,
  }: {
    state?: OutboxState;
    to?: string;
    limit: number;
  }): Promise<OutboxEntry[]> {
    const values = [to, state].filter((value) => value !== undefined);
    const which = to === undefined ? ofState(state) : ofReceiver(state);
    return this.db.read(() =>
      this.db
        .all(`SELECT * FROM ${which} LIMIT ?`, ...(to === undefined ? [] : values), limit)
        .map(outboxEntryOf),
    );
  }

  oldestDue(dueBy: number): Promise<number | undefined> {
    const sql = `SELECT min(created_at) AS at FROM outbox INDEXED BY outbox_sms
      WHERE state = 'queued' AND type = 'sms' AND due_at <= ?`;
    return this.db.read(() => {
      const at = this.db.get(sql, dueBy)?.at;
      return typeof at === 'number' ? at : undefined;
    });
  }

  sentIn({ from, to }: Period, line?: string): Promise<number> {
    const sql = `SELECT count(*) AS n FROM outbox WHERE sent_at >= ?1 AND sent_at < ?2
      AND (?3 IS NULL OR line = ?3)`;
    return this.db.read(() => Number(this.db.get(sql, from, to, line ?? null)?.n ?? 0));
  }

  sentOften({ from, to }: Period, least: number): Promise<ReadonlyMap<string, number>> {
    const sql = `SELECT receiver, count(*) AS n FROM outbox INDEXED BY outbox_sent
      WHERE sent_at >= ? AND sent_at < ? GROUP BY receiver HAVING n >= ?`;
    return this.db.read(
      () =>
        new Map(
          this.db
            .all(sql, from, to, least)
            .map(({ receiver, n }) => [String(receiver), Number(n)] as const),
        ),
    );
  }

  redate(now: number): Promise<number> {
    const queued = (index: string, type: string) => `UPDATE outbox INDEXED BY ${index}
      SET due_at = ?1, created_at = ?1, updated_at = ?1
      WHERE state = 'queued' AND type ${type} 'sms' AND created_at > ?2`;
    const sending = `UPDATE outbox SET lease_until = ?1 + ?3 WHERE state = 'sending' AND lease_until > ?2`;
    return this.db.write(
      () =>
        this.db.run(queued('outbox_sms', '='), now, now + FUTURE) +
        this.db.run(queued('outbox_internal', '<>'), now, now + FUTURE) +
        this.db.run(sending, now, now + FUTURE, REMAINS),
    );
  }
}
