import { randomUUID } from 'node:crypto';
import type { Filter, UpdateFilter } from 'mongodb';
import type { DeliveryReport, SentPart } from '../../channels/port.ts';
import { keptParts, settledState } from '../base/reports.ts';
import type { Claimed, Lease } from '../ports/lease.ts';
import type {
  EffectClaimRequest,
  Hold,
  NewEffect,
  OutboxEntry,
  OutboxState,
  OutboxStore,
  Settlement,
} from '../ports/outbox.ts';
import type { Period } from '../ports/search.ts';
import type { Collections, OutboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { DoneEffects } from './done.ts';
import { isUnavailable } from './errors.ts';
import { insertMissing } from './insert.ts';
import { newOutboxDoc, outboxEntryOf } from './outbox-doc.ts';
import type { Relay } from './relay.ts';
import { Remembered } from './remembered.ts';
import { MongoReports } from './reports.ts';
import { AGAIN, retry } from './retry.ts';
import { nextPlaces } from './turns.ts';

/** Effects waiting to be carried out, SMS above all, with what became of each. */

/** Claims that another process took from under our hands before we look for others again. */
const CLAIM_TRIES = 4;
const OLDEST_FIRST = { seq: 1, _id: 1 } as const;
const NEXT_FIRST = { priority: 1, ...OLDEST_FIRST } as const;
const NEWEST_FIRST = { seq: -1, _id: -1 } as const;

/** Entries in hand, and sent lately, that this process remembers. */
const REMEMBERED = 500;

/** Between two looks for what processes that died had in hand, milliseconds. */
const LOOK_EVERY = 1_000;

/** A claim on what is queued. */
function taken(owner: string, claim: string, until: number, now: number): UpdateFilter<OutboxDoc> {
  return {
    $set: { state: 'sending', owner, claim, leaseUntil: until, updatedAt: now },
    $inc: { token: 1, attempts: 1, rev: 1 },
  };
}

/** What an entry is by `taken`, as far as its holder is told. */
function afterTaking(doc: OutboxDoc, now: number): OutboxDoc {
  const { token, attempts, rev } = doc;
  return {
    ...doc,
    ...{ state: 'sending', token: token + 1, attempts: attempts + 1, rev: rev + 1, updatedAt: now },
  };
}

function heldBy({ id, token }: Lease): Filter<OutboxDoc> {
  return { _id: id, token, state: 'sending' };
}

function settled(entry: OutboxDoc, settlement: Settlement): Partial<OutboxDoc> {
  const sent = settlement.state === 'sent' ? settlement : null;
  const kept = keptParts(entry.parts);
  const known = new Map(kept.map((part) => [part.reference, part.deliveredAt]));
  const parts = (sent?.parts ?? kept).map(({ reference, sentAt }) => ({
    reference,
    sentAt,
    deliveredAt: known.get(reference) ?? null,
  }));
  return {
    state: settledState(settlement.state, parts),
    error: errorOf(settlement),
    dueAt: settlement.state === 'queued' ? settlement.dueAt : entry.dueAt,
    line: sent?.line ?? entry.line,
    parts,
    sentAt: sent?.at ?? parts.at(-1)?.sentAt ?? null,
    // given back as certainly not sent: what was handed over before no longer counts
    handedOver: settlement.state === 'queued' ? parts.length - 1 : entry.handedOver,
    ...(settlement.state === 'failed' && settlement.expected === true
      ? { followedUpAt: settlement.at }
      : {}),
    updatedAt: 'at' in settlement ? settlement.at : entry.updatedAt,
    leaseUntil: 0,
  };
}

function errorOf(settlement: Settlement): string | null {
  if ('error' in settlement) return settlement.error;
  return settlement.state === 'bundled' ? `dimuat dalam ${settlement.into}` : null;
}

/** What becomes of an entry whose holder died: done again where that is harmless, else marked. */
function abandoned({ sms, handedOver, parts, error }: OutboxDoc): Partial<OutboxDoc> {
  const unknown = sms && handedOver >= parts.length;
  return unknown
    ? { state: 'unconfirmed', error: 'terputus saat dikirim: mungkin sudah terkirim' }
    : { state: 'queued', error };
}

export class MongoOutbox implements OutboxStore {
  private readonly db: Connection;
  private readonly relay: Relay;
  private readonly reports: MongoReports;
  private readonly done: DoneEffects;
  /** Entries as this process holds them: whoever settles one need not read it again. */
  private readonly inHand = new Remembered(REMEMBERED);
  private lookedAt = { now: Number.NEGATIVE_INFINITY, real: Number.NEGATIVE_INFINITY };

  constructor(db: Connection, relay: Relay) {
    this.db = db;
    this.relay = relay;
    this.reports = new MongoReports(db);
    this.done = new DoneEffects(db);
  }

  enqueue(instance: string, effects: NewEffect[], now: number): Promise<void> {
    return this.db.run(async ({ outbox }) => {
      const seq = nextPlaces(effects.length + 1);
      const origin = { instance, revision: 0, at: now };
      const docs = effects.map((effect, n) => newOutboxDoc(effect, { ...origin, seq: seq + n }));
      await insertMissing(outbox, docs);
    });
  }

  /** Writes what `change` makes of an entry, again when another writer came between. */
  private update(
    { outbox }: Collections,
    which: Filter<OutboxDoc>,
    change: (entry: OutboxDoc) => Partial<OutboxDoc>,
  ): Promise<OutboxDoc | null> {
    return retry(async () => {
      const entry = await outbox.findOne(which);
      if (entry === null) return null;
      const { matchedCount } = await outbox.updateOne(
        { _id: entry._id, rev: entry.rev },
        { $set: { ...change(entry), rev: entry.rev + 1 } },
      );
      return matchedCount > 0 ? entry : AGAIN;
    });
  }

  // claims --------------------------------------------------------------------------------------

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
      if (this.isLookDue(now)) {
        await this.relay.finishAll();
        await this.recover(collections, now);
        this.lookedAt = { now, real: performance.now() };
      }
      return this.claimDue(collections, due, request);
    });
  }

  /** In real time, and in that of the clock, which tests and simulations move. */
  private isLookDue(now: number): boolean {
    const { now: lookedAt, real } = this.lookedAt;
    return performance.now() - real >= LOOK_EVERY || Math.abs(now - lookedAt) >= LOOK_EVERY;
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

  // while it is held ------------------------------------------------------------------------------

  private async whileHeld(lease: Lease, values: Record<string, unknown>): Promise<boolean> {
    return this.db.run(async ({ outbox }) => {
      const change = { $set: values as Partial<OutboxDoc>, $inc: { rev: 1 } };
      const { matchedCount } = await outbox.updateOne(heldBy(lease), change);
      this.inHand.changed(lease.id, values);
      return matchedCount > 0;
    });
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
      this.inHand.take(lease.id);
      return this.done.mark(lease);
    }
    return this.db.run(async (collections) => {
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
    });
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

  // afterwards ------------------------------------------------------------------------------------

  recordReport(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined> {
    return this.reports.record(report, now);
  }

  unconfirmed(lane: string, olderThan: number, limit: number): Promise<OutboxEntry[]> {
    const open: Filter<OutboxDoc> = {
      state: 'unconfirmed',
      lane,
      updatedAt: { $lt: olderThan },
      copies: 0,
      _id: { $not: /:copy$/ },
    };
    return this.db.run(async (collections) => {
      const read = () =>
        collections.outbox.find(open).sort({ updatedAt: 1 }).limit(limit).toArray();
      const found = await read();
      if (found.length === 0) return [];
      // a process may have died between marking an SMS and looking for its report
      for (const entry of found)
        await this.reports.matchWaiting(collections, entry, entry.updatedAt);
      return (await read()).map(outboxEntryOf);
    });
  }

  markCopied(id: string): Promise<boolean> {
    return this.db.run(async ({ outbox }) => {
      const change = { $set: { copies: 1 }, $inc: { rev: 1 } };
      return (await outbox.updateOne({ _id: id, copies: 0 }, change)).matchedCount > 0;
    });
  }

  resolve(id: string, state: 'delivered' | 'failed' | 'queued', now: number): Promise<boolean> {
    return this.db.run(async (collections) => {
      const unconfirmed = { _id: id, state: 'unconfirmed' as const };
      const entry = await this.update(collections, unconfirmed, ({ parts }) => ({
        state,
        updatedAt: now,
        ...(state === 'queued' ? { dueAt: now, handedOver: parts.length - 1 } : {}),
      }));
      return entry !== null;
    });
  }

  undelivered(limit: number): Promise<OutboxEntry[]> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const newest = { seq: -1, _id: -1 } as const;
      const found = await Promise.all(
        (['failed', 'unconfirmed'] as const).map((state) =>
          outbox.find({ sms: true, state, followedUpAt: null }).sort(newest).limit(limit).toArray(),
        ),
      );
      return found
        .flat()
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit)
        .map(outboxEntryOf);
    });
  }

  followUp(id: string, how: 'told' | 'again', now: number): Promise<boolean> {
    const failed = { _id: id, sms: true, state: 'failed' as const, followedUpAt: null };
    return this.db.run(async ({ outbox }) => {
      const told = { $set: { followedUpAt: now, updatedAt: now }, $inc: { rev: 1 } };
      if (how === 'told') return (await outbox.updateOne(failed, told)).matchedCount > 0;
      const entry = await outbox.findOne(failed, { projection: { parts: 1, rev: 1 } });
      if (entry === null) return false;
      const again = {
        ...{ state: 'queued' as const, dueAt: now, updatedAt: now, error: null },
        handedOver: entry.parts.length - 1,
      };
      const same = { ...failed, rev: entry.rev };
      const change = { $set: again, $inc: { rev: 1 } };
      return (await outbox.updateOne(same, change)).matchedCount > 0;
    });
  }

  // reading ---------------------------------------------------------------------------------------

  get(id: string): Promise<OutboxEntry | undefined> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.settled();
      const find = () => outbox.findOne({ _id: id });
      const doc = (await find()) ?? (await this.relay.finishAll(true).then(find));
      return doc === null ? undefined : outboxEntryOf(doc);
    });
  }

  of(instance: string): Promise<OutboxEntry[]> {
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      return (await outbox.find({ instance }).sort(OLDEST_FIRST).toArray()).map(outboxEntryOf);
    });
  }

  list(filter: { state?: OutboxState; to?: string; limit: number }): Promise<OutboxEntry[]> {
    const { state, to, limit } = filter;
    return this.db.run(async ({ outbox }) => {
      await this.relay.finishAll();
      const which = {
        sms: true,
        ...(state === undefined ? {} : { state }),
        ...(to === undefined ? {} : { to }),
      };
      const docs = await outbox.find(which).sort(NEWEST_FIRST).limit(limit).toArray();
      return docs.map(outboxEntryOf);
    });
  }

  sentIn({ from, to }: Period, line?: string): Promise<number> {
    const which = line === undefined ? {} : { line };
    return this.db.run(({ outbox }) =>
      outbox.countDocuments({ sentAt: { $gte: from, $lt: to }, ...which }),
    );
  }

  sentTo(receiver: string, since: number): Promise<number> {
    return this.db.run(({ outbox }) =>
      outbox.countDocuments({ to: receiver, sentAt: { $gte: since } }),
    );
  }
}
