/** Work that is handed out for a time to one of several who do it. */

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
