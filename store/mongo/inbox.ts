import type { Filter } from 'mongodb';
import type { IncomingPart, IncomingSms } from '../../channels/port.ts';
import type { InboxEntry, InboxSettlement, InboxState, InboxStore } from '../ports/inbox.ts';
import { type Claimed, type ClaimRequest, FUTURE, type Lease } from '../ports/lease.ts';
import type { Collections, InboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { entryOf, newInboxDocs } from './inbox-doc.ts';
import { insertMissing } from './insert.ts';
import { createLock, withLock } from './lock.ts';
import { deliverWhole, expireParts, receiveParts } from './parts.ts';
import { Together } from './together.ts';

/**
 * Received messages. Messages of one sender never lie with two owners at once: who claims holds a lock
 * for that moment, and marks every message he looks at with the lock's token, which only grows. A
 * process that slept through the end of its lock finds newer tokens and takes nothing.
 */

/** Looks for senders that nobody is busy with, when the first ones all are. */
const ROUNDS = 8;
const LOCK = 'inbox';
const OLDEST_FIRST = { storedAt: 1, receivedAt: 1, sentAt: 1, seq: 1, _id: 1 } as const;

/** Messages nothing stands before: no other of the sender is held, no earlier one waits for its time. */
function unblocked(due: InboxDoc[], waiting: InboxDoc[], now: number): InboxDoc[] {
  const blocks = (other: InboxDoc, message: InboxDoc) =>
    other.from === message.from &&
    (other.leaseUntil > now || other.receivedAt <= message.receivedAt);
  return due.filter((message) => !waiting.some((other) => blocks(other, message)));
}

export class MongoInbox implements InboxStore {
  private readonly db: Connection;
  private readonly together: Together<InboxDoc>;

  constructor(db: Connection) {
    this.db = db;
    this.together = new Together(db, ({ inbox }) => inbox);
  }

  /** What claims need, and what a dead process left on its way here. */
  prepare(): Promise<void> {
    return this.db.run(async (collections) => {
      await createLock(collections, LOCK);
      await deliverWhole(collections);
    });
  }

  receive(messages: IncomingSms[], now: number): Promise<number> {
    return this.db.run(async ({ inbox }) => {
      const known = await insertMissing(inbox, newInboxDocs(messages, now));
      return messages.length - known.size;
    });
  }

  receiveParts(parts: IncomingPart[], now: number): Promise<number> {
    return this.db.run((collections) => receiveParts(collections, parts, now));
  }

  expireParts(olderThan: number, now: number): Promise<number> {
    return this.db.run((collections) => expireParts(collections, olderThan, now));
  }

  // claims --------------------------------------------------------------------------------------

  claim(request: ClaimRequest): Promise<Claimed<InboxEntry>[]> {
    const { now, limit } = request;
    return this.db.run(async (collections) => {
      const busy: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const due = await this.due(collections, { from: { $nin: busy } }, now, limit);
        if (due.length === 0) return [];
        const claimed = await this.take(collections, due, request);
        if (claimed.length > 0) return claimed;
        busy.push(...new Set(due.map(({ from }) => from)));
      }
      return [];
    });
  }

  private due(
    { inbox }: Collections,
    which: Filter<InboxDoc>,
    now: number,
    limit: number,
  ): Promise<InboxDoc[]> {
    return inbox
      .find({ ...which, state: 'new', wakeAt: { $lte: now } })
      .sort(OLDEST_FIRST)
      .limit(limit)
      .toArray();
  }

  /** Those of due messages whose sender has nothing in hand or before them. */
  private async take(
    collections: Collections,
    due: InboxDoc[],
    request: ClaimRequest,
  ): Promise<Claimed<InboxEntry>[]> {
    const claimed = await withLock(collections, LOCK, async (token) => {
      const messages = await this.fence(collections, due, token, request.now);
      return (await this.lease(collections, messages, token, request)) ? messages : [];
    });
    const { owner, now, leaseMs } = request;
    const until = now + leaseMs;
    return (claimed?.value ?? []).map((message) => ({
      lease: { id: message._id, owner, token: claimed?.token ?? 0, until },
      entry: { ...entryOf(message), attempts: message.attempts + 1 },
    }));
  }

  /**
   * Marks what the senders have waiting; from here on older claims can no longer take any of it.
   * @returns those that nothing stands before
   */
  private async fence(
    { inbox }: Collections,
    due: InboxDoc[],
    token: number,
    now: number,
  ): Promise<InboxDoc[]> {
    const from = { $in: [...new Set(due.map((message) => message.from))] };
    const waiting = { state: 'new' as const, from };
    await inbox.updateMany(
      { ...waiting, leaseUntil: { $lte: now }, token: { $lt: token } },
      { $set: { token } },
    );
    const _id = { $in: due.map((message) => message._id) };
    const found = await inbox
      .find({ ...waiting, $or: [{ _id, token, wakeAt: { $lte: now } }, { wakeAt: { $gt: now } }] })
      .sort(OLDEST_FIRST)
      .toArray();
    const later = found.filter(({ wakeAt }) => wakeAt > now);
    return unblocked(
      found.filter(({ wakeAt }) => wakeAt <= now),
      later,
      now,
    );
  }

  /** All of them or none: one that is missing was taken by a newer claim. */
  private async lease(
    { inbox }: Collections,
    messages: InboxDoc[],
    token: number,
    { owner, now, leaseMs }: ClaimRequest,
  ): Promise<boolean> {
    if (messages.length === 0) return true;
    const _id = { $in: messages.map((message) => message._id) };
    const until = now + leaseMs;
    const { modifiedCount } = await inbox.updateMany(
      { _id, token, state: 'new', wakeAt: { $lte: now } },
      { $set: { owner, leaseUntil: until, wakeAt: until }, $inc: { attempts: 1 } },
    );
    if (modifiedCount === messages.length) return true;
    await inbox.updateMany(
      { _id, token, owner },
      { $set: { leaseUntil: 0, wakeAt: now }, $inc: { attempts: -1 } },
    );
    return false;
  }

  // while it is held ------------------------------------------------------------------------------

  private whileHeld({ id, token }: Lease, values: Partial<InboxDoc>): Promise<boolean> {
    const given = Object.entries(values);
    return this.together.update({
      id,
      held: { token, state: 'new' },
      change: { $set: { ...values, leaseUntil: 0 } },
      isDone: (found) =>
        found.token === token &&
        given.every(([name, value]) => found[name as keyof InboxDoc] === value),
    });
  }

  settle(lease: Lease, { state, reading }: InboxSettlement): Promise<boolean> {
    return this.whileHeld(lease, { state, reading });
  }

  postpone(lease: Lease, dueAt: number): Promise<boolean> {
    return this.whileHeld(lease, { dueAt, wakeAt: dueAt });
  }

  async bind(id: string, instance: string, binding: string): Promise<void> {
    const change = { $set: { instance, binding } };
    await this.together.update({ id, held: {}, change, isDone: () => true });
  }

  release(id: string, now: number): Promise<boolean> {
    return this.db.run(async ({ inbox }) => {
      const kept = {
        _id: id,
        state: { $in: ['quarantine' as const, 'operator' as const] },
        undecodable: { $exists: false },
      };
      const again = { state: 'new' as const, attempts: 0 };
      const free = { dueAt: now, wakeAt: now, leaseUntil: 0 };
      const change = { $set: { ...again, ...free }, $inc: { released: 1 } };
      return (await inbox.updateOne(kept, change)).matchedCount > 0;
    });
  }

  // reading ---------------------------------------------------------------------------------------

  redate(now: number): Promise<number> {
    const late = { $gt: now + FUTURE };
    return this.db.run(async ({ inbox }) => {
      const { modifiedCount } = await inbox.updateMany(
        { state: 'new', $or: [{ wakeAt: late }, { storedAt: late }] },
        {
          $set: { dueAt: now, wakeAt: now, leaseUntil: 0 },
          $min: { storedAt: now, receivedAt: now },
        },
      );
      return modifiedCount;
    });
  }

  get(id: string): Promise<InboxEntry | undefined> {
    return this.db.run(async ({ inbox }) => {
      const doc = await inbox.findOne({ _id: id });
      return doc === null ? undefined : entryOf(doc);
    });
  }

  list(filter: { state?: InboxState; from?: string; limit: number }): Promise<InboxEntry[]> {
    const { limit, ...which } = filter;
    return this.db.run(async ({ inbox }) => {
      const newest = { storedAt: -1, seq: -1, _id: -1 } as const;
      return (await inbox.find(which).sort(newest).limit(limit).toArray()).map(entryOf);
    });
  }

  oldestNew(): Promise<number | undefined> {
    return this.db.run(async ({ inbox }) => {
      const found = await inbox.findOne({ state: 'new' }, { sort: { storedAt: 1 } });
      return found?.storedAt;
    });
  }

  of(instance: string): Promise<InboxEntry[]> {
    return this.db.run(async ({ inbox }) => {
      const oldest = { storedAt: 1, seq: 1, _id: 1 } as const;
      return (await inbox.find({ instance }).sort(oldest).toArray()).map(entryOf);
    });
  }
}
