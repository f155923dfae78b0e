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
import { SqliteAudit } from './audit.ts';
import { SqliteCounts } from './counts.ts';
import { Database } from './database.ts';
import { SqliteDocuments } from './documents.ts';
import { followUp, undelivered } from './follow-ups.ts';
import { SqliteIdentity } from './identity.ts';
import { SqliteInbox } from './inbox.ts';
import { SqliteInstances } from './instances.ts';
import { SqliteOutbox } from './outbox.ts';
import { SqliteRecords } from './records.ts';
import { searchWords } from './texts.ts';

const WAKE = `SELECT min(at) AS at FROM (
  SELECT min(due_at) AS at FROM timer
  UNION ALL SELECT min(due_at) FROM outbox INDEXED BY outbox_due WHERE state = 'queued'
  UNION ALL SELECT min(lease_until) FROM outbox INDEXED BY outbox_sending WHERE state = 'sending'
  UNION ALL SELECT min(max(due_at, lease_until)) FROM inbox WHERE state = 'new')`;

/** The embedded store: one SQLite file, one process; needs no server (DESIGN §8). */
export class SqliteStore implements Store {
  private readonly db: Database;
  private readonly inbox: SqliteInbox;
  private readonly outbox: SqliteOutbox;
  private readonly instances: SqliteInstances;
  private readonly counts: SqliteCounts;
  private readonly records: SqliteRecords;
  private readonly audit: SqliteAudit;
  private readonly documents: SqliteDocuments;
  private readonly facts: SqliteIdentity;

  /**
   * @param location file path, or `:memory:`
   * @param steps of the schema that the program knows; tests play older programs with fewer
   */
  constructor(location: string, steps?: readonly string[]) {
    this.db = new Database(location, steps);
    this.inbox = new SqliteInbox(this.db);
    this.outbox = new SqliteOutbox(this.db);
    this.instances = new SqliteInstances(this.db, this.outbox.add);
    this.counts = new SqliteCounts(this.db);
    this.records = new SqliteRecords(this.db);
    this.audit = new SqliteAudit(this.db);
    this.documents = new SqliteDocuments(this.db);
    this.facts = new SqliteIdentity(this.db);
  }

  async open(options?: OpenOptions): Promise<void> {
    this.db.open(options);
  }
  async close(): Promise<void> {
    this.db.close();
  }
  async ping(): Promise<void> {
    await this.db.read(() => this.db.get('SELECT 1 AS one'));
  }
  status(): Promise<StoreStatus> {
    const count = (sql: string) => Number(this.db.get(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0);
    return this.db.read(() => ({
      kind: 'sqlite',
      location: this.db.location,
      inboxWaiting: count(`inbox WHERE state = 'new'`),
      outboxWaiting: count(`outbox WHERE state = 'queued'`),
      unconfirmed: count(`outbox WHERE state = 'unconfirmed'`),
      timers: count('timer'),
    }));
  }

  receive = (messages: IncomingSms[], now: number) => this.inbox.receive(messages, now);
  receiveParts = (parts: IncomingPart[], now: number) => this.inbox.receiveParts(parts, now);
  expireParts = (olderThan: number, now: number) => this.inbox.expireParts(olderThan, now);
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
  find = (query: Query, page: PageRequest) => this.instances.find(query, page);
  searchText = (typed: string, query: Query, page: Omit<PageRequest, 'order'>) =>
    searchWords(this.db, typed, query, page);
  count = (query: Query) => this.instances.count(query);
  tally = (query: Query, field: TallyField) => this.instances.tally(query, field);
  dueTimers = (now: number, limit: number) => this.instances.dueTimers(now, limit);
  timersOf = (instance: string) => this.instances.timersOf(instance);
  nextWakeAt(): Promise<number | undefined> {
    return this.db.read(() => {
      const at = this.db.get(WAKE)?.at;
      return typeof at === 'number' ? at : undefined;
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
  undelivered = (limit: number) => undelivered(this.db, limit);
  followUp = (id: string, how: 'told' | 'again', now: number) => followUp(this.db, id, how, now);
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
    this.documents.allocate(series, key, earlier);
  identity = () => this.facts.read();
  raiseNumbers = (numbers: Record<string, number>) => this.facts.raise(numbers);

  archive = (document: StoredDocument, more?: DocumentMore) =>
    this.documents.archive(document, more);
  document = (id: string) => this.documents.document(id);
  fileBytes = (id: string) => this.documents.fileBytes(id);
  documentsOf = (instance: string) => this.documents.documentsOf(instance);
}
