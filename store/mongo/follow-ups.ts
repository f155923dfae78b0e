import type { OutboxEntry } from '../port.ts';
import type { Connection } from './connection.ts';
import { outboxEntryOf } from './outbox-doc.ts';
import type { Relay } from './relay.ts';

/** SMS that did not arrive for certain, until a person has dealt with each. */
export class MongoFollowUps {
  private readonly db: Connection;
  private readonly relay: Pick<Relay, 'finishAll'>;

  constructor(db: Connection, relay: Pick<Relay, 'finishAll'>) {
    this.db = db;
    this.relay = relay;
  }

  /** Newest first. */
  undelivered(limit: number): Promise<OutboxEntry[]> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const newest = { seq: -1, _id: -1 } as const;
      const found = await Promise.all(
        (['failed', 'unconfirmed'] as const).map((state) =>
          outbox.find({ sms: true, state, followedUpAt: null }).sort(newest).limit(limit).toArray(),
        ),
      );
      return found
        .flat()
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit)
        .map(outboxEntryOf);
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
