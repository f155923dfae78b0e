import type { COUNTED, FieldName, MEASURES, MeasureName, SEARCH_FIELDS } from './fields.ts';

/** What instances are found by without reading their snapshots, and how they are asked for. */

type Value = { TEXT: string; INTEGER: number };

/** Measures that are never null where anything is measured. */
type Always = 'secret' | 'emergency' | 'reopened' | 'overtaken';

/** What the numbers of reports are made of. */
export type Measures = {
  [Name in MeasureName]: Value[(typeof MEASURES)[Name]] | (Name extends Always ? never : null);
};

type Declared = {
  [Name in FieldName]: Value[(typeof SEARCH_FIELDS)[Name]['type']] | null;
};

type Optional = {
  [Name in FieldName]: (typeof SEARCH_FIELDS)[Name] extends { optional: true } ? Name : never;
}[FieldName];

/** What can be asked about an instance without reading its snapshot; computed by the machine's own code. */
export interface SearchFields
  extends Omit<Declared, 'state' | Optional>,
    Partial<Pick<Declared, Optional>> {
  state: string;
  tags: string[];
  /** Null for machines that no report counts, and for what was last written before it was measured. */
  measures: Measures | null;
}

export interface Period {
  from: number;
  /** Exclusive. */
  to: number;
}

/** What a figure of a report counted: instances with a moment in a period, and measures that have one of these values. */
export interface Counted {
  moment: keyof typeof COUNTED;
  in: Period;
  where?: { readonly [Name in MeasureName]?: readonly (string | number)[] };
}

/** Moments of whose instances pages are asked: in the query, each is a period. */
type Dated = 'due' | 'receivedAt' | 'forwardedAt' | 'answeredAt' | 'closedAt' | 'sentAt';

/** Fields that must have this value. */
type Exact = { [Name in Exclude<FieldName, 'state' | Dated>]?: NonNullable<Declared[Name]> };

export interface Query extends Exact {
  machine: string;
  /** Exact state or its parent (`forwarded` finds `forwarded.notified`). */
  state?: string;
  /** Its agency is one of these. */
  agencies?: readonly string[];
  tag?: string;
  /** Tags that it must not have. */
  without?: readonly string[];
  received?: Period;
  forwarded?: Period;
  answered?: Period;
  closed?: Period;
  /** Settled in it: answered, or closed without an answer. */
  settled?: Period;
  /** Not settled before this moment, epoch milliseconds. */
  unsettledAt?: number;
  /** Their deadline lies in it. */
  dueIn?: Period;
  /** The list behind a figure; its pages are in the order of the moment. */
  counted?: Counted;
  /** Changed at this moment or later, epoch milliseconds. */
  updatedSince?: number;
}

export interface PageRequest {
  /**
   * `created`: newest first, those of a period of reception by their reception; `due`: most urgent first,
   * instances without a deadline left out; `updated`: those that changed last come last. Both stores give the same order.
   */
  order: 'created' | 'due' | 'updated';
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

/** Whole words that are as good as one that was typed: abbreviations of it, slips. */
export type Alike = (word: string) => Iterable<string>;

/** A page of what is found by words, newest first. */
export interface SearchRequest extends Omit<PageRequest, 'order'> {
  alike?: Alike | undefined;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
