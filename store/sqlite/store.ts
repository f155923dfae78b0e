import type { OpenOptions, Store, StoreStatus } from '../ports/store.ts';
import { SqliteAudit } from './audit.ts';
import { SqliteCounts } from './counts.ts';
import { Database } from './database.ts';
import { SqliteDocuments } from './documents.ts';
import { SqliteErasure } from './erasure.ts';
import { SqliteIdentity } from './identity.ts';
import { SqliteInbox } from './inbox.ts';
import { SqliteInstances } from './instances.ts';
import { SqliteJournal } from './journal.ts';
import { SqliteNumbers } from './numbers.ts';
import { SqliteOutbox } from './outbox.ts';
import { SqliteRecords } from './records.ts';
import { SqliteTimers } from './timers.ts';

const WAKE = `SELECT min(at) AS at FROM (
  SELECT min(due_at) AS at FROM timer
  UNION ALL SELECT min(due_at) FROM outbox INDEXED BY outbox_sms WHERE state = 'queued' AND type = 'sms'
  UNION ALL SELECT min(due_at) FROM outbox INDEXED BY outbox_internal WHERE state = 'queued' AND type <> 'sms'
  UNION ALL SELECT min(lease_until) FROM outbox INDEXED BY outbox_sending WHERE state = 'sending'
  UNION ALL SELECT min(max(due_at, lease_until)) FROM inbox WHERE state = 'new')`;

/** The embedded store: one SQLite file, one process; needs no server (design §8). */
export class SqliteStore implements Store {
  readonly inbox: SqliteInbox;
  readonly instances: SqliteInstances;
  readonly journal: SqliteJournal;
  readonly timers: SqliteTimers;
  readonly outbox: SqliteOutbox;
  readonly documents: SqliteDocuments;
  readonly numbers: SqliteNumbers;
  readonly counts: SqliteCounts;
  readonly records: SqliteRecords;
  readonly audit: SqliteAudit;
  readonly identity: SqliteIdentity;
  readonly erasure: SqliteErasure;
  private readonly db: Database;

  /**
   * @param location file path, or `:memory:`
   * @param steps of the schema that the program knows; tests play older programs with fewer
   */
  constructor(location: string, steps?: readonly string[]) {
    const db = new Database(location, steps);
    this.db = db;
    this.inbox = new SqliteInbox(db);
    this.outbox = new SqliteOutbox(db);
    this.instances = new SqliteInstances(db, this.outbox.add);
    this.journal = new SqliteJournal(db);
    this.timers = new SqliteTimers(db);
    this.documents = new SqliteDocuments(db);
    this.numbers = new SqliteNumbers(db);
    this.counts = new SqliteCounts(db);
    this.records = new SqliteRecords(db);
    this.audit = new SqliteAudit(db);
    this.identity = new SqliteIdentity(db);
    this.erasure = new SqliteErasure(db);
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
      outboxWaiting:
        count(`outbox INDEXED BY outbox_sms WHERE state = 'queued' AND type = 'sms'`) +
        count(`outbox INDEXED BY outbox_internal WHERE state = 'queued' AND type <> 'sms'`),
      unconfirmed: count(`outbox WHERE state = 'unconfirmed'`),
      timers: count('timer'),
    }));
  }

  nextWakeAt(): Promise<number | undefined> {
    return this.db.read(() => {
      const at = this.db.get(WAKE)?.at;
      return typeof at === 'number' ? at : undefined;
    });
  }
}
