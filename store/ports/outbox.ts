import type { DeliveryReport, SentPart } from '../../channels/port.ts';
import type { Claimed, ClaimRequest, Lease } from './lease.ts';
import type { Period } from './search.ts';

/** Effects waiting to be carried out, SMS above all, and what became of each. */

export type EffectType =
  | 'sms'
  | 'tell'
  | 'open'
  | 'letter'
  | 'compute'
  | 'notice'
  | 'file'
  | 'number'
  | 'handOver'
  | 'keepPaper'
  /** Of a process that the pack has switched on: `<process>:<name>`. */
  | `${string}:${string}`;

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
  /** Only what is for this receiver; what is for all where left out. */
  to?: string;
  /** Only what is due by then; by now where left out. */
  dueBy?: number;
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

export interface OutboxStore {
  /** Adds effects that belong to no commit (answers about a refused command, alarms); again is harmless. */
  enqueue(instance: string, effects: NewEffect[], now: number): Promise<void>;
  /**
   * Hands out due effects under a lease, by priority and then age. Entries whose lease ran out while
   * `sending` are first looked at: never handed over → queued again; handed over → `unconfirmed`,
   * unless a report of it has come already.
   */
  claim(request: EffectClaimRequest): Promise<Claimed<OutboxEntry>[]>;
  /**
   * Before the first byte of a part's PDU is written; from here the lease is good until `lease.until`.
   * False when it was lost: do not send.
   */
  handingOver(lease: Lease, part: number, total: number, now: number): Promise<boolean>;
  /** A part was taken by the network. */
  partSent(lease: Lease, index: number, part: SentPart, line: string): Promise<boolean>;
  settle(lease: Lease, settlement: Settlement): Promise<boolean>;
  /** Puts off all SMS that are due, but of lanes that never wait, in one go. Returns how many. */
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
  resolve(id: string, state: 'delivered' | 'failed' | 'queued', now: number): Promise<boolean>;
  /** SMS that failed or are unconfirmed and that nobody dealt with, newest first. */
  undelivered(limit: number): Promise<OutboxEntry[]>;
  /**
   * A person has dealt with a failed SMS: told its receiver in another way (it stays failed in all
   * counts), or has it sent again. False when it is not failed, or was dealt with before.
   */
  followUp(id: string, how: 'told' | 'again', now: number): Promise<boolean>;
  get(id: string): Promise<OutboxEntry | undefined>;
  /** Effects of an instance, oldest first. */
  of(instance: string): Promise<OutboxEntry[]>;
  list(filter: { state?: OutboxState; to?: string; limit: number }): Promise<OutboxEntry[]>;
  /** When the oldest SMS was decided on that is due by a time and not sent yet; undefined when there is none. */
  oldestDue(dueBy: number): Promise<number | undefined>;
  /** SMS taken by the network in a period, over one line or all (spend brake). */
  sentIn(period: Period, line?: string): Promise<number>;
  /** Receivers of at least so many SMS that the network took in a period, with how many (brake). */
  sentOften(period: Period, least: number): Promise<ReadonlyMap<string, number>>;
  /** As `InboxStore.redate`; what was in hand comes back by itself. */
  redate(now: number): Promise<number>;
}
