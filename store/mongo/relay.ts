import type { HistoryDoc, InstanceDoc, OutboxDoc, Pending } from './collections.ts';
import type { Connection } from './connection.ts';
import { insertMissing } from './insert.ts';
import { newOutboxDoc } from './outbox-doc.ts';

/**
 * Moves what commits left in their instances to the outbox and the history. A commit is durable before
 * that; ids are decided by it, so that moving twice, or by two processes, changes nothing. What a dead
 * process left behind is found through an index by the others.
 */

const BATCH = 200;
/** Between two looks for what other processes left behind, real milliseconds. */
const LOOK_EVERY = 250;

interface Commit {
  instance: string;
  pending: Pending;
}

function effectsOf({ instance, pending: { revision, at, seq, effects } }: Commit): OutboxDoc[] {
  return effects.map((effect, n) => newOutboxDoc(effect, { instance, revision, at, seq: seq + n }));
}

function historyOf({ instance, pending: { revision, at, effects, history } }: Commit): HistoryDoc {
  return {
    _id: `${instance}:${revision}`,
    instance,
    revision,
    at,
    ...history,
    effects: effects.map(({ id }) => id),
  };
}

export class Relay {
  private readonly db: Connection;
  private queue: Commit[] = [];
  private moving: Promise<void> | null = null;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | null = null;

  constructor(db: Connection) {
    this.db = db;
  }

  /** Moves a commit of this process soon, many of them in one go; never rejects. */
  add(instance: string, pending: Pending): void {
    this.queue.push({ instance, pending });
    this.moving ??= this.moveQueued();
  }

  private async moveQueued(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, BATCH);
      try {
        await this.move(batch);
      } catch {
        // it stays in its instances, where it is found like that of a dead process
        this.lookedAt = Number.NEGATIVE_INFINITY;
      }
    }
    this.moving = null;
  }

  /** Resolves when the commits of this process are moved, or could not be. */
  async settled(): Promise<void> {
    await this.moving;
  }

  private async move(batch: Commit[]): Promise<void> {
    await this.db.run(async ({ instances, history, outbox }) => {
      await Promise.all([
        insertMissing(outbox, batch.flatMap(effectsOf)),
        insertMissing(history, batch.map(historyOf)),
      ]);
      await instances.bulkWrite(
        batch.map(({ instance, pending: { revision } }) => ({
          updateOne: { filter: { _id: instance }, update: { $pull: { pending: { revision } } } },
        })),
        { ordered: false },
      );
    });
  }

  /** Moves what is left in some instances, whoever committed it. */
  private async moveLeft(which: Partial<Pick<InstanceDoc, '_id'>>): Promise<void> {
    for (;;) {
      const left = await this.db.run(({ instances }) =>
        instances
          .find({ ...which, 'pending.revision': { $gt: 0 } })
          .project<Pick<InstanceDoc, '_id' | 'pending'>>({ pending: 1 })
          .limit(BATCH)
          .toArray(),
      );
      if (left.length === 0) return;
      await this.move(
        left.flatMap(({ _id: instance, pending }) =>
          pending.map((one) => ({ instance, pending: one })),
        ),
      );
      if (left.length < BATCH) return;
    }
  }

  /** After it, everything that was committed to this instance before is in outbox and history. */
  async finish(instance: string): Promise<void> {
    await this.settled();
    await this.moveLeft({ _id: instance });
  }

  /** As `finish`, for all instances; looks for what others left only so often, unless told to. */
  async finishAll(always = false): Promise<void> {
    await this.settled();
    if (always) return this.look();
    if (performance.now() - this.lookedAt < LOOK_EVERY) return;
    // those that ask while somebody looks have the same look
    this.looking ??= this.look().finally(() => {
      this.looking = null;
    });
    await this.looking;
  }

  private async look(): Promise<void> {
    const now = performance.now();
    await this.moveLeft({});
    this.lookedAt = now;
  }
}
