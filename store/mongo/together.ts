import type { AnyBulkWriteOperation, Collection, Filter, UpdateFilter, WithId } from 'mongodb';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';

/** Updates of one document each. Those that come while others are on their way go together: one command for all of them. */

interface Update<T> {
  id: string;
  /** What the document must be beside having this id. */
  held: Filter<T>;
  change: UpdateFilter<T>;
  /** Whether the document, as it is found afterwards, is what this update has made of it. */
  isDone(found: WithId<T>): boolean;
}

interface Waiting<T> {
  update: Update<T>;
  resolve: (held: boolean) => void;
  reject: (error: unknown) => void;
}

export class Together<T extends { _id: string }> {
  private readonly db: Connection;
  private readonly of: (collections: Collections) => Collection<T>;
  private waiting: Waiting<T>[] = [];
  private writing = false;

  constructor(db: Connection, of: (collections: Collections) => Collection<T>) {
    this.db = db;
    this.of = of;
  }

  /** False when the document was not what it must be. */
  update(update: Update<T>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ update, resolve, reject });
      void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      try {
        const updates = batch.map(({ update }) => update);
        const lost = await this.db.run((collections) => this.write(this.of(collections), updates));
        for (const { update, resolve } of batch) resolve(!lost.has(update));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.writing = false;
  }

  /** @returns those whose document was not what it must be */
  private async write(
    collection: Collection<T>,
    updates: Update<T>[],
  ): Promise<ReadonlySet<Update<T>>> {
    const operations = updates.map(({ id, held, change }) => ({
      updateOne: { filter: { ...held, _id: id }, update: change },
    })) as AnyBulkWriteOperation<T>[];
    const { matchedCount } = await collection.bulkWrite(operations, { ordered: false });
    if (matchedCount === updates.length) return new Set();
    if (matchedCount === 0) return new Set(updates);
    const ids = updates.map(({ id }) => id);
    const found = await collection.find({ _id: { $in: ids } } as Filter<T>).toArray();
    const byId = new Map(found.map((doc) => [doc._id as string, doc]));
    const isLost = ({ id, isDone }: Update<T>) => {
      const doc = byId.get(id);
      return doc === undefined || !isDone(doc);
    };
    return new Set(updates.filter(isLost));
  }
}
