import type { Lease } from '../ports/lease.ts';
import type { Collections } from './collections.ts';
import type { Connection } from './connection.ts';

/**
 * Effects that were carried out inside the engine and need nothing more than to be marked. Those that come
 * while others are on their way go together: one command for all of them.
 */

/** What is done inside the engine has no parts, and nothing to be remembered of it. */
const DONE = { state: 'done' as const, error: null, leaseUntil: 0 };

interface Waiting {
  lease: Lease;
  resolve: (held: boolean) => void;
  reject: (error: unknown) => void;
}

export class DoneEffects {
  private readonly db: Connection;
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(db: Connection) {
    this.db = db;
  }

  /** False when the lease was lost. */
  mark(lease: Lease): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ lease, resolve, reject });
      void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      try {
        const lost = await this.db.run((collections) => this.write(collections, batch));
        for (const { lease, resolve } of batch) resolve(!lost.has(lease.id));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.writing = false;
  }

  /** @returns ids of those that somebody else has taken over */
  private async write({ outbox }: Collections, batch: Waiting[]): Promise<Set<string>> {
    const { matchedCount } = await outbox.bulkWrite(
      batch.map(({ lease: { id, token } }) => ({
        updateOne: {
          filter: { _id: id, token, state: 'sending' },
          update: { $set: DONE, $inc: { rev: 1 } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === batch.length) return new Set();
    const ids = batch.map(({ lease }) => lease.id);
    const done = await outbox
      .find({ _id: { $in: ids }, state: 'done' })
      .project<{ _id: string; token: number }>({ token: 1 })
      .toArray();
    const mine = new Map(done.map(({ _id, token }) => [_id, token]));
    const lost = batch.filter(({ lease }) => mine.get(lease.id) !== lease.token);
    return new Set(lost.map(({ lease }) => lease.id));
  }
}
