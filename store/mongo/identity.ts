import type { IdentityStore, StoreIdentity } from '../ports/identity.ts';
import type { Connection } from './connection.ts';
import { highest } from './numbers.ts';

/** Which store this is, and how far its numbers go. */

export class MongoIdentity implements IdentityStore {
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
}
