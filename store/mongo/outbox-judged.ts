import type { Filter } from 'mongodb';
import type { DeliveryReport } from '../../channels/port.ts';
import { Turns } from '../../machines/base/turns.ts';
import type { OutboxEntry } from '../ports/outbox.ts';
import type { Collections, OutboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { outboxEntryOf } from './outbox-doc.ts';
import { OutboxReading } from './outbox-read.ts';
import type { Relay } from './relay.ts';
import { Remembered } from './remembered.ts';
import { MongoReports } from './reports.ts';
import { AGAIN, retry } from './retry.ts';

/** What becomes of an SMS after it was handed over: its report, a copy, what a person decides. */

/** Entries in hand that this process remembers. */
const REMEMBERED = 500;

export class OutboxJudged extends OutboxReading {
  /** Entries as this process holds them: whoever settles one need not read it again. */
  protected readonly inHand = new Remembered(REMEMBERED);
  /** What is written about one entry goes one after the other: each builds on what was written last. */
  protected readonly turns = new Turns();
  protected readonly reports: MongoReports;

  constructor(db: Connection, relay: Relay) {
    super(db, relay);
    this.reports = new MongoReports(db, this.inHand, this.turns);
  }

  /** Writes what `change` makes of an entry, again when another writer came between. */
  protected update(
    { outbox }: Collections,
    which: Filter<OutboxDoc>,
    change: (entry: OutboxDoc) => Partial<OutboxDoc>,
  ): Promise<OutboxDoc | null> {
    return retry(async () => {
      const entry = await outbox.findOne(which);
      if (entry === null) return null;
      const { matchedCount } = await outbox.updateOne(
        { _id: entry._id, rev: entry.rev },
        { $set: { ...change(entry), rev: entry.rev + 1 } },
      );
      return matchedCount > 0 ? entry : AGAIN;
    });
  }

  recordReport(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined> {
    return this.reports.record(report, now);
  }

  unconfirmed(lane: string, olderThan: number, limit: number): Promise<OutboxEntry[]> {
    const open: Filter<OutboxDoc> = {
      state: 'unconfirmed',
      lane,
      updatedAt: { $lt: olderThan },
      copies: 0,
      _id: { $not: /:copy$/ },
    };
    return this.db.run(async (collections) => {
      const read = () =>
        collections.outbox.find(open).sort({ updatedAt: 1 }).limit(limit).toArray();
      const found = await read();
      if (found.length === 0) return [];
      // a process may have died between marking an SMS and looking for its report
      for (const entry of found)
        await this.reports.matchWaiting(collections, entry, entry.updatedAt);
      return (await read()).map(outboxEntryOf);
    });
  }

  markCopied(id: string): Promise<boolean> {
    return this.db.run(async ({ outbox }) => {
      const change = { $set: { copies: 1 }, $inc: { rev: 1 } };
      return (await outbox.updateOne({ _id: id, copies: 0 }, change)).matchedCount > 0;
    });
  }

  resolve(id: string, state: 'delivered' | 'failed' | 'queued', now: number): Promise<boolean> {
    return this.db.run(async (collections) => {
      const unconfirmed = { _id: id, state: 'unconfirmed' as const };
      const entry = await this.update(collections, unconfirmed, ({ parts }) => ({
        state,
        updatedAt: now,
        ...(state === 'queued' ? { dueAt: now, handedOver: parts.length - 1 } : {}),
      }));
      return entry !== null;
    });
  }

  followUp(id: string, how: 'told' | 'again', now: number): Promise<boolean> {
    const failed = { _id: id, sms: true, state: 'failed' as const, followedUpAt: null };
    return this.db.run(async ({ outbox }) => {
      const told = { $set: { followedUpAt: now, updatedAt: now }, $inc: { rev: 1 } };
      if (how === 'told') return (await outbox.updateOne(failed, told)).matchedCount > 0;
      const entry = await outbox.findOne(failed, { projection: { parts: 1, rev: 1 } });
      if (entry === null) return false;
      const again = {
        ...{ state: 'queued' as const, dueAt: now, updatedAt: now, error: null },
        handedOver: entry.parts.length - 1,
      };
      const same = { ...failed, rev: entry.rev };
      const change = { $set: again, $inc: { rev: 1 } };
      return (await outbox.updateOne(same, change)).matchedCount > 0;
    });
  }
}
