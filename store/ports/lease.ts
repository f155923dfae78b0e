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

/**
 * Whatever is dated so much later than now was dated by a clock that was ahead, milliseconds: no lease and no
 * pause of a message is longer.
 */
export const FUTURE = 3_600_000;
/** Who holds such a lease, and lives, lengthens it in this time, milliseconds. */
export const REMAINS = 60_000;

export interface ClaimRequest {
  owner: string;
  now: number;
  leaseMs: number;
  limit: number;
}
