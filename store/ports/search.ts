/** What instances are found by without reading their snapshots, and how they are asked for. */

/**
 * What the numbers of reports are made of; days are those of the SOP, results `within`, `extended` or
 * `late`. Null where it has not happened or was not measured.
 */
export interface Measures {
  /** 1 or 0. */
  secret: number;
  emergency: number;
  /** How it ended: `answered`, `withdrawn`, `appreciation`, or why it was rejected. */
  outcome: string | null;
  /** 1–5. */
  rating: number | null;
  /** Times, and when the last time was. */
  reopened: number;
  reopenedAt: number | null;
  publishedAt: number | null;
  /** SOP step 2. */
  enterDays: number | null;
  enterResult: string | null;
  /** SOP step 3. */
  forwardDays: number | null;
  forwardResult: string | null;
  /** SOP step 4, since the last reopening. */
  answerDays: number | null;
  answerResult: string | null;
  /** SOP step 5, since the last reopening. */
  replyDays: number | null;
  replyResult: string | null;
}

/** What can be asked about an instance without reading its snapshot; computed by the machine's own code. */
export interface SearchFields {
  /** Dotted active states of the main region: `forwarded.notified`. */
  state: string;
  tags: string[];
  /** Ticket code (`A127`), or the number of a letter, and the year it belongs to. */
  ticket: string | null;
  year: number | null;
  /** The citizen's number, E.164. */
  phone: string | null;
  kind: string | null;
  category: string | null;
  agency: string | null;
  district: string | null;
  village: string | null;
  /** Instance id of the complaint this one was merged into. */
  parent: string | null;
  /** The deadline that runs now. */
  due: number | null;
  receivedAt: number | null;
  forwardedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
  /** Null for machines that no report counts, and for what was last written before it was measured. */
  measures: Measures | null;
}

export interface Period {
  from: number;
  /** Exclusive. */
  to: number;
}

export interface Query {
  machine: string;
  ticket?: string;
  year?: number;
  phone?: string;
  kind?: string;
  agency?: string;
  category?: string;
  district?: string;
  village?: string;
  parent?: string;
  /** Exact state or its parent (`forwarded` finds `forwarded.notified`). */
  state?: string;
  tag?: string;
  /** Tags that it must not have. */
  without?: readonly string[];
  received?: Period;
  forwarded?: Period;
  answered?: Period;
  closed?: Period;
}

export interface PageRequest {
  /**
   * `created`: newest first, those of a period of reception by their reception; `due`: most urgent first,
   * instances without a deadline left out. Both stores give the same order.
   */
  order: 'created' | 'due';
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
