import type { IncomingPart, IncomingSms } from '../../channels/port.ts';
import type { Claimed, ClaimRequest, Lease } from './lease.ts';

/** Received SMS, each stored once, and the parts of long ones until they are whole. */

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

export interface InboxStore {
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
  claim(request: ClaimRequest): Promise<Claimed<InboxEntry>[]>;
  /** False when the lease was lost. */
  settle(lease: Lease, settlement: InboxSettlement): Promise<boolean>;
  /** Gives a message back to be tried at `dueAt`. */
  postpone(lease: Lease, dueAt: number): Promise<boolean>;
  /** Notes which complaint a message belongs to; again for a message that is moved. */
  bind(inboxId: string, instance: string, binding: string): Promise<void>;
  /**
   * Lets a message that was kept without an answer go on as `new`; false when it is not kept, or could
   * not be decoded.
   */
  release(inboxId: string, now: number): Promise<boolean>;
  /**
   * What waits and is dated later than any time can be now, by a clock that was ahead, is due now. Returns how
   * many.
   */
  redate(now: number): Promise<number>;
  get(inboxId: string): Promise<InboxEntry | undefined>;
  list(filter: { state?: InboxState; from?: string; limit: number }): Promise<InboxEntry[]>;
  of(instance: string): Promise<InboxEntry[]>;
  /** When the oldest message was stored that is not handled yet; undefined when all are. */
  oldestNew(): Promise<number | undefined>;
}
