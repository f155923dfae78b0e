import type { NewEffect } from './outbox.ts';
import type { Page, PageRequest, Query, SearchFields, SearchRequest } from './search.ts';
import type { NewTimer } from './timers.ts';

/** Machine instances with their history; `commit` is the one write that moves a machine. */

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

/** An instance without its snapshot. */
export type InstanceSummary = Omit<StoredInstance, 'snapshot'>;

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

export type TallyField = 'state' | 'agency' | 'category' | 'kind' | 'district';

/** How many instances have one value of a field. */
export interface Tally {
  key: string;
  count: number;
  /** When the oldest of them was created. */
  oldest: number;
}

export interface InstanceStore {
  /** @param age milliseconds since this process read or wrote it up to which it need not be read again; 0 where left out */
  load(id: string, age?: number): Promise<StoredInstance | undefined>;
  commit(change: Change): Promise<CommitOutcome>;
  /** Ascending by revision. */
  history(instance: string, afterRevision?: number): Promise<HistoryEntry[]>;
  find(query: Query, page: PageRequest): Promise<Page<InstanceSummary>>;
  /**
   * Instances in whose words every word of `typed` occurs, or one that begins like it, and that fit the
   * query; newest first. A word counts also where one that is `alike` occurs. Nothing when no word was typed.
   */
  search(typed: string, query: Query, page: SearchRequest): Promise<Page<InstanceSummary>>;
  /** @param most no more are counted: what it takes does not grow with those there are */
  count(query: Query, most?: number): Promise<number>;
  /** Counts per value of a field, largest first. */
  tally(query: Query, field: TallyField): Promise<Tally[]>;
}
