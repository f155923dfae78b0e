import type { SentPart } from '../../channels/port.ts';
import { FUTURE, type Lease, REMAINS } from '../ports/lease.ts';
import type { Hold, NewEffect, OutboxStore, Settlement } from '../ports/outbox.ts';
import type { Collections, OutboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { isUnavailable } from './errors.ts';
import { insertMissing } from './insert.ts';
import { OutboxClaims } from './outbox-claims.ts';
import { newOutboxDoc } from './outbox-doc.ts';
import { heldBy, settled } from './outbox-settled.ts';
import { nextPlaces } from './places.ts';
import type { Relay } from './relay.ts';
import { Together } from './together.ts';

/**
 * Effects waiting to be carried out, SMS above all, with what became of each: how they come in, and what their holder
 * writes down. Who gets them is in `outbox-claims.ts`, what comes after in `outbox-judged.ts`, reading in `outbox-read.ts`.
 */

/** What is done inside the engine has no parts, and nothing to be remembered of it. */
const DONE = { state: 'done' as const, error: null, leaseUntil: 0 };

export class MongoOutbox extends OutboxClaims implements OutboxStore {
  private readonly done: Together<OutboxDoc>;

  constructor(db: Connection, relay: Relay) {
    super(db, relay);
    this.done = new Together(db, ({ outbox }) => outbox);
  }

  enqueue(instance: string, effects: NewEffect[], now: number): Promise<void> {
    return this.db.run(async ({ outbox }) => {
      const seq = nextPlaces(effects.length + 1);
      const origin = { instance, revision: 0, at: now };
      const docs = effects.map((effect, n) => newOutboxDoc(effect, { ...origin, seq: seq + n }));
      await insertMissing(outbox, docs);
    });
  }

  private whileHeld(lease: Lease, values: Record<string, unknown>): Promise<boolean> {
    const change = { $set: values as Partial<OutboxDoc>, $inc: { rev: 1 } };
    return this.turns.take(lease.id, () =>
      this.db.run(async ({ outbox }) => {
        const { matchedCount } = await outbox.updateOne(heldBy(lease), change);
        this.inHand.changed(lease.id, values);
        return matchedCount > 0;
      }),
    );
  }

  handingOver(lease: Lease, part: number, total: number, now: number): Promise<boolean> {
    const leaseUntil = lease.until;
    const values = { handedOver: part, total, handedOverAt: now, updatedAt: now, leaseUntil };
    return this.whileHeld(lease, values);
  }

  partSent(lease: Lease, index: number, part: SentPart, line: string): Promise<boolean> {
    const known = { ...part, deliveredAt: null };
    return this.whileHeld(lease, { [`parts.${index}`]: known, line, sentAt: part.sentAt });
  }

  redate(now: number): Promise<number> {
    const late = now + FUTURE;
    return this.db.run(async ({ outbox }) => {
      const [queued, sending] = await Promise.all([
        outbox.updateMany(
          { state: 'queued', createdAt: { $gt: late } },
          { $set: { dueAt: now, createdAt: now, updatedAt: now }, $inc: { rev: 1 } },
        ),
        outbox.updateMany(
          { state: 'sending', leaseUntil: { $gt: late } },
          { $set: { leaseUntil: now + REMAINS } },
        ),
      ]);
      return queued.modifiedCount + sending.modifiedCount;
    });
  }

  holdBack({ now, to, dueBy = now, except, dueAt, error }: Hold): Promise<number> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const { modifiedCount } = await outbox.updateMany(
        {
          ...(to === undefined ? {} : { to }),
          ...{ state: 'queued', sms: true, lane: { $nin: [...except] } },
          dueAt: { $lte: dueBy, $lt: dueAt },
        },
        { $set: { dueAt, error, updatedAt: now }, $inc: { rev: 1 } },
      );
      return modifiedCount;
    });
  }

  extend(lease: Lease, until: number): Promise<boolean> {
    return this.whileHeld(lease, { leaseUntil: until });
  }

  settle(lease: Lease, settlement: Settlement): Promise<boolean> {
    if (settlement.state === 'done') {
      const { id, token } = lease;
      this.inHand.take(id);
      return this.done.update({
        id,
        held: heldBy(lease),
        change: { $set: DONE, $inc: { rev: 1 } },
        isDone: (found) => found.token === token && found.state === DONE.state,
      });
    }
    return this.turns.take(lease.id, () =>
      this.db.run((collections) => this.settleInTurn(collections, lease, settlement)),
    );
  }

  private async settleInTurn(
    collections: Collections,
    lease: Lease,
    settlement: Settlement,
  ): Promise<boolean> {
    const known = await this.settleKnown(collections, lease, settlement);
    const entry =
      known ??
      (await this.update(collections, heldBy(lease), (found) => settled(found, settlement)));
    if (entry === null) return false;
    const after = { ...entry, ...settled(entry, settlement), rev: entry.rev + 1 };
    if (settlement.state === 'sent') this.reports.remember(after);
    // whoever keeps a report that may be about it touches it: none has come while it was in hand
    const mayBeReported = entry.sms && (known === null || after.state === 'unconfirmed');
    if (mayBeReported) await this.matchNow(collections, { ...entry, parts: after.parts });
    return true;
  }

  /** Settles on the condition that the entry is as it is remembered; null when it is not, or is not known. */
  private async settleKnown(
    { outbox }: Collections,
    lease: Lease,
    settlement: Settlement,
  ): Promise<OutboxDoc | null> {
    const known = this.inHand.take(lease.id);
    if (known?.token !== lease.token) return null;
    const after = { ...settled(known, settlement), rev: known.rev + 1 };
    const same = { ...heldBy(lease), rev: known.rev };
    return (await outbox.updateOne(same, { $set: after })).matchedCount > 0 ? known : null;
  }

  /** Looks for early reports; when that fails, the SMS is settled all the same. */
  private async matchNow(collections: Collections, entry: OutboxDoc): Promise<void> {
    try {
      await this.reports.matchWaiting(collections, entry, entry.updatedAt);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
  }
}
