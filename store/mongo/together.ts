import { setImmediate as breath } from 'node:timers/promises';
import type { AnyBulkWriteOperation, Collection, Filter, UpdateFilter, WithId } from 'mongodb';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';
import { isUnavailable } from './errors.ts';
import { insertMissing } from './insert.ts';

/**
 * Writes of one document each. Those that come in one breath, or while others are on their way, go together: one
 * command for all of them.
 */

interface Waiting<W> {
  write: W;
  resolve: (done: boolean) => void;
  reject: (error: unknown) => void;
}

export class Gathered<W> {
  private readonly write: (writes: W[], again: boolean) => Promise<ReadonlySet<W>>;
  private waiting: Waiting<W>[] = [];
  private writing = false;

  /**
   * @param write writes all that it can, `again` when it may have been written already;
   * @returns those that it could not
   */
  constructor(write: (writes: W[], again: boolean) => Promise<ReadonlySet<W>>) {
    this.write = write;
  }

  /** False when it could not be written, since the document was not what it must be. */
  add(write: W): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject });
      void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) {
      await breath();
      await this.writeThese(this.waiting.splice(0), false);
    }
    this.writing = false;
  }

  private async writeThese(these: Waiting<W>[], again: boolean): Promise<void> {
    try {
      const lost = await this.write(
        these.map(({ write }) => write),
        again,
      );
      for (const { write, resolve } of these) resolve(!lost.has(write));
    } catch (error) {
      const [first, ...others] = these;
      // one of them is what the server never takes: each by itself, so that it holds up no other
      if (others.length > 0 && !isUnavailable(error))
        for (const one of these) await this.writeThese([one], true);
      else for (const { reject } of [first, ...others].flatMap((one) => one ?? [])) reject(error);
    }
  }
}

export interface Update<T> {
  id: string;
  /** What the document must be beside having this id. */
  held: Filter<T>;
  change: UpdateFilter<T>;
  /** Whether the document, as it is found afterwards, is what this update has made of it. */
  isDone(found: WithId<T>): boolean;
}

async function updateAll<T extends { _id: string }>(
  collection: Collection<T>,
  updates: Update<T>[],
  again: boolean,
): Promise<ReadonlySet<Update<T>>> {
  const operations = updates.map(({ id, held, change }) => ({
    updateOne: { filter: { ...held, _id: id }, update: change },
  })) as AnyBulkWriteOperation<T>[];
  const { matchedCount } = await collection.bulkWrite(operations, { ordered: false });
  if (matchedCount === updates.length) return new Set();
  if (matchedCount === 0 && !again) return new Set(updates);
  const ids = updates.map(({ id }) => id);
  const found = await collection.find({ _id: { $in: ids } } as Filter<T>).toArray();
  const byId = new Map(found.map((doc) => [doc._id as string, doc]));
  const isLost = ({ id, isDone }: Update<T>) => {
    const doc = byId.get(id);
    return doc === undefined || !isDone(doc);
  };
  return new Set(updates.filter(isLost));
}

/** Updates of documents that are there. */
export class Together<T extends { _id: string }> {
  private readonly updates: Gathered<Update<T>>;

  constructor(db: Connection, of: (collections: Collections) => Collection<T>) {
    this.updates = new Gathered((updates, again) =>
      db.run((collections) => updateAll(of(collections), updates, again)),
    );
  }

  /** False when the document was not what it must be. */
  update(update: Update<T>): Promise<boolean> {
    return this.updates.add(update);
  }
}

/** New documents. */
export class NewTogether<T extends { _id: string }> {
  private readonly inserts: Gathered<T>;

  constructor(db: Connection, of: (collections: Collections) => Collection<T>) {
    this.inserts = new Gathered((docs) =>
      db.run(async (collections) => {
        const there = await insertMissing(of(collections), docs);
        return new Set(docs.filter((_, index) => there.has(index)));
      }),
    );
  }

  /** False when there is one of that id. */
  insert(doc: T): Promise<boolean> {
    return this.inserts.add(doc);
  }
}
