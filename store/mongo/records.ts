import type { RecordChange, RecordStore, StoredRecord } from '../ports/records.ts';
import type { RecordDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { isDuplicate } from './errors.ts';

/** Small records by kind and id; values as JSON text, since names of members may be anything. */

function recordOf({ kind, id, revision, value, expiresAt }: RecordDoc): StoredRecord {
  return { kind, id, revision, value: JSON.parse(value) as unknown, expiresAt };
}

const keyOf = (kind: string, id: string) => `${kind}:${id}`;

export class MongoRecords implements RecordStore {
  private readonly db: Connection;

  constructor(db: Connection) {
    this.db = db;
  }

  get(kind: string, id: string): Promise<StoredRecord | undefined> {
    return this.db.run(async ({ records }) => {
      const doc = await records.findOne({ _id: keyOf(kind, id) });
      return doc === null ? undefined : recordOf(doc);
    });
  }

  put(change: RecordChange): Promise<'stored' | 'conflict'> {
    return change.expectedRevision === 0 ? this.create(change) : this.update(change);
  }

  private create({ kind, id, value, expiresAt = null }: RecordChange) {
    const doc = { kind, id, revision: 1, value: JSON.stringify(value), expiresAt };
    return this.db.run(async ({ records }) => {
      try {
        await records.insertOne({ _id: keyOf(kind, id), ...doc });
        return 'stored' as const;
      } catch (error) {
        if (isDuplicate(error)) return 'conflict' as const;
        throw error;
      }
    });
  }

  private update({ kind, id, expectedRevision, value, expiresAt = null }: RecordChange) {
    return this.db.run(async ({ records }) => {
      const { matchedCount } = await records.updateOne(
        { _id: keyOf(kind, id), revision: expectedRevision },
        { $inc: { revision: 1 }, $set: { value: JSON.stringify(value), expiresAt } },
      );
      return matchedCount === 1 ? ('stored' as const) : ('conflict' as const);
    });
  }

  delete(kind: string, id: string): Promise<boolean> {
    return this.db.run(async ({ records }) => {
      const { deletedCount } = await records.deleteOne({ _id: keyOf(kind, id) });
      return deletedCount === 1;
    });
  }

  list(kind: string, { after = '', limit }: { after?: string; limit: number }) {
    return this.db.run(async ({ records }) => {
      const filter = { kind, id: { $gt: after } };
      const docs = await records.find(filter).sort({ id: 1 }).limit(limit).toArray();
      return docs.map(recordOf);
    });
  }

  removeExpired(now: number): Promise<number> {
    return this.db.run(async ({ records }) => {
      const { deletedCount } = await records.deleteMany({ expiresAt: { $lte: now } });
      return deletedCount;
    });
  }
}
