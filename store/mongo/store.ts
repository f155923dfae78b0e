import type { OpenOptions, Store, StoreStatus } from '../ports/store.ts';
import { MongoAudit } from './audit.ts';
import type { Collections } from './collections.ts';
import { Connection } from './connection.ts';
import { MongoCounts } from './counts.ts';
import { MongoDocuments } from './documents.ts';
import { MongoErasure } from './erasure.ts';
import { MongoIdentity } from './identity.ts';
import { MongoInbox } from './inbox.ts';
import { MongoInstances } from './instances.ts';
import { MongoJournal } from './journal.ts';
import { MongoNumbers } from './numbers.ts';
import { MongoOutbox } from './outbox.ts';
import { MongoRecords } from './records.ts';
import { Relay } from './relay.ts';
import { MongoTimers } from './timers.ts';

/** When the earliest of each kind of waiting work is due. */
async function wakeTimes({ instances, outbox, inbox }: Collections): Promise<number[]> {
  const times = await Promise.all([
    instances
      .findOne({ nextTimer: { $exists: true } }, { sort: { nextTimer: 1 } })
      .then((doc) => doc?.nextTimer),
    outbox.findOne({ state: 'queued' }, { sort: { dueAt: 1 } }).then((doc) => doc?.dueAt),
    outbox
      .findOne({ state: 'sending' }, { sort: { leaseUntil: 1 } })
      .then((doc) => doc?.leaseUntil),
    inbox.findOne({ state: 'new' }, { sort: { wakeAt: 1 } }).then((doc) => doc?.wakeAt),
  ]);
  return times.filter((time) => time !== undefined);
}

async function countTimers({ instances }: Collections): Promise<number> {
  const [total] = await instances
    .aggregate<{ n: number }>([
      { $match: { nextTimer: { $exists: true } } },
      { $group: { _id: null, n: { $sum: { $size: '$timers' } } } },
    ])
    .toArray();
  return total?.n ?? 0;
}

/**
 * The store on a MongoDB replica set, which several engine processes may share. Every write is one
 * document under a condition; there are no multi-document transactions (decision 0003).
 */
export class MongoStore implements Store {
  readonly inbox: MongoInbox;
  readonly instances: MongoInstances;
  readonly journal: MongoJournal;
  readonly timers: MongoTimers;
  readonly outbox: MongoOutbox;
  readonly documents: MongoDocuments;
  readonly numbers: MongoNumbers;
  readonly counts: MongoCounts;
  readonly records: MongoRecords;
  readonly audit: MongoAudit;
  readonly identity: MongoIdentity;
  readonly erasure: MongoErasure;
  private readonly db: Connection;
  private readonly relay: Relay;
  private readOnly = false;

  /**
   * @param url `mongodb://…` or `mongodb+srv://…`; without a database name it is `hotline`
   * @param schema newest version that the program knows; tests play other programs
   * @throws Error of the driver when the address cannot be understood
   */
  constructor(url: string, schema?: number) {
    const db = new Connection(url, schema);
    const relay = new Relay(db);
    this.db = db;
    this.relay = relay;
    this.inbox = new MongoInbox(db);
    this.instances = new MongoInstances(db, relay);
    this.journal = new MongoJournal(db, relay);
    this.timers = new MongoTimers(db);
    this.outbox = new MongoOutbox(db, relay);
    this.documents = new MongoDocuments(db);
    this.numbers = new MongoNumbers(db);
    this.counts = new MongoCounts(db, relay);
    this.records = new MongoRecords(db);
    this.audit = new MongoAudit(db);
    this.identity = new MongoIdentity(db);
    this.erasure = new MongoErasure(db, relay);
  }

  async open(options: OpenOptions = {}): Promise<void> {
    await this.db.open(options);
    this.readOnly = options.readOnly === true;
    if (this.readOnly) return;
    await this.inbox.prepare();
    await this.relay.finishAll(true);
  }

  async close(): Promise<void> {
    await this.relay.settled();
    await this.db.close();
  }

  ping(): Promise<void> {
    return this.db.ping();
  }

  status(): Promise<StoreStatus> {
    return this.db.run(async (collections) => {
      if (!this.readOnly) await this.relay.finishAll();
      const { inbox, outbox } = collections;
      const [inboxWaiting, outboxWaiting, unconfirmed, timers] = await Promise.all([
        inbox.countDocuments({ state: 'new' }),
        outbox.countDocuments({ state: 'queued' }),
        outbox.countDocuments({ state: 'unconfirmed' }),
        countTimers(collections),
      ]);
      const { location } = this.db;
      return { kind: 'mongo', location, inboxWaiting, outboxWaiting, unconfirmed, timers };
    });
  }

  nextWakeAt(): Promise<number | undefined> {
    return this.db.run(async (collections) => {
      await this.relay.finishAll();
      const times = await wakeTimes(collections);
      return times.length === 0 ? undefined : Math.min(...times);
    });
  }
}
