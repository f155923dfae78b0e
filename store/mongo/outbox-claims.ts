import { randomUUID } from 'node:crypto';
import type { Filter } from 'mongodb';
import type { Claimed } from '../ports/lease.ts';
import type { EffectClaimRequest, OutboxEntry } from '../ports/outbox.ts';
import type { Collections, OutboxDoc } from './collections.ts';
import { outboxEntryOf } from './outbox-doc.ts';
import { OutboxJudged } from './outbox-judged.ts';
import { abandoned, afterTaking, taken } from './outbox-settled.ts';

/** Who carries out what next, and what becomes of entries whose holder died. */

/** Claims that another process took from under our hands before we look for others again. */
const CLAIM_TRIES = 4;
const NEXT_FIRST = { priority: 1, seq: 1, _id: 1 } as const;

/** Between two looks for what processes that died had in hand, milliseconds: a small part of a lease. */
const LOOK_EVERY = { least: 1_000, most: 5_000, ofLease: 1 / 12 };

export class OutboxClaims extends OutboxJudged {
  private lookedAt = { now: Number.NEGATIVE_INFINITY, real: Number.NEGATIVE_INFINITY };

  private async recover(collections: Collections, now: number): Promise<void> {
    const expired = { state: 'sending' as const, leaseUntil: { $lte: now } };
    const ids = await collections.outbox
      .find(expired)
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    for (const { _id } of ids) {
      const entry = await this.update(collections, { _id, ...expired }, (found) => ({
        ...abandoned(found),
        token: found.token + 1,
        updatedAt: now,
      }));
      if (entry !== null && abandoned(entry).state === 'unconfirmed')
        await this.reports.matchWaiting(collections, entry, now);
    }
  }

  claim(request: EffectClaimRequest): Promise<Claimed<OutboxEntry>[]> {
    const { now, kind, to, lane, notTo = [] } = request;
    const due: Filter<OutboxDoc> = {
      state: 'queued',
      sms: kind === 'sms',
      dueAt: { $lte: now },
      ...(notTo.length === 0 ? {} : { to: { $nin: [...notTo] } }),
      ...(to === undefined ? {} : { to }),
      ...(lane === undefined ? {} : { lane }),
    };
    return this.db.run(async (collections) => {
      await this.relay.settled();
      if (this.isLookDue(request)) {
        await this.relay.finishAll();
        await this.recover(collections, now);
        this.lookedAt = { now, real: performance.now() };
      }
      return this.claimDue(collections, due, request);
    });
  }

  /** In real time, and in that of the clock, which tests and simulations move. */
  private isLookDue({ now, leaseMs }: EffectClaimRequest): boolean {
    const { now: lookedAt, real } = this.lookedAt;
    const { least, most, ofLease } = LOOK_EVERY;
    const every = Math.max(least, Math.min(most, leaseMs * ofLease));
    return performance.now() - real >= every || Math.abs(now - lookedAt) >= every;
  }

  private async claimDue(
    collections: Collections,
    due: Filter<OutboxDoc>,
    request: EffectClaimRequest,
  ): Promise<Claimed<OutboxEntry>[]> {
    if (request.limit === 1) return this.takeOne(collections, due, request);
    for (let count = 0; count < CLAIM_TRIES; count += 1) {
      const claimed = await this.take(collections, due, request);
      if (claimed !== 'raced') return claimed;
    }
    return [];
  }

  private async takeOne(
    { outbox }: Collections,
    due: Filter<OutboxDoc>,
    { owner, now, leaseMs }: EffectClaimRequest,
  ): Promise<Claimed<OutboxEntry>[]> {
    const until = now + leaseMs;
    const doc = await outbox.findOneAndUpdate(due, taken(owner, randomUUID(), until, now), {
      ...{ sort: NEXT_FIRST, returnDocument: 'after' },
    });
    return doc === null ? [] : [this.claimed(doc, owner, until)];
  }

  private claimed(doc: OutboxDoc, owner: string, until: number): Claimed<OutboxEntry> {
    this.inHand.note(doc);
    return {
      lease: { id: doc._id, owner, token: doc.token, until },
      entry: outboxEntryOf(doc),
    };
  }

  private async take(
    { outbox }: Collections,
    due: Filter<OutboxDoc>,
    { owner, now, leaseMs, limit }: EffectClaimRequest,
  ): Promise<Claimed<OutboxEntry>[] | 'raced'> {
    const found = await outbox.find(due).sort(NEXT_FIRST).limit(limit).toArray();
    if (found.length === 0) return [];
    // on the condition that each is as it was read, so that it need not be read again
    const asRead = found.map(({ _id, rev }) => ({ _id, rev }));
    const [claim, until] = [randomUUID(), now + leaseMs];
    const { modifiedCount } = await outbox.updateMany(
      { state: 'queued', $or: asRead },
      taken(owner, claim, until, now),
    );
    if (modifiedCount === 0) return 'raced';
    const mine =
      modifiedCount === found.length
        ? found.map((doc) => afterTaking(doc, now))
        : await outbox
            .find({ _id: { $in: found.map(({ _id }) => _id) }, claim })
            .sort(NEXT_FIRST)
            .toArray();
    return mine.map((doc) => this.claimed(doc, owner, until));
  }
}
