/**
 * The audit log: who did or read what, for ever. Entries are numbered without a gap and each carries
 * the hash of the one before, so that nothing can be changed, left out or put in between unseen.
 */

export interface AuditEntry {
  /** Epoch milliseconds. */
  at: number;
  /** User name, or what acted without one: `terminal`, `anonymous`. */
  who: string;
  /** Role in which it was done. */
  role: string;
  /** What was done, dotted: `session.opened`, `number.shown`. */
  action: string;
  /** Instance id, user name or path it was done to. */
  subject: string | null;
  /** What else is worth knowing; never a phone number, a password or a token. */
  detail: Record<string, string | number | boolean | null>;
}

export interface AuditRow extends AuditEntry {
  /** Counts from 1 without a gap. */
  seq: number;
  /** `hash` of the row before; 64 zeros for the first. */
  previous: string;
  /** SHA-256, hexadecimal, of everything above (`store/base/audit-chain.ts`). */
  hash: string;
}

export interface AuditQuery {
  who?: string;
  subject?: string;
  action?: string;
  /** Only rows with smaller numbers: the last one of the page before. */
  before?: number;
  limit: number;
}

export interface AuditStore {
  /** Adds at the end of the chain; two processes never add after the same row. */
  append(entry: AuditEntry): Promise<AuditRow>;
  /** Ascending, those after a number; for checking and export. */
  read(page: { after?: number; limit: number }): Promise<AuditRow[]>;
  /** Newest first, each filter by an index of its own. */
  find(query: AuditQuery): Promise<AuditRow[]>;
}
