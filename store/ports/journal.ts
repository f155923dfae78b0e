import type { HistoryEntry } from './instances.ts';

/**
 * Everything that happened to the instances of a process, in one order. Whoever has read up to a place has
 * missed nothing: nothing ever appears at or before a place that was given out, whatever clocks say and however
 * many processes write.
 */

export interface JournalEntry extends HistoryEntry {
  /** 1 for the first of its process, growing; not always by one. */
  place: number;
}

export interface JournalStore {
  /** Those behind a place (0: from the beginning), in the order of their places; fewer than `limit` when no more are there yet. */
  after(machine: string, place: number, limit: number): Promise<JournalEntry[]>;
  /** Place of the last entry; 0 where there is none. */
  last(machine: string): Promise<number>;
}
