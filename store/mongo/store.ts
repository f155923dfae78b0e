import type { DeliveryReport, IncomingPart, IncomingSms, SentPart } from '../../channels/port.ts';
import type { AuditEntry, AuditQuery } from '../audit-port.ts';
import type {
  Change,
  ClaimRequest,
  CountKey,
  CountQuery,
  DocumentMore,
  EffectClaimRequest,
  Hold,
  InboxSettlement,
  InboxState,
  Lease,
  NewEffect,
  OpenOptions,
  OutboxState,
  PageRequest,
  Period,
  Query,
  Settlement,
  Store,
  StoredDocument,
  StoreStatus,
  TallyField,
} from '../port.ts';
import type { RecordChange } from '../records-port.ts';
import { MongoAudit } from './audit.ts';
import type { Collections } from './collections.ts';
import { Connection } from './connection.ts';
import { MongoCounts } from './counts.ts';
import { MongoFollowUps } from './follow-ups.ts';
import { MongoIdentity } from './identity.ts';
import { MongoInbox } from './inbox.ts';
import { MongoInstances } from './instances.ts';
import { MongoOutbox } from './outbox.ts';
import { MongoParts } from './parts.ts';
import { MongoRecords } from './records.ts';
import { MongoRegisters } from './registers.ts';
import { Relay } from './relay.ts';
import { MongoSearch } from './search.ts';

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
  private readonly db: Connection;
  private readOnly = false;
  private readonly relay: Relay;
  private readonly inbox: MongoInbox;
  private readonly parts: MongoParts;
  private readonly outbox: MongoOutbox;
  private readonly followUps: MongoFollowUps;
  private readonly instances: MongoInstances;
  private readonly search: MongoSearch;
  private readonly counts: MongoCounts;
  private readonly records: MongoRecords;
  private readonly audit: MongoAudit;
  private readonly registers: MongoRegisters;
  private readonly facts: MongoIdentity;

  /**
   * @param url `mongodb://…` or `mongodb+srv://…`; without a database name it is `hotline`
   * @param schema newest version that the program knows; tests play other programs
   * @throws Error of the driver when the address cannot be understood
   */
  constructor(url: string, schema?: number) {
    this.db = new Connection(url, schema);
    this.relay = new Relay(this.db);
    this.inbox = new MongoInbox(this.db);
    this.parts = new MongoParts(this.db);
    this.outbox = new MongoOutbox(this.db, this.relay);
    this.followUps = new MongoFollowUps(this.db, this.relay);
    this.instances = new MongoInstances(this.db, this.relay);
    this.search = new MongoSearch(this.db);
    this.counts = new MongoCounts(this.db, this.relay);
    this.records = new MongoRecords(this.db);
    this.audit = new MongoAudit(this.db);
    this.registers = new MongoRegisters(this.db);
    this.facts = new MongoIdentity(this.db);
  }

  async open(options: OpenOptions = {}): Promise<void> {
    await this.db.open(options);
    this.readOnly = options.readOnly === true;
    if (this.readOnly) return;
    await this.inbox.prepare();
    await this.relay.finishAll(true);
    await this.db.run((collections) => this.parts.deliver(collections));
  }
  async close(): Promise<void> {
    await this.relay.settled();
    await this.db.close();
  }
  ping = () => this.db.ping();
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

  receive = (messages: IncomingSms[], now: number) => this.inbox.receive(messages, now);
  receiveParts = (parts: IncomingPart[], now: number) => this.parts.receive(parts, now);
  expireParts = (olderThan: number, now: number) => this.parts.expire(olderThan, now);
  claimInbox = (request: ClaimRequest) => this.inbox.claim(request);
  settleInbox = (lease: Lease, settlement: InboxSettlement) => this.inbox.settle(lease, settlement);
  postponeInbox = (lease: Lease, dueAt: number) => this.inbox.postpone(lease, dueAt);
  bindMessage = (id: string, instance: string, binding: string) =>
    this.inbox.bind(id, instance, binding);
  releaseMessage = (id: string, now: number) => this.inbox.release(id, now);
  message = (id: string) => this.inbox.message(id);
  listInbox = (filter: { state?: InboxState; from?: string; limit: number }) =>
    this.inbox.list(filter);
  inboxOf = (instance: string) => this.inbox.of(instance);

  load = (id: string) => this.instances.load(id);
  commit = (change: Change) => this.instances.commit(change);
  history = (instance: string, after = 0) => this.instances.history(instance, after);
  find = (query: Query, page: PageRequest) => this.search.find(query, page);
  searchText = (typed: string, query: Query, page: Omit<PageRequest, 'order'>) =>
    this.search.words(typed, query, page);
  count = (query: Query) => this.search.count(query);
  tally = (query: Query, field: TallyField) => this.search.tally(query, field);
  dueTimers = (now: number, limit: number) => this.instances.dueTimers(now, limit);
  timersOf = (instance: string) => this.instances.timersOf(instance);
  nextWakeAt(): Promise<number | undefined> {
    return this.db.run(async (collections) => {
      await this.relay.finishAll();
      const times = await wakeTimes(collections);
      return times.length === 0 ? undefined : Math.min(...times);
    });
  }

  enqueue = (instance: string, effects: NewEffect[], now: number) =>
    this.outbox.enqueue(instance, effects, now);
  claimEffects = (request: EffectClaimRequest) => this.outbox.claim(request);
  handingOver = (lease: Lease, part: number, total: number, now: number) =>
    this.outbox.handingOver(lease, part, total, now);
  partSent = (lease: Lease, index: number, part: SentPart, line: string) =>
    this.outbox.partSent(lease, index, part, line);
  settle = (lease: Lease, settlement: Settlement) => this.outbox.settle(lease, settlement);
  holdBack = (hold: Hold) => this.outbox.holdBack(hold);
  extend = (lease: Lease, until: number) => this.outbox.extend(lease, until);
  recordReport = (report: DeliveryReport, now: number) => this.outbox.recordReport(report, now);
  unconfirmed = (lane: string, olderThan: number, limit: number) =>
    this.outbox.unconfirmed(lane, olderThan, limit);
  markCopied = (id: string) => this.outbox.markCopied(id);
  resolveUnconfirmed = (id: string, state: 'delivered' | 'failed' | 'queued', now: number) =>
    this.outbox.resolve(id, state, now);
  undelivered = (limit: number) => this.followUps.undelivered(limit);
  followUp = (id: string, how: 'told' | 'again', now: number) =>
    this.followUps.followUp(id, how, now);
  outboxEntry = (id: string) => this.outbox.entry(id);
  outboxOf = (instance: string) => this.outbox.of(instance);
  listOutbox = (filter: { state?: OutboxState; to?: string; limit: number }) =>
    this.outbox.list(filter);
  sentTo = (receiver: string, since: number) => this.outbox.sentTo(receiver, since);
  sentIn = (period: Period, line?: string) => this.outbox.sentIn(period, line);

  countBy = <K extends CountKey>(query: CountQuery<K>) => this.counts.by(query);
  countSms = (period: Period, utcOffsetMinutes: number) =>
    this.counts.sms(period, utcOffsetMinutes);
  countDocuments = (period: Period) => this.counts.documents(period);

  getRecord = (kind: string, id: string) => this.records.get(kind, id);
  putRecord = (change: RecordChange) => this.records.put(change);
  deleteRecord = (kind: string, id: string) => this.records.delete(kind, id);
  listRecords = (kind: string, page: { after?: string; limit: number }) =>
    this.records.list(kind, page);
  removeExpiredRecords = (now: number) => this.records.removeExpired(now);

  appendAudit = (entry: AuditEntry) => this.audit.append(entry);
  readAudit = (page: { after?: number; limit: number }) => this.audit.read(page);
  findAudit = (query: AuditQuery) => this.audit.find(query);

  allocate = (series: string, key: string, earlier?: string[]) =>
    this.registers.allocate(series, key, earlier);
  identity = () => this.facts.read();
  raiseNumbers = (numbers: Record<string, number>) => this.facts.raise(numbers);

  archive = (document: StoredDocument, more?: DocumentMore) =>
    this.registers.archive(document, more);
  document = (id: string) => this.registers.document(id);
  fileBytes = (id: string) => this.registers.fileBytes(id);
  documentsOf = (instance: string) => this.registers.documentsOf(instance);
}
