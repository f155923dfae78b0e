import type { DeliveryReport, SentPart } from '../../channels/port.ts';
import {
  handedOverAround,
  keptReport,
  keptUnder,
  MOST_ALIKE,
  MOST_KEPT,
  matchReport,
  REPORT_KEPT,
  referencesOf,
  sentAround,
} from '../base/reports.ts';
import type { OutboxEntry } from '../ports/outbox.ts';
import type { Database, Row } from './database.ts';
import { outboxEntryOf } from './outbox-row.ts';

/** Delivery reports, put to the SMS they speak of or kept until that is known. */

export function entriesOf(row: Row | undefined): OutboxEntry[] {
  return row === undefined ? [] : [outboxEntryOf(row)];
}

export class SqliteReports {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Lets the reports of these parts find their SMS. */
  noteParts(id: string, parts: Pick<SentPart, 'reference' | 'sentAt'>[]): void {
    for (const { reference, sentAt } of parts)
      this.db.run(
        `INSERT OR IGNORE INTO sent_part SELECT receiver, ?, ?, seq FROM outbox
         WHERE id = ? AND receiver IS NOT NULL`,
        reference,
        sentAt,
        id,
      );
  }

  /**
   * Reports may come before the modem's own answer, or while nobody knew what became of the SMS: those of
   * its parts, and all where one may explain an SMS whose outcome is not known.
   */
  matchEarly({ to, parts }: Pick<OutboxEntry, 'to' | 'parts'>, now: number): void {
    const doubtful = `SELECT 1 AS found FROM outbox WHERE receiver = ? AND state = 'unconfirmed' LIMIT 1`;
    const waiting =
      this.db.get(doubtful, to) === undefined
        ? this.db.all(
            `SELECT seq, body FROM report WHERE receiver = ?
             AND reference IN (SELECT value FROM json_each(?)) ORDER BY seq`,
            ...[to, JSON.stringify([...parts.map(({ reference }) => reference), ''])],
          )
        : this.db.all(
            'SELECT seq, body FROM report WHERE receiver = ? ORDER BY seq DESC LIMIT ?',
            ...[to, MOST_KEPT],
          );
    for (const { seq, body } of waiting)
      if (this.match(keptReport(String(body)), now) !== undefined)
        this.db.run('DELETE FROM report WHERE seq = ?', Number(seq));
  }

  /** SMS that a report may be about, newest first. */
  private candidates(report: DeliveryReport): OutboxEntry[] {
    const { to } = report;
    const references = JSON.stringify(referencesOf(report));
    const rows = [
      ...this.db.all(
        `SELECT outbox.* FROM sent_part JOIN outbox ON outbox.seq = sent_part.outbox
         WHERE sent_part.receiver = ? AND reference IN (SELECT value FROM json_each(?))
         AND sent_part.sent_at BETWEEN ? AND ?
         ORDER BY sent_part.sent_at DESC LIMIT ?`,
        ...[to, references, ...sentAround(report), MOST_ALIKE],
      ),
      // there are no more of these than lines, and what is bundled
      ...this.db.all(
        `SELECT * FROM outbox INDEXED BY outbox_sending WHERE state = 'sending' AND type = 'sms'
         AND receiver = ?`,
        to,
      ),
      ...this.db.all(
        `SELECT * FROM outbox INDEXED BY outbox_doubtful WHERE state = 'unconfirmed' AND type = 'sms'
         AND receiver = ? AND handed_over_at BETWEEN ? AND ? ORDER BY handed_over_at DESC LIMIT ?`,
        ...[to, ...handedOverAround(report), MOST_ALIKE],
      ),
    ];
    const bySeq = new Map(rows.map((row) => [Number(row.seq), row]));
    return [...bySeq.keys()].sort((a, b) => b - a).flatMap((seq) => entriesOf(bySeq.get(seq)));
  }

  private match(report: DeliveryReport, now: number): OutboxEntry | undefined {
    const found = matchReport(this.candidates(report), report);
    if (found === undefined) return undefined;
    const { entry, change } = found;
    this.db.run(
      `UPDATE outbox SET state = ?, parts = ?, sent_parts = ?, handed_over = ?, error = ?, updated_at = ?
       WHERE id = ?`,
      change.state,
      JSON.stringify(change.parts),
      change.parts.length,
      change.handedOver,
      change.error,
      now,
      entry.id,
    );
    this.noteParts(entry.id, change.parts);
    return { ...entry, ...change, updatedAt: now };
  }

  record(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined> {
    return this.db.writeSoon(() => {
      const entry = this.match(report, now);
      if (entry !== undefined) return entry;
      this.db.run(
        'DELETE FROM report WHERE receiver = ? AND stored_at NOT BETWEEN ? AND ?',
        report.to,
        now - REPORT_KEPT,
        now + REPORT_KEPT,
      );
      this.db.run(
        'INSERT INTO report (receiver, reference, body, stored_at) VALUES (?,?,?,?)',
        report.to,
        keptUnder(report),
        JSON.stringify(report),
        now,
      );
      return undefined;
    });
  }
}
