import type { OutboxEntry, OutboxState } from '../ports/outbox.ts';
import type { Period } from '../ports/search.ts';
import { AskedTogether } from './asked-together.ts';
import type { OutboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { outboxEntryOf } from './outbox-doc.ts';
import type { Relay } from './relay.ts';

/** What the outbox holds, for pages, budgets and brakes; nothing is changed here. */

const OLDEST_FIRST = { seq: 1, _id: 1 } as const;
const NEWEST_FIRST = { seq: -1, _id: -1 } as const;

export class OutboxReading {
  protected readonly db: Connection;
  protected readonly relay: Relay;
  private readonly reads: AskedTogether<OutboxDoc>;

  constructor(db: Connection, relay: Relay) {
    this.db = db;
    this.relay = relay;
    this.reads = new AskedTogether((ids) =>
      db.run(async ({ outbox }) => {
        const docs = await outbox.find({ _id: { $in: ids } }).toArray();
        return new Map(docs.map((doc) => [doc._id, doc]));
      }),
    );
  }

  async get(id: string): Promise<OutboxEntry | undefined> {
    await this.relay.settled();
    const find = () => this.reads.get(id);
    const doc = (await find()) ?? (await this.relay.finishAll(true).then(find));
    return doc === undefined ? undefined : outboxEntryOf(doc);
  }

  of(instance: string): Promise<OutboxEntry[]> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      return (await outbox.find({ instance }).sort(OLDEST_FIRST).toArray()).map(outboxEntryOf);
    });
  }

  list(filter: { state?: OutboxState; to?: string; limit: number }): Promise<OutboxEntry[]> {
    const { state, to, limit } = filter;
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const which = {
        sms: true,
        ...(state === undefined ? {} : { state }),
        ...(to === undefined ? {} : { to }),
      };
      const docs = await outbox.find(which).sort(NEWEST_FIRST).limit(limit).toArray();
      return docs.map(outboxEntryOf);
    });
  }

  oldestDue(dueBy: number): Promise<number | undefined> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const due = { sms: true, state: 'queued' as const, dueAt: { $lte: dueBy } };
      return (await outbox.findOne(due, { sort: { createdAt: 1 } }))?.createdAt;
    });
  }

  sentIn({ from, to }: Period, line?: string): Promise<number> {
    const which = line === undefined ? {} : { line };
    return this.db.run(({ outbox }) =>
      outbox.countDocuments({ sentAt: { $gte: from, $lt: to }, ...which }),
    );
  }

  sentOften({ from, to }: Period, least: number): Promise<ReadonlyMap<string, number>> {
    return this.db.run(async ({ outbox }) => {
      const groups = await outbox
        .aggregate<{ _id: string; n: number }>([
          { $match: { sentAt: { $gte: from, $lt: to } } },
          { $group: { _id: '$to', n: { $sum: 1 } } },
          { $match: { n: { $gte: least } } },
        ])
        .toArray();
      return new Map(groups.map(({ _id, n }) => [_id, n]));
    });
  }

  undelivered(limit: number): Promise<OutboxEntry[]> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const found = await Promise.all(
        (['failed', 'unconfirmed'] as const).map((state) =>
          outbox
            .find({ sms: true, state, followedUpAt: null })
            .sort(NEWEST_FIRST)
            .limit(limit)
            .toArray(),
        ),
      );
      return found
        .flat()
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit)
        .map(outboxEntryOf);
    });
  }
}
