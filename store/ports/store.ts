import type { AuditStore } from './audit.ts';
import type { CountStore } from './counts.ts';
import type { DocumentStore } from './documents.ts';
import type { ErasureStore } from './erasure.ts';
import type { IdentityStore } from './identity.ts';
import type { InboxStore } from './inbox.ts';
import type { InstanceStore } from './instances.ts';
import type { JournalStore } from './journal.ts';
import type { NumberStore } from './numbers.ts';
import type { OutboxStore } from './outbox.ts';
import type { RecordStore } from './records.ts';
import type { TimerStore } from './timers.ts';

/**
 * Durable storage, as parts of which everybody takes those he needs. One write moves a machine
 * (`instances.commit`); everything else either takes messages in, hands work out under a lease, or reads.
 *
 * Every method that writes resolves only when the data would survive a power cut, but for leases and what
 * became of a message in the inbox, which are found out again. Times are epoch
 * milliseconds. A store that is down makes every method reject with `StoreUnavailableError`; the
 * engine waits and tries again.
 */

export interface StoreStatus {
  kind: 'sqlite' | 'mongo';
  /** Where it is, without credentials. */
  location: string;
  inboxWaiting: number;
  outboxWaiting: number;
  unconfirmed: number;
  timers: number;
}

export interface OpenOptions {
  /** Only to look: nothing is created, brought up to date or written; a store that is missing is an error. */
  readOnly?: true;
  /** By the hotline itself, which the store notes: a copy that was made meanwhile shows it. */
  own?: true;
  /** What is written counts only once all of it is there, and is made again otherwise: no write waits for the disk. */
  scratch?: true;
}

export interface Store {
  readonly inbox: InboxStore;
  readonly instances: InstanceStore;
  readonly journal: JournalStore;
  readonly timers: TimerStore;
  readonly outbox: OutboxStore;
  readonly documents: DocumentStore;
  readonly numbers: NumberStore;
  readonly counts: CountStore;
  readonly records: RecordStore;
  readonly audit: AuditStore;
  readonly identity: IdentityStore;
  readonly erasure: ErasureStore;
  /**
   * Creates tables or indexes where missing; safe to call by several processes at once.
   * @throws StoreVersionError (`store/base/refusals.ts`) for a store of a newer version; nothing was written
   */
  open(options?: OpenOptions): Promise<void>;
  close(): Promise<void>;
  /** Rejects when the store cannot be used now. */
  ping(): Promise<void>;
  status(): Promise<StoreStatus>;
  /** Earliest moment at which something is waiting to be done; undefined when nothing is. */
  nextWakeAt(): Promise<number | undefined>;
}
