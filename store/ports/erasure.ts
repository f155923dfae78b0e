import type { InstanceSummary } from './instances.ts';

/**
 * Taking out what is known of persons, for good. Rows that are counted stay as rows; what they said is gone, and what was
 * taken out is found by no search of the bytes after `finish`.
 */

/** How texts of an instance are cleaned; pure. */
export interface Cleaning {
  /** Stands where a text was. */
  mark: string;
  /** @param json a persisted snapshot */
  snapshot(json: string): string;
  /** @param json an event of the history */
  event(json: string): string;
}

/** What was taken out, or would be. */
export interface Erased {
  /** Received SMS. */
  messages: number;
  /** SMS sent, and other effects. */
  effects: number;
  /** Entries of histories. */
  entries: number;
}

/** What is meant: of these machines, or of no instance at all, before a time; or of one phone. */
export interface Loose {
  /** Machines whose messages and effects go by their own age. */
  machines: readonly string[];
  /** Exclusive, epoch milliseconds. */
  before: number;
  /** Stands where a number or a text was; what has it already is left alone. */
  mark: string;
  /** E.164: only what came from there or went there. */
  phone?: string;
}

export interface ErasureStore {
  /** Instances of a machine that last changed before a time and were not erased yet; ascending by id. */
  due(query: {
    machine: string;
    before: number;
    after?: string;
    limit: number;
  }): Promise<InstanceSummary[]>;
  /** When it was erased; undefined where it was not. */
  erasedAt(id: string): Promise<number | undefined>;
  /**
   * Cleans an instance: snapshot, history, effects, its SMS with their PDUs, its documents. False where it was changed
   * since `revision`, or work of it waits; nothing was written then.
   */
  instance(
    target: { id: string; revision: number; at: number },
    cleaning: Cleaning,
  ): Promise<boolean>;
  /** Writes its snapshot anew without moving it. False where it was changed since. */
  replace(target: { id: string; revision: number }, snapshot: string): Promise<boolean>;
  /** Removes an instance and its history; its effects stay, as counts. False as above. */
  remove(target: { id: string; revision: number }, mark: string): Promise<boolean>;
  /** Cleans received SMS of no instance, effects and entries of these machines. @param dry counts alone */
  loose(query: Loose, dry?: boolean): Promise<Erased>;
  /** Overwrites what was taken out where it lies still; may take seconds, in which nothing else is written. */
  finish(): Promise<void>;
}
