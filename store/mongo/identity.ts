import type { StoreIdentity } from '../identity-port.ts';
import { raisedKey } from '../raised.ts';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';
import { insertMissing } from './insert.ts';

/** Which store this is, and how far its numbers go. */

async function highest({ numbers }: Collections, series: string): Promise<number> {
  return (await numbers.findOne({ series }, { sort: { n: -1 } }))?.n ?? 0;
}

export class MongoIdentity {
  private readonly db: Connection;

  constructor(db: Connection) {
    this.db = db;
  }

  read(): Promise<StoreIdentity> {
    return this.db.run(async (collections) => {
      const { meta, numbers, audit } = collections;
      const found: Record<string, number> = {};
      for (const series of await numbers.distinct('series'))
        found[series] = await highest(collections, series);
      const last = await audit.findOne({}, { sort: { _id: -1 }, projection: { _id: 1 } });
      const id = (await meta.findOne({ _id: 'store' }))?.id ?? null;
      return { id, numbers: found, audit: last?._id ?? 0, inUse: false };
    });
  }

  /** The number itself counts as given, so that the next is the one after it. */
  raise(raised: Record<string, number>): Promise<void> {
    return this.db.run(async (collections) => {
      for (const [series, n] of Object.entries(raised)) {
        if ((await highest(collections, series)) >= n) continue;
        const number = { _id: `${series}:${n}`, series, n, key: raisedKey(n) };
        await insertMissing(collections.numbers, [number]);
      }
    });
  }
}
