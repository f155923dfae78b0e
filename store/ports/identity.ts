/**
 * Which store this is, and how far its numbers go. Compared at the start with what was noted outside of
 * it, so that a wrong, an old or an incomplete store is not taken for the right one.
 */

export interface StoreIdentity {
  /** Random, made with the store; null for one that is empty or was written before there were ids. */
  id: string | null;
  /** Highest number given, by series (`ticket:2026`). */
  numbers: Record<string, number>;
  /** Number of the newest row of the audit log; 0 without one. */
  audit: number;
  /** True when a hotline had it open and did not close it: it runs, was ended by force, or was copied. */
  inUse: boolean;
}

export interface IdentityStore {
  /** Reads no more than the ends of indexes; also of a store that was opened for reading only. */
  read(): Promise<StoreIdentity>;
}
