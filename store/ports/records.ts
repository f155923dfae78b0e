/**
 * Small records beside the machines: users, sessions, tokens, saved views and the like. Each kind has
 * ids of its own; whoever changes a record names the revision it has read.
 */

export interface StoredRecord {
  kind: string;
  id: string;
  /** 1 after creation, one more with each change. */
  revision: number;
  /** What JSON can hold; who reads it checks its shape. */
  value: unknown;
  /** Epoch milliseconds after which upkeep removes it; null for ever. Until then it is still read. */
  expiresAt: number | null;
}

export interface RecordChange {
  kind: string;
  id: string;
  /** Revision that was read; 0 creates the record. */
  expectedRevision: number;
  /** What JSON can hold, up to a few kilobytes. */
  value: unknown;
  expiresAt?: number | null;
}

export interface RecordStore {
  get(kind: string, id: string): Promise<StoredRecord | undefined>;
  /** `conflict`: another writer was first, or the record is there already or no more; nothing was written. */
  put(change: RecordChange): Promise<'stored' | 'conflict'>;
  /** False when there was none. */
  delete(kind: string, id: string): Promise<boolean>;
  /** Ascending by id, in the order of their bytes; `after` is the last id of the page before. */
  list(kind: string, page: { after?: string; limit: number }): Promise<StoredRecord[]>;
  /** Removes what expired at `now` or before. Returns how many. */
  removeExpired(now: number): Promise<number>;
}
