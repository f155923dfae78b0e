import type { DeliveryReport, IncomingPart, IncomingSms, SentPart } from '../channels/port.ts';
import type { AuditStore } from './audit-port.ts';
import type { IdentityStore } from './identity-port.ts';
import type { RecordStore } from './records-port.ts';

/**
 * The port to durable storage. One write moves a machine (`commit`); everything else either takes
 * messages in, hands work out under a lease, or reads.
 *
 * Every method that writes resolves only when the data would survive a power cut, but for leases and what
 * became of a message in the inbox, which are found out again. Times are epoch
 * milliseconds. A store that is down makes every method reject with `StoreUnavailableError`; the
 * engine waits and tries again.
 */

/**
 * Why a store cannot be used: the disk is full, another program has the file locked, pages are damaged,
 * the disk itself fails, this user may not, or nobody knows (a server that does not answer).
 */
export type Trouble = 'full' | 'busy' | 'damaged' | 'disk' | 'denied' | 'unknown';

/** The store cannot be reached or cannot write now; nothing was changed as far as is known. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly trouble: Trouble;

  constructor(message: string, more: { cause?: unknown; trouble?: Trouble } = {}) {
    super(message, 'cause' in more ? { cause: more.cause } : {});
    this.trouble = more.trouble ?? 'unknown';
  }
}

// ---------------------------------------------------------------------------------------------
// Machine instances

/**
 * What the numbers of reports are made of; days are those of the SOP, results `within`, `extended` or
 * `late`. Null where it has not happened or was not measured.
 */
export interface Measures {
  /** 1 or 0. */
  secret: number;
  emergency: number;
  /** How it ended: `answered`, `withdrawn`, `appreciation`, or why it was rejected. */
  outcome: string | null;
  /** 1–5. */
  rating: number | null;
  /** Times, and when the last time was. */
  reopened: number;
  reopenedAt: number | null;
  publishedAt: number | null;
  /** SOP step 2. */
  enterDays: number | null;
  enterResult: string | null;
  /** SOP step 3. */
  forwardDays: number | null;
  forwardResult: string | null;
  /** SOP step 4, since the last reopening. */
  answerDays: number | null;
  answerResult: string | null;
  /** SOP step 5, since the last reopening. */
  replyDays: number | null;
  replyResult: string | null;
}

/** What can be asked about an instance without reading its snapshot; computed by the machine's own code. */
export interface SearchFields {
  /** Dotted active states of the main region: `forwarded.notified`. */
  state: string;
  tags: string[];
  /** Ticket code (`A127`), or the number of a letter, and the year it belongs to. */
  ticket: string | null;
  year: number | null;
  /** The citizen's number, E.164. */
  phone: string | null;
  kind: string | null;
  category: string | null;
  agency: string | null;
  district: string | null;
  village: string | null;
  /** Instance id of the complaint this one was merged into. */
  parent: string | null;
  /** The deadline that runs now. */
  due: number | null;
  receivedAt: number | null;
  forwardedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
  /** Null for machines that no report counts, and for what was last written before it was measured. */
  measures: Measures | null;
}

export interface StoredInstance {
  id: string;
  machine: string;
  /** Version of the machine that wrote the snapshot; older ones are migrated on load. */
  version: string;
  /** 1 after creation, one more with each commit. */
  revision: number;
  status: 'active' | 'done';
  /** Persisted snapshot as JSON text. */
  snapshot: string;
  search: SearchFields;
  createdAt: number;
  updatedAt: number;
}

/** Timer to be armed: an `after` of the statechart with its absolute due time. */
export interface NewTimer {
  /** `xstate.after.<delay>.<state id>`; unique within the instance, arming again replaces. */
  id: string;
  dueAt: number;
}

export interface Timer extends NewTimer {
  instance: string;
  machine: string;
  /** Revision whose commit armed it; a firing that names another one is stale. */
  armedRevision: number;
}

export type EffectType = 'sms' | 'tell' | 'open' | 'letter' | 'compute' | 'notice' | 'file';

/** Something to be done outside the machine, written in the same commit that decided it. */
export interface NewEffect {
  /** `instance:revision:n`, so that a retried commit can never double it. */
  id: string;
  type: EffectType;
  /** Receiver: a phone for `sms`, an instance id for `tell`; null otherwise. */
  to: string | null;
  /** Smaller goes first; derived from the lane. */
  priority: number;
  /** Lane of an SMS, else null. */
  lane: string | null;
  /** Not before this time. */
  dueAt: number;
  /** JSON of what is to be done. */
  params: string;
  /** SMS text as it will be sent; null for other effects. */
  text: string | null;
}

/** One accepted event, for ever: what happened, when, by whom, and where it led. */
export interface HistoryEntry {
  instance: string;
  revision: number;
  at: number;
  /** Event type (`JAWAB`, `xstate.after.answerDue…`). */
  type: string;
  /** Who caused it: `citizen`, `officer:PUPR`, `admin@admin`, `timer`, `system`. */
  by: string;
  /** Whole event as JSON. */
  event: string;
  /** State value before (null at creation) and after, as JSON. */
  from: string | null;
  to: string;
  /** Idempotency key under which it was applied. */
  key: string;
  /** Ids of the effects it caused. */
  effects: string[];
}

/** The one write that moves an instance. */
export interface Change {
  id: string;
  machine: string;
  version: string;
  /** Revision the decision was made on; 0 creates the instance. */
  expectedRevision: number;
  /** Idempotency key of the event: an inbox id, an effect id, a timer firing, a request id. */
  key: string;
  at: number;
  status: 'active' | 'done';
  snapshot: string;
  search: SearchFields;
  /** What `searchText` finds it by; without it, the words of its last commit that had some. */
  words?: string;
  /** History entry; instance, revision, at, key and effects are filled in from the change. */
  event: Pick<HistoryEntry, 'type' | 'by' | 'event' | 'from' | 'to'>;
  effects: NewEffect[];
  /** Net result of the decision: ids are in at most one of both lists. */
  arm: NewTimer[];
  cancel: string[];
  /** The timer whose firing this is: it must still be armed by that revision, and is removed. */
  timer?: { id: string; armedRevision: number };
}

/**
 * `committed`: written, revision is now expectedRevision + 1. `conflict`: another writer was first;
 * load and decide again. `duplicate`: this key was applied before, or the timer is no longer armed;
 * nothing to do.
 */
export type CommitOutcome = 'committed' | 'conflict' | 'duplicate';

// ---------------------------------------------------------------------------------------------
// Outbox

/**
 * SMS: queued → sending → sent → delivered, or failed, or unconfirmed (the modem may have sent it).
 * `bundled`: another SMS carries its content. `withdrawn`: it was no longer true, or no longer for its
 * receiver, when its turn came; `error` says why. Other effects: queued → done, or failed.
 */
export type OutboxState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'unconfirmed'
  | 'bundled'
  | 'withdrawn'
  | 'done';

export interface OutboxEntry extends NewEffect {
  instance: string;
  revision: number;
  state: OutboxState;
  attempts: number;
  error: string | null;
  /** Line (SIM) that took it. */
  line: string | null;
  /** Parts the network took, in order, and when each was reported delivered. */
  parts: (SentPart & { deliveredAt: number | null })[];
  /** Parts it is made of; null until the first is handed over. */
  total: number | null;
  /** Index of the part whose PDU was last handed to the modem; -1 before the first. */
  handedOver: number;
  handedOverAt: number | null;
  /** Times it was sent again after staying unconfirmed (receipts only). */
  copies: number;
  /** When a person dealt with its failure, or it turned out that nobody has to; null before. */
  followedUpAt: number | null;
  createdAt: number;
  updatedAt: number;
}

/** A lease on a piece of work. Only the holder of the current token may settle it. */
export interface Lease {
  id: string;
  owner: string;
  /** Grows with each claim of the same entry (fencing). */
  token: number;
  until: number;
}

export interface Claimed<T> {
  lease: Lease;
  entry: T;
}

export interface ClaimRequest {
  owner: string;
  now: number;
  leaseMs: number;
  limit: number;
}

export interface EffectClaimRequest extends ClaimRequest {
  /** SMS go to a modem one by one; everything else is done inside the engine. */
  kind: 'sms' | 'internal';
  /** Only for this receiver and lane (bundling reminders). */
  to?: string;
  lane?: string;
  /** Not for these receivers: an SMS to each of them is under way. */
  notTo?: readonly string[];
}

/** SMS that wait although they are due: all but those of some lanes. */
export interface Hold {
  now: number;
  /** Lanes that are never held. */
  except: readonly string[];
  /** When their turn comes again, and why it does not now. */
  dueAt: number;
  error: string;
}

/** How a claimed effect ended. `queued` gives it back for a later try; `release` undoes the claim. */
export type Settlement =
  | { state: 'done' }
  | { state: 'sent'; line: string; parts: SentPart[]; at: number }
  | { state: 'queued'; dueAt: number; error: string }
  /** `expected`: nobody has to follow it up, as the receiver wants no SMS. */
  | { state: 'failed'; error: string; at: number; expected?: true }
  | { state: 'unconfirmed'; error: string; at: number }
  | { state: 'bundled'; into: string }
  /** Parts that the network took before stay noted. */
  | { state: 'withdrawn'; error: string; at: number };

// ---------------------------------------------------------------------------------------------
// Inbox

/** `new` → `done`, or kept without an answer: `operator` (network's own), `quarantine` (spam, blocked). */
export type InboxState = 'new' | 'done' | 'operator' | 'quarantine';

export interface InboxEntry extends IncomingSms {
  /** The fingerprint. */
  id: string;
  state: InboxState;
  /** Complaint it belongs to, and why it was put there. */
  instance: string | null;
  binding: string | null;
  /** What was understood, JSON; null until processed. */
  reading: string | null;
  attempts: number;
  storedAt: number;
  /** How often a person let it go on after it was kept without an answer; absent for never. */
  released?: number;
}

export interface InboxSettlement {
  state: Exclude<InboxState, 'new'>;
  reading: string | null;
}

// ---------------------------------------------------------------------------------------------
// Documents

/** What is known of a file without reading it. */
export interface FileFacts {
  /** As whoever handed it in called it. */
  name: string;
  /** Media type (IANA), found out from the bytes. */
  type: string;
  /** Bytes. */
  size: number;
}

/** A letter as it was rendered, or a file that was handed in (a scan); never changed afterwards. */
export interface StoredDocument {
  /** Effect id or form that asked for it. */
  id: string;
  instance: string;
  type: string;
  /** Letter number as printed. */
  number: string;
  title: string;
  /** Empty for a file. */
  html: string;
  /** Hexadecimal SHA-256 of the HTML in UTF-8, or of the file's bytes. */
  sha256: string;
  createdAt: number;
  /** Absent for a rendering. */
  file?: FileFacts;
}

/** What a document brings besides itself. */
export interface DocumentMore {
  /** Further instances it is found under. */
  about?: readonly string[];
  /** The bytes of a file; kept apart, so that lists never read them. */
  bytes?: Uint8Array;
}

// ---------------------------------------------------------------------------------------------
// Queries

export interface Period {
  from: number;
  /** Exclusive. */
  to: number;
}

export interface Query {
  machine: string;
  ticket?: string;
  year?: number;
  phone?: string;
  kind?: string;
  agency?: string;
  category?: string;
  district?: string;
  village?: string;
  parent?: string;
  /** Exact state or its parent (`forwarded` finds `forwarded.notified`). */
  state?: string;
  tag?: string;
  /** Tags that it must not have. */
  without?: readonly string[];
  received?: Period;
  forwarded?: Period;
  answered?: Period;
  closed?: Period;
}

export interface PageRequest {
  /** `created`: newest first; `due`: most urgent first, instances without a deadline left out. */
  order: 'created' | 'due';
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

/** An instance without its snapshot. */
export type InstanceSummary = Omit<StoredInstance, 'snapshot'>;

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Moments of an instance that a period may be about. */
export type Moment =
  | 'receivedAt'
  | 'forwardedAt'
  | 'answeredAt'
  | 'closedAt'
  | 'reopenedAt'
  | 'publishedAt';

/** Parts of the moment itself, in the district's own time: `2026-11`, `2026-11-23`, 0 (Sunday)–6, 0–23. */
export type TimeUnit = 'month' | 'day' | 'weekday' | 'hour';

export type CountKey =
  | 'kind'
  | 'category'
  | 'agency'
  | 'district'
  | 'village'
  | Exclude<keyof Measures, 'reopenedAt' | 'publishedAt'>
  | TimeUnit;

/** Instances whose moment lies in the period, counted by what they have in common. */
export interface CountQuery<K extends CountKey> {
  machine: string;
  moment: Moment;
  period: Period;
  /** Few values each; the answer has a row for each combination that occurs. None: one row for all. */
  by: readonly K[];
  utcOffsetMinutes: number;
}

/** So many instances have these values; null stands for those without one. */
export interface Counted<K extends string> {
  key: Record<K, string | number | null>;
  count: number;
}

/** SMS that were put into the outbox on one day, by what became of them. */
export interface CountedSms {
  /** `YYYY-MM-DD` in the district's own time. */
  day: string;
  state: OutboxState;
  lane: string | null;
  messages: number;
  /** SMS parts the network took. */
  parts: number;
}

export type TallyField = 'state' | 'agency' | 'category' | 'kind' | 'district';

/** How many instances have one value of a field. */
export interface Tally {
  key: string;
  count: number;
  /** When the oldest of them was created. */
  oldest: number;
}

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
}

export interface Store extends RecordStore, AuditStore, IdentityStore {
  /**
   * Creates tables or indexes where missing; safe to call by several processes at once.
   * @throws StoreVersionError (`store/refusals.ts`) for a store of a newer version; nothing was written
   */
  open(options?: OpenOptions): Promise<void>;
  close(): Promise<void>;
  /** Rejects when the store cannot be used now. */
  ping(): Promise<void>;
  status(): Promise<StoreStatus>;

  // Inbox
  /** Stores each message once; returns how many were new. */
  receive(messages: IncomingSms[], now: number): Promise<number>;
  /**
   * Stores parts once each; a group that is now whole becomes a message in the same write. A part that
   * an incomplete message lacked becomes a message of its own that names the one it `continues`.
   */
  receiveParts(parts: IncomingPart[], now: number): Promise<number>;
  /**
   * Groups whose first part came before `olderThan` become messages marked incomplete, with ` … `
   * where parts are missing. Returns how many.
   */
  expireParts(olderThan: number, now: number): Promise<number>;
  /** Oldest first; never two messages of one sender to different owners at the same time. */
  claimInbox(request: ClaimRequest): Promise<Claimed<InboxEntry>[]>;
  /** False when the lease was lost. */
  settleInbox(lease: Lease, settlement: InboxSettlement): Promise<boolean>;
  /** Gives a message back to be tried at `dueAt`. */
  postponeInbox(lease: Lease, dueAt: number): Promise<boolean>;
  /** Notes which complaint a message belongs to; again for a message that is moved. */
  bindMessage(inboxId: string, instance: string, binding: string): Promise<void>;
  /**
   * Lets a message that was kept without an answer go on as `new`; false when it is not kept, or could
   * not be decoded.
   */
  releaseMessage(inboxId: string, now: number): Promise<boolean>;
  message(inboxId: string): Promise<InboxEntry | undefined>;
  listInbox(filter: { state?: InboxState; from?: string; limit: number }): Promise<InboxEntry[]>;
  inboxOf(instance: string): Promise<InboxEntry[]>;

  // Instances
  load(id: string): Promise<StoredInstance | undefined>;
  commit(change: Change): Promise<CommitOutcome>;
  /** Ascending by revision. */
  history(instance: string, afterRevision?: number): Promise<HistoryEntry[]>;
  find(query: Query, page: PageRequest): Promise<Page<InstanceSummary>>;
  /**
   * Instances in whose words every word of `typed` occurs, or one that begins like it, and that fit the
   * query; newest first. Nothing when no word was typed.
   */
  searchText(
    typed: string,
    query: Query,
    page: Omit<PageRequest, 'order'>,
  ): Promise<Page<InstanceSummary>>;
  count(query: Query): Promise<number>;
  /** Counts per value of a field, largest first. */
  tally(query: Query, field: TallyField): Promise<Tally[]>;
  /** Reads no more than an index of the moment's period; in no order. */
  countBy<K extends CountKey>(query: CountQuery<K>): Promise<Counted<K>[]>;

  // Timers
  /** Due timers, earliest first. Delivering twice is harmless: the commit refuses the second. */
  dueTimers(now: number, limit: number): Promise<Timer[]>;
  timersOf(instance: string): Promise<Timer[]>;
  /** Earliest moment at which something is waiting to be done; undefined when nothing is. */
  nextWakeAt(): Promise<number | undefined>;

  // Outbox
  /** Adds effects that belong to no commit (answers about a refused command, alarms); again is harmless. */
  enqueue(instance: string, effects: NewEffect[], now: number): Promise<void>;
  /**
   * Hands out due effects under a lease, by priority and then age. Entries whose lease ran out while
   * `sending` are first looked at: never handed over → queued again; handed over → `unconfirmed`,
   * unless a report of it has come already.
   */
  claimEffects(request: EffectClaimRequest): Promise<Claimed<OutboxEntry>[]>;
  /** Before the first byte of a part's PDU is written. False when the lease was lost: do not send. */
  handingOver(lease: Lease, part: number, total: number, now: number): Promise<boolean>;
  /** A part was taken by the network. */
  partSent(lease: Lease, index: number, part: SentPart, line: string): Promise<boolean>;
  settle(lease: Lease, settlement: Settlement): Promise<boolean>;
  /** Puts off all due SMS of lanes that can wait, in one go. Returns how many. */
  holdBack(hold: Hold): Promise<number>;
  /** Lengthens a lease while a modem is slow. */
  extend(lease: Lease, until: number): Promise<boolean>;
  /**
   * Puts a delivery report to its SMS by receiver, reference and line, the one that was sent nearest to
   * the report's own time, however many others wait for the receiver; keeps it where the SMS is not known to be sent yet. An unconfirmed SMS takes a report of its time; when
   * parts of it are left, it is queued again to go on with them. Returns the entry it now belongs to.
   */
  recordReport(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined>;
  /** Unconfirmed SMS of a lane that nobody resolved since `olderThan` and that were not copied yet. */
  unconfirmed(lane: string, olderThan: number, limit: number): Promise<OutboxEntry[]>;
  /** Marks that a copy of an unconfirmed SMS is being sent; false when another process did so first. */
  markCopied(id: string): Promise<boolean>;
  /** A person says what became of an unconfirmed SMS. */
  resolveUnconfirmed(
    id: string,
    state: 'delivered' | 'failed' | 'queued',
    now: number,
  ): Promise<boolean>;
  /** SMS that failed or are unconfirmed and that nobody dealt with, newest first. */
  undelivered(limit: number): Promise<OutboxEntry[]>;
  /**
   * A person has dealt with a failed SMS: told its receiver in another way (it stays failed in all
   * counts), or has it sent again. False when it is not failed, or was dealt with before.
   */
  followUp(id: string, how: 'told' | 'again', now: number): Promise<boolean>;
  outboxEntry(id: string): Promise<OutboxEntry | undefined>;
  /** Effects of an instance, oldest first. */
  outboxOf(instance: string): Promise<OutboxEntry[]>;
  listOutbox(filter: { state?: OutboxState; to?: string; limit: number }): Promise<OutboxEntry[]>;
  /** SMS taken by the network in a period, over one line or all (spend brake). */
  sentIn(period: Period, line?: string): Promise<number>;
  /** SMS to one receiver taken by the network since a time (brake). */
  sentTo(receiver: string, since: number): Promise<number>;
  /** SMS that were put into the outbox in the period; in no order. */
  countSms(period: Period, utcOffsetMinutes: number): Promise<CountedSms[]>;

  // Numbers and documents
  /**
   * The number of `key` in a gap-free series counting from 1; the same key always gets the same
   * number, so a retry leaves no hole (tickets, letter register).
   * @param earlier series that this one goes on from: a key that has a number there keeps it, and the
   * first number is above all of theirs
   */
  allocate(series: string, key: string, earlier?: string[]): Promise<number>;
  /** Keeps a document; the same id again is harmless and changes nothing. */
  archive(document: StoredDocument, more?: DocumentMore): Promise<void>;
  document(id: string): Promise<StoredDocument | undefined>;
  /** Bytes of a file; undefined for a rendering, and for what is not there. */
  fileBytes(id: string): Promise<Uint8Array | undefined>;
  /** Documents of an instance and about it, oldest first. */
  documentsOf(instance: string): Promise<StoredDocument[]>;
  /** Documents archived in the period, by type; in no order. */
  countDocuments(period: Period): Promise<{ type: string; count: number }[]>;
}
