import type { DeliveryReport, SentPart } from '../../channels/port.ts';
import { settledState } from '../base/reports.ts';
import type { Claimed, Lease } from '../ports/lease.ts';
import type {
  EffectClaimRequest,
  Hold,
  NewEffect,
  OutboxEntry,
  OutboxStore,
  Settlement,
} from '../ports/outbox.ts';
import type { Database, Value } from './database.ts';
import { OutboxJudged } from './outbox-judged.ts';
import { outboxEntryOf } from './outbox-row.ts';
import { SqliteReports } from './reports.ts';

/** Effects waiting to be carried out, SMS above all, until they are settled; what comes after is in `outbox-judged.ts`. */

const INSERT = `INSERT INTO outbox (id, instance, revision, type, receiver, priority, lane, due_at, params,
  text, state, attempts, parts, handed_over, copies, created_at, updated_at, token, lease_until)
  VALUES (?,?,?,?,?,?,?,?,?,?,'queued',0,'[]',-1,0,?,?,0,0) ON CONFLICT (id) DO NOTHING`;

/** SMS that are put off in one transaction. */
const HELD_AT_ONCE = 1_000;

export class SqliteOutbox extends OutboxJudged implements OutboxStore {
  private readonly reports: SqliteReports;

  constructor(db: Database) {
    super(db);
    this.reports = new SqliteReports(db);
  }

  /** Inside a transaction. */
  add = (instance: string, revision: number, effect: NewEffect, now: number): void => {
    const { id, type, to, priority, lane, dueAt, params, text } = effect;
    this.db.run(
      INSERT,
      id,
      instance,
      revision,
      type,
      to,
      priority,
      lane,
      dueAt,
      params,
      text,
      now,
      now,
    );
  };

  enqueue(instance: string, effects: NewEffect[], now: number): Promise<void> {
    return this.db.write(() => {
      for (const effect of effects) this.add(instance, 0, effect, now);
    });
  }

  /** Work whose holder died: done again where that is harmless, marked where the modem may have it. */
  private recover(now: number): void {
    const expired = this.db.all(
      `SELECT * FROM outbox INDEXED BY outbox_sending WHERE state = 'sending' AND lease_until <= ?`,
      now,
    );
    for (const row of expired) {
      const entry = outboxEntryOf(row);
      const unknown = entry.type === 'sms' && entry.handedOver >= entry.parts.length;
      this.db.run(
        'UPDATE outbox SET state = ?, error = ?, token = token + 1, updated_at = ? WHERE id = ?',
        unknown ? 'unconfirmed' : 'queued',
        unknown ? 'terputus saat dikirim: mungkin sudah terkirim' : entry.error,
        now,
        entry.id,
      );
      if (unknown) this.reports.matchEarly(entry, now);
    }
  }

  claim(request: EffectClaimRequest): Promise<Claimed<OutboxEntry>[]> {
    const { owner, now, leaseMs, limit, kind, to, lane, notTo = [] } = request;
    const values: Value[] = [now];
    let where = `state = 'queued' AND type ${kind === 'sms' ? '=' : '<>'} 'sms' AND due_at <= ?`;
    for (const [column, value] of [
      ['receiver', to],
      ['lane', lane],
    ] as const) {
      if (value === undefined) continue;
      where += ` AND ${column} = ?`;
      values.push(value);
    }
    if (notTo.length > 0) {
      where += ' AND receiver NOT IN (SELECT value FROM json_each(?))';
      values.push(JSON.stringify(notTo));
    }
    const sql = `SELECT * FROM outbox WHERE ${where} ORDER BY priority, seq LIMIT ?`;
    // before an SMS is handed over this is on the disk, with what says so (`handingOver`)
    return this.db.lease(() => {
      this.recover(now);
      return this.db.all(sql, ...values, limit).map((row) => {
        const token = this.db.tokenAfter(Number(row.token));
        const until = now + leaseMs;
        const attempts = Number(row.attempts) + 1;
        this.db.run(
          `UPDATE outbox SET state = 'sending', owner = ?, token = ?, lease_until = ?, attempts = ?,
           updated_at = ? WHERE id = ?`,
          owner,
          token,
          until,
          attempts,
          now,
          String(row.id),
        );
        const entry = { ...outboxEntryOf(row), state: 'sending' as const, attempts };
        return { lease: { id: entry.id, owner, token, until }, entry };
      });
    });
  }

  /** The row while this lease holds it. */
  private held({ id, token }: Lease): OutboxEntry | undefined {
    const row = this.db.get(
      `SELECT * FROM outbox WHERE id = ? AND token = ? AND state = 'sending'`,
      id,
      token,
    );
    return row === undefined ? undefined : outboxEntryOf(row);
  }

  handingOver(lease: Lease, part: number, total: number, now: number): Promise<boolean> {
    const sql = `UPDATE outbox SET handed_over = ?, total = ?, handed_over_at = ?, updated_at = ?,
      lease_until = ? WHERE id = ? AND token = ? AND state = 'sending'`;
    const values = [part, total, now, now, lease.until, lease.id, lease.token];
    return this.db.write(() => this.db.run(sql, ...values) > 0);
  }

  /** Before the next part, or the end, is written down for good, a power cut leaves it in doubt at worst. */
  partSent(lease: Lease, index: number, part: SentPart, line: string): Promise<boolean> {
    return this.db.lease(() => {
      const entry = this.held(lease);
      if (entry === undefined) return false;
      const parts = [...entry.parts];
      parts[index] = { ...part, deliveredAt: null };
      this.db.run(
        'UPDATE outbox SET parts = ?, sent_parts = ?, line = ?, sent_at = ? WHERE id = ?',
        JSON.stringify(parts),
        parts.length,
        line,
        part.sentAt,
        lease.id,
      );
      this.reports.noteParts(entry.id, [part]);
      return true;
    });
  }

  holdBack({ now, to, dueBy = now, except, dueAt, error }: Hold): Promise<number> {
    const which = `state = 'queued' AND type = 'sms' AND due_at <= ?6 AND due_at < ?3
      AND (?7 IS NULL OR receiver = ?7) AND lane NOT IN (SELECT value FROM json_each(?2))`;
    const sql = `UPDATE outbox SET due_at = ?3, error = ?4, updated_at = ?1
      WHERE seq IN (SELECT seq FROM outbox INDEXED BY outbox_sms WHERE ${which} LIMIT ?5)`;
    const some = () =>
      this.db.write(() =>
        this.db.run(
          sql,
          now,
          JSON.stringify(except),
          dueAt,
          error,
          HELD_AT_ONCE,
          dueBy,
          to ?? null,
        ),
      );
    return this.allOf(some);
  }

  /** In steps, so that others get their turn in between. */
  private async allOf(some: () => Promise<number>): Promise<number> {
    let all = 0;
    for (let count = HELD_AT_ONCE; count === HELD_AT_ONCE; all += count) count = await some();
    return all;
  }

  recordReport(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined> {
    return this.reports.record(report, now);
  }

  extend(lease: Lease, until: number): Promise<boolean> {
    const sql = `UPDATE outbox SET lease_until = ? WHERE id = ? AND token = ? AND state = 'sending'`;
    return this.db.lease(() => this.db.run(sql, until, lease.id, lease.token) > 0);
  }

  settle(lease: Lease, settlement: Settlement): Promise<boolean> {
    // what is done inside the engine is done again without harm, under the same keys; of an SMS nothing is known for a
    // moment if the power fails now, but before the next one is handed over this is on the disk
    const write = settlement.state === 'done' ? 'lease' : 'note';
    return this.db[write](() => {
      const entry = this.held(lease);
      if (entry === undefined) return false;
      this.settled(entry, settlement);
      if (entry.type === 'sms')
        this.reports.matchEarly({ ...entry, parts: this.partsOf(lease.id) }, entry.updatedAt);
      return true;
    });
  }

  private settled(entry: OutboxEntry, settlement: Settlement): void {
    const error =
      'error' in settlement
        ? settlement.error
        : settlement.state === 'bundled'
          ? `dimuat dalam ${settlement.into}`
          : null;
    const at = 'at' in settlement ? settlement.at : entry.updatedAt;
    const sent = settlement.state === 'sent' ? settlement : null;
    const known = new Map(entry.parts.map((part) => [part.reference, part.deliveredAt]));
    const parts = (sent?.parts ?? entry.parts).map((part) => ({
      reference: part.reference,
      sentAt: part.sentAt,
      deliveredAt: known.get(part.reference) ?? null,
    }));
    this.db.run(
      `UPDATE outbox SET state = ?, error = ?, due_at = ?, line = ?, parts = ?, sent_parts = ?, sent_at = ?,
       handed_over = ?, followed_up_at = ?, updated_at = ?, lease_until = 0 WHERE id = ?`,
      settledState(settlement.state, parts),
      error,
      settlement.state === 'queued' ? settlement.dueAt : entry.dueAt,
      sent?.line ?? entry.line,
      JSON.stringify(parts),
      parts.length,
      sent?.at ?? parts.at(-1)?.sentAt ?? null,
      // given back as certainly not sent: what was handed over before no longer counts
      settlement.state === 'queued' ? parts.length - 1 : entry.handedOver,
      settlement.state === 'failed' && settlement.expected === true ? at : entry.followedUpAt,
      at,
      entry.id,
    );
    if (entry.type === 'sms') this.reports.noteParts(entry.id, parts);
  }

  private partsOf(id: string): OutboxEntry['parts'] {
    const row = this.db.get('SELECT parts FROM outbox WHERE id = ?', id);
    return JSON.parse(String(row?.parts ?? '[]')) as OutboxEntry['parts'];
  }
}
