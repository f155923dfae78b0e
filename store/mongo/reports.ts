import { randomUUID } from 'node:crypto';
import type { DeliveryReport } from '../../channels/port.ts';
import type { OutboxEntry } from '../port.ts';
import { keptReport, matchReport } from '../reports.ts';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';
import { outboxEntryOf } from './outbox-doc.ts';
import { AGAIN, retry } from './retry.ts';
import { nextPlaces } from './turns.ts';

/** Puts delivery reports to their SMS, each once, and keeps those that came too early. */

/** SMS of one receiver that a late report may still belong to. */
const CANDIDATES = 60;
/** Reports that came before their SMS was known to be sent are kept this long, milliseconds. */
const KEPT = 24 * 3_600_000;

export class MongoReports {
  private readonly db: Connection;

  constructor(db: Connection) {
    this.db = db;
  }

  /**
   * Notes the report at the SMS it is about. The SMS keeps the report's id, so that a second process
   * that has the same report in hand leaves it at that.
   */
  private match(
    { outbox }: Collections,
    id: string,
    report: DeliveryReport,
    now: number,
  ): Promise<OutboxEntry | undefined> {
    return retry(async () => {
      const candidates = await outbox
        .find({ sms: true, to: report.to })
        .sort({ seq: -1, _id: -1 })
        .limit(CANDIDATES)
        .toArray();
      const noted = candidates.find(({ reports }) => reports.includes(id));
      if (noted !== undefined) return outboxEntryOf(noted);
      const found = matchReport(candidates.map(outboxEntryOf), report);
      if (found === undefined) return undefined;
      const { entry, change } = found;
      const rev = candidates.find(({ _id }) => _id === entry.id)?.rev ?? 0;
      const { matchedCount } = await outbox.updateOne(
        { _id: entry.id, rev },
        { $set: { ...change, updatedAt: now }, $push: { reports: id }, $inc: { rev: 1 } },
      );
      return matchedCount > 0 ? { ...entry, ...change, updatedAt: now } : AGAIN;
    });
  }

  /** Reports that came before the modem's own answer, or while nobody knew what became of the SMS. */
  async matchWaiting(
    collections: Collections,
    receiver: string | null,
    now: number,
  ): Promise<void> {
    if (receiver === null) return;
    const { reports } = collections;
    const waiting = await reports.find({ receiver }).sort({ seq: 1 }).toArray();
    for (const { _id, body } of waiting) {
      const report = keptReport(body);
      if ((await this.match(collections, _id, report, now)) !== undefined)
        await reports.deleteOne({ _id });
    }
  }

  record(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined> {
    return this.db.run(async (collections) => {
      const id = randomUUID();
      const known = await this.match(collections, id, report, now);
      if (known !== undefined) return known;
      const { reports } = collections;
      const receiver = report.to;
      await reports.deleteMany({ receiver, storedAt: { $lt: now - KEPT } });
      const body = JSON.stringify(report);
      await reports.insertOne({ _id: id, receiver, body, seq: nextPlaces(1), storedAt: now });
      // its SMS may have come to an end just before the report lay where it is looked for
      const late = await this.match(collections, id, report, now);
      if (late !== undefined) await reports.deleteOne({ _id: id });
      return late;
    });
  }
}
