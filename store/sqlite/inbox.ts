import type { IncomingPart, IncomingSms } from '../../channels/port.ts';
import { assemble, type Incomplete, isLate, lateMessage } from '../base/assembly.ts';
import type { InboxEntry, InboxSettlement, InboxState, InboxStore } from '../ports/inbox.ts';
import { type Claimed, type ClaimRequest, FUTURE, type Lease } from '../ports/lease.ts';
import type { Database, Row } from './database.ts';

/** Received messages and the parts of long ones. */

const INSERT = `INSERT INTO inbox (id, sender, text, sent_at, received_at, line, raw, incomplete,
  undecodable, continues, state, attempts, stored_at, due_at, token, lease_until)
  VALUES (?,?,?,?,?,?,?,?,?,?,'new',0,?,?,0,0) ON CONFLICT (id) DO NOTHING`;

// a sender's later message waits for the earlier one, whoever works on it
const CLAIMABLE = `SELECT * FROM inbox AS i WHERE state = 'new' AND due_at <= ?1 AND lease_until <= ?1
  AND NOT EXISTS (SELECT 1 FROM inbox AS b WHERE b.state = 'new' AND b.sender = i.sender AND b.id <> i.id
    AND (b.lease_until > ?1 OR (b.due_at > ?1 AND b.received_at <= i.received_at)))
  ORDER BY stored_at, received_at, sent_at LIMIT ?2`;

const MOST_PARTS = 255;

function entryOf(row: Row): InboxEntry {
  return {
    id: String(row.id),
    fingerprint: String(row.id),
    from: String(row.sender),
    text: String(row.text),
    sentAt: Number(row.sent_at),
    receivedAt: Number(row.received_at),
    line: String(row.line),
    raw: JSON.parse(String(row.raw)) as string[],
    ...(row.incomplete === 1 ? { incomplete: true as const } : {}),
    ...(row.undecodable === null ? {} : { undecodable: String(row.undecodable) }),
    ...(row.continues === null ? {} : { continues: String(row.continues) }),
    state: row.state as InboxState,
    instance: row.instance as string | null,
    binding: row.binding as string | null,
    reading: row.reading as string | null,
    attempts: Number(row.attempts),
    storedAt: Number(row.stored_at),
    ...(row.released === 0 ? {} : { released: Number(row.released) }),
  };
}

export class SqliteInbox implements InboxStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  private insert(sms: IncomingSms, now: number): number {
    const { fingerprint, from, text, sentAt, receivedAt, line, raw } = sms;
    const incomplete = sms.incomplete === true ? 1 : 0;
    const undecodable = sms.undecodable ?? null;
    return this.db.run(
      INSERT,
      fingerprint,
      from,
      text,
      sentAt,
      receivedAt,
      line,
      JSON.stringify(raw),
      incomplete,
      undecodable,
      sms.continues ?? null,
      now,
      now,
    );
  }

  receive(messages: IncomingSms[], now: number): Promise<number> {
    return this.db.write(() => messages.reduce((added, sms) => added + this.insert(sms, now), 0));
  }

  receiveParts(parts: IncomingPart[], now: number): Promise<number> {
    return this.db.write(() => {
      const fresh = parts.filter((part) => this.insertPart(part, now));
      for (const part of fresh) this.addLate(part, now);
      for (const group of new Set(fresh.map((part) => part.group))) this.complete(group, now);
      return fresh.length;
    });
  }

  /** False when it was stored before. */
  private insertPart(part: IncomingPart, now: number): boolean {
    const sql = `INSERT INTO part (fingerprint, grp, sequence, total, stored_at, body, used)
      VALUES (?,?,?,?,?,?,0) ON CONFLICT (fingerprint) DO NOTHING`;
    const { fingerprint, group, sequence, total } = part;
    return this.db.run(sql, fingerprint, group, sequence, total, now, JSON.stringify(part)) > 0;
  }

  /** Hands over at once what an incomplete message of its group has lacked. */
  private addLate(part: IncomingPart, now: number): void {
    const incomplete = this.incompletes(part.group).find((message) => isLate(part, message));
    if (incomplete === undefined) return;
    this.insert(lateMessage(part, incomplete), now);
    this.markUsed([part], incomplete.message);
  }

  /** Messages of a group that were given up as incomplete, newest first. */
  private incompletes(group: string): Incomplete[] {
    const rows = this.db.all(
      `SELECT part.message, part.sequence, inbox.sent_at FROM part JOIN inbox ON inbox.id = part.message
       WHERE part.grp = ? AND part.message IS NOT NULL ORDER BY part.stored_at DESC LIMIT ?`,
      group,
      MOST_PARTS,
    );
    const byMessage = new Map<string, Incomplete>();
    for (const row of rows) {
      const message = String(row.message);
      const known = byMessage.get(message);
      const sequences = [...(known?.sequences ?? []), Number(row.sequence)];
      byMessage.set(message, { message, sequences, sentAt: Number(row.sent_at) });
    }
    return [...byMessage.values()];
  }

  private markUsed(parts: IncomingPart[], message: string | null): void {
    for (const { fingerprint } of parts)
      this.db.run(
        'UPDATE part SET used = 1, message = ? WHERE fingerprint = ?',
        message,
        fingerprint,
      );
  }

  /** Oldest open part of each sequence number: a reused reference starts over with the leftovers. */
  private openParts(group: string): IncomingPart[] {
    const rows = this.db.all(
      'SELECT body FROM part WHERE grp = ? AND used = 0 ORDER BY stored_at, rowid LIMIT ?',
      group,
      MOST_PARTS * 2,
    );
    const bySequence = new Map<number, IncomingPart>();
    for (const row of rows) {
      const part = JSON.parse(String(row.body)) as IncomingPart;
      if (!bySequence.has(part.sequence)) bySequence.set(part.sequence, part);
    }
    return [...bySequence.values()];
  }

  private deliver(parts: IncomingPart[], now: number): void {
    const message = assemble(parts);
    this.insert(message, now);
    this.markUsed(parts, message.incomplete === true ? message.fingerprint : null);
  }

  private complete(group: string, now: number): void {
    for (let open = this.openParts(group); open[0] !== undefined; open = this.openParts(group)) {
      if (open.length < open[0].total) return;
      this.deliver(open, now);
    }
  }

  expireParts(olderThan: number, now: number): Promise<number> {
    const old = this.db.get(
      'SELECT 1 AS found FROM part WHERE used = 0 AND stored_at < ? LIMIT 1',
      olderThan,
    );
    if (old === undefined) return Promise.resolve(0);
    return this.db.write(() => {
      const groups = this.db.all(
        'SELECT DISTINCT grp FROM part WHERE used = 0 AND stored_at < ?',
        olderThan,
      );
      for (const { grp } of groups) this.deliver(this.openParts(String(grp)), now);
      return groups.length;
    });
  }

  claim({ owner, now, leaseMs, limit }: ClaimRequest): Promise<Claimed<InboxEntry>[]> {
    return this.db.lease(() =>
      this.db.all(CLAIMABLE, now, limit).map((row) => {
        const token = this.db.tokenAfter(Number(row.token));
        const until = now + leaseMs;
        this.db.run(
          'UPDATE inbox SET owner = ?, token = ?, lease_until = ?, attempts = attempts + 1 WHERE id = ?',
          owner,
          token,
          until,
          String(row.id),
        );
        const entry = { ...entryOf(row), attempts: Number(row.attempts) + 1 };
        return { lease: { id: entry.id, owner, token, until }, entry };
      }),
    );
  }

  settle({ id, token }: Lease, { state, reading }: InboxSettlement): Promise<boolean> {
    return this.db.lease(
      () =>
        this.db.run(
          `UPDATE inbox SET state = ?, reading = ?, lease_until = 0 WHERE id = ? AND token = ? AND state = 'new'`,
          state,
          reading,
          id,
          token,
        ) > 0,
    );
  }

  postpone({ id, token }: Lease, dueAt: number): Promise<boolean> {
    return this.db.lease(
      () =>
        this.db.run(
          `UPDATE inbox SET due_at = ?, lease_until = 0 WHERE id = ? AND token = ? AND state = 'new'`,
          dueAt,
          id,
          token,
        ) > 0,
    );
  }

  bind(id: string, instance: string, binding: string): Promise<void> {
    return this.db.lease(() => {
      this.db.run('UPDATE inbox SET instance = ?, binding = ? WHERE id = ?', instance, binding, id);
    });
  }

  release(id: string, now: number): Promise<boolean> {
    const sql = `UPDATE inbox SET state = 'new', released = released + 1, attempts = 0, due_at = ?, lease_until = 0
      WHERE id = ? AND state IN ('quarantine', 'operator') AND undecodable IS NULL`;
    return this.db.write(() => this.db.run(sql, now, id) > 0);
  }

  redate(now: number): Promise<number> {
    const sql = `UPDATE inbox SET due_at = ?1, lease_until = 0, stored_at = min(stored_at, ?1),
      received_at = min(received_at, ?1) WHERE state = 'new' AND max(due_at, lease_until, stored_at) > ?2`;
    return this.db.write(() => this.db.run(sql, now, now + FUTURE));
  }

  get(id: string): Promise<InboxEntry | undefined> {
    return this.db.read(() => {
      const row = this.db.get('SELECT * FROM inbox WHERE id = ?', id);
      return row === undefined ? undefined : entryOf(row);
    });
  }

  list({ state, from, limit }: { state?: InboxState; from?: string; limit: number }) {
    const where = [
      state === undefined ? null : 'state = ?',
      from === undefined ? null : 'sender = ?',
    ];
    const values = [state, from].filter((value) => value !== undefined);
    const clause = where.filter((part) => part !== null).join(' AND ') || '1';
    const sql = `SELECT * FROM inbox WHERE ${clause} ORDER BY stored_at DESC, rowid DESC LIMIT ?`;
    return this.db.read(() => this.db.all(sql, ...values, limit).map(entryOf));
  }

  oldestNew(): Promise<number | undefined> {
    const sql = `SELECT min(stored_at) AS at FROM inbox WHERE state = 'new'`;
    return this.db.read(() => {
      const at = this.db.get(sql)?.at;
      return typeof at === 'number' ? at : undefined;
    });
  }

  of(instance: string): Promise<InboxEntry[]> {
    const sql = 'SELECT * FROM inbox WHERE instance = ? ORDER BY stored_at, rowid';
    return this.db.read(() => this.db.all(sql, instance).map(entryOf));
  }
}
