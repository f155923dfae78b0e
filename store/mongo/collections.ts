import {
  type Binary,
  type Collection,
  type Db,
  type IndexDescription,
  MongoServerError,
} from 'mongodb';
import type { IncomingPart, IncomingSms } from '../../channels/port.ts';
import type { Incomplete } from '../base/assembly.ts';
import type { AuditRow } from '../ports/audit.ts';
import type { StoredDocument } from '../ports/documents.ts';
import { COUNTED, type FieldName, MEASURES, PAGED_FIELDS } from '../ports/fields.ts';
import type { InboxEntry } from '../ports/inbox.ts';
import type { HistoryEntry, StoredInstance } from '../ports/instances.ts';
import type { NewEffect, OutboxEntry } from '../ports/outbox.ts';
import type { StoredRecord } from '../ports/records.ts';
import type { NewTimer } from '../ports/timers.ts';

/** What lies in the database, and the indexes that every query of the store leans on. */

/** Effects and history of one commit, on their way from the instance to their own collections. */
export interface Pending {
  revision: number;
  at: number;
  /** Place of the first effect in the outbox; the others follow. */
  seq: number;
  effects: NewEffect[];
  history: Pick<HistoryEntry, 'type' | 'by' | 'event' | 'from' | 'to' | 'key'>;
}

export interface InstanceDoc extends Omit<StoredInstance, 'id'> {
  _id: string;
  /** The state and all its parents, so that `forwarded` finds `forwarded.notified`. */
  states: string[];
  /** What `searchText` finds it by; absent where its machine has no words. */
  words?: string[];
  timers: (NewTimer & { armedRevision: number })[];
  /** Earliest due time; absent without timers. */
  nextTimer?: number;
  /** Keys of the last commits, oldest first; older ones are in the history. */
  keys: string[];
  /** Made up by the process that wrote this revision: after a lost answer it knows its own write. */
  writer: string;
  pending: Pending[];
  /** When it was cleaned of what is known of persons; absent while it was not. */
  erasedAt?: number;
}

/** `_id` is `instance:revision`. */
export interface HistoryDoc extends HistoryEntry {
  _id: string;
  /** Its place in the order of all that happened to its process, and which that is; absent until it has one. */
  machine?: string;
  place?: number;
}

export interface OutboxDoc extends Omit<OutboxEntry, 'id'> {
  _id: string;
  /** Age: entries are handed out and listed by it. */
  seq: number;
  /** SMS are claimed apart from the others. */
  sms: boolean;
  /** Grows with every write; whoever computes a change from what it read writes on this condition. */
  rev: number;
  sentAt: number | null;
  owner: string | null;
  /** The claim that took it last. */
  claim: string | null;
  token: number;
  leaseUntil: number;
  /** Ids of delivery reports that were put to it. */
  reports: string[];
}

export interface InboxDoc extends Omit<InboxEntry, 'id' | 'fingerprint'> {
  _id: string;
  seq: number;
  dueAt: number;
  leaseUntil: number;
  /** The later of `dueAt` and `leaseUntil`. */
  wakeAt: number;
  owner: string | null;
  token: number;
}

/** Parts of long messages that share a concatenation reference. */
export interface PartsDoc {
  /** The group. */
  _id: string;
  rev: number;
  open: (IncomingPart & { storedAt: number })[];
  /** Fingerprints of parts that were stored before, oldest first. */
  seen: string[];
  /** Messages that are whole, on their way to the inbox. */
  ready: { sms: IncomingSms; storedAt: number }[];
  /** Messages that were given up as incomplete, newest first; absent before the first. */
  incomplete?: Incomplete[];
}

export interface ReportDoc {
  _id: string;
  receiver: string;
  /** `keptUnder`; absent in those of before. */
  reference?: string;
  body: string;
  seq: number;
  storedAt: number;
}

/** A lock with a fencing token; `until` is the server machines' real time. */
export interface LockDoc {
  _id: string;
  token: number;
  until: number;
  /** Programs of before find out by it what token they got. */
  holder: string | null;
}

/** `_id` is `series:n`. */
export interface NumberDoc {
  _id: string;
  series: string;
  n: number;
  key: string;
}

export interface DocumentDoc extends Omit<StoredDocument, 'id'> {
  _id: string;
  /** Further instances it is found under. */
  about?: string[];
}

/** A piece of a file, in order of `n`; `_id` is `document:n`. */
export interface FilePieceDoc {
  _id: string;
  document: string;
  n: number;
  bytes: Binary;
}

/** `_id` is `kind:id`. */
export interface RecordDoc extends Omit<StoredRecord, 'value'> {
  _id: string;
  /** JSON text. */
  value: string;
}

/** `_id` is the number of the row. */
export interface AuditDoc extends Omit<AuditRow, 'seq' | 'detail'> {
  _id: number;
  /** JSON text. */
  detail: string;
}

/** What the store says of itself: `_id` is `schema` or `store`. */
export interface MetaDoc {
  _id: string;
  version?: number;
  /** Random id of the store. */
  id?: string;
}

export interface Collections {
  meta: Collection<MetaDoc>;
  instances: Collection<InstanceDoc>;
  history: Collection<HistoryDoc>;
  outbox: Collection<OutboxDoc>;
  inbox: Collection<InboxDoc>;
  parts: Collection<PartsDoc>;
  reports: Collection<ReportDoc>;
  locks: Collection<LockDoc>;
  numbers: Collection<NumberDoc>;
  documents: Collection<DocumentDoc>;
  records: Collection<RecordDoc>;
  audit: Collection<AuditDoc>;
  files: Collection<FilePieceDoc>;
}

/** Fields whose pages are found by an index with more in it. */
const SPECIAL: FieldName[] = ['ticket', 'district'];

/** Where a field or measure lies in an instance. */
export function pathOf(field: string): string {
  return field in MEASURES ? `search.measures.${field}` : `search.${field}`;
}

/** Of fields with one of their own that is none of these below, and of the moments that reports count by. */
const DECLARED: IndexDescription[] = [
  ...PAGED_FIELDS.filter((field) => !SPECIAL.includes(field)).map((field) => ({
    name: field,
    key: { [pathOf(field)]: 1, machine: 1, createdAt: -1 },
  })),
  // with the order of pages that ask for a period of it
  { name: 'receivedPages', key: { machine: 1, 'search.receivedAt': -1, _id: -1 } },
  ...Object.keys(COUNTED).map((moment) => ({
    name: moment.replace(/At$/, ''),
    key: { machine: 1, [pathOf(moment)]: 1 },
  })),
];

const INDEXES: Partial<Record<keyof Collections, IndexDescription[]>> = {
  instances: [
    ...DECLARED,
    { name: 'created', key: { machine: 1, createdAt: -1, _id: -1 } },
    { name: 'due', key: { machine: 1, 'search.due': 1, _id: 1 } },
    { name: 'updated', key: { machine: 1, updatedAt: 1, _id: 1 } },
    { name: 'states', key: { machine: 1, states: 1, createdAt: -1 } },
    // with all that a count by state asks for, so that no document is read for it
    { name: 'byState', key: { machine: 1, 'search.state': 1, createdAt: 1 } },
    { name: 'tags', key: { machine: 1, 'search.tags': 1, createdAt: -1 } },
    { name: 'tagsDue', key: { machine: 1, 'search.tags': 1, 'search.due': 1, _id: 1 } },
    { name: 'ticket', key: { 'search.ticket': 1, createdAt: -1 } },
    {
      name: 'place',
      key: { 'search.district': 1, 'search.category': 1, machine: 1, createdAt: -1 },
    },
    // not a text index: that knows whole words only, and people type beginnings
    { name: 'words', key: { machine: 1, words: 1 } },
    { name: 'parent', key: { 'search.parent': 1 } },
    { name: 'timers', key: { nextTimer: 1 }, sparse: true },
    {
      name: 'pending',
      key: { 'pending.revision': 1 },
      partialFilterExpression: { 'pending.revision': { $gt: 0 } },
    },
  ],
  history: [
    { name: 'revision', key: { instance: 1, revision: 1 } },
    { name: 'key', key: { instance: 1, key: 1 }, unique: true },
    // what has no place yet is null in it
    { name: 'placeless', key: { place: 1, at: 1, instance: 1, revision: 1 } },
    {
      name: 'journal',
      key: { machine: 1, place: 1 },
      unique: true,
      partialFilterExpression: { place: { $gt: 0 } },
    },
  ],
  outbox: [
    {
      name: 'queue',
      key: { sms: 1, priority: 1, seq: 1, dueAt: 1 },
      partialFilterExpression: { state: 'queued' },
    },
    { name: 'queued', key: { dueAt: 1 }, partialFilterExpression: { state: 'queued' } },
    { name: 'sending', key: { leaseUntil: 1 }, partialFilterExpression: { state: 'sending' } },
    {
      name: 'unconfirmed',
      key: { lane: 1, updatedAt: 1 },
      partialFilterExpression: { state: 'unconfirmed' },
    },
    { name: 'state', key: { sms: 1, state: 1, seq: -1 } },
    { name: 'undelivered', key: { sms: 1, state: 1, followedUpAt: 1, seq: -1 } },
    { name: 'receiver', key: { to: 1, seq: -1 }, partialFilterExpression: { sms: true } },
    // which SMS a delivery report is about
    { name: 'parts', key: { to: 1, 'parts.reference': 1, sentAt: -1 } },
    {
      name: 'doubtful',
      key: { to: 1, handedOverAt: 1 },
      partialFilterExpression: { state: 'unconfirmed' },
    },
    { name: 'instance', key: { instance: 1, seq: 1 } },
    // with all that counts of receivers ask for
    { name: 'sentWhen', key: { sentAt: 1, to: 1 } },
    { name: 'made', key: { sms: 1, createdAt: 1, state: 1, lane: 1 } },
  ],
  inbox: [
    {
      name: 'queue',
      key: { storedAt: 1, receivedAt: 1, sentAt: 1, seq: 1 },
      partialFilterExpression: { state: 'new' },
    },
    {
      name: 'senders',
      key: { from: 1, wakeAt: 1 },
      partialFilterExpression: { state: 'new' },
    },
    { name: 'wake', key: { wakeAt: 1 }, partialFilterExpression: { state: 'new' } },
    { name: 'state', key: { state: 1, storedAt: -1, seq: -1 } },
    { name: 'sender', key: { from: 1, storedAt: -1, seq: -1 } },
    { name: 'instance', key: { instance: 1, storedAt: 1, seq: 1 } },
  ],
  parts: [
    { name: 'open', key: { 'open.storedAt': 1 } },
    { name: 'ready', key: { 'ready.storedAt': 1 } },
  ],
  reports: [
    { name: 'receiver', key: { receiver: 1, seq: 1 } },
    { name: 'reference', key: { receiver: 1, reference: 1, seq: 1 } },
  ],
  numbers: [
    { name: 'key', key: { series: 1, key: 1 }, unique: true },
    { name: 'n', key: { series: 1, n: 1 }, unique: true },
  ],
  files: [{ name: 'pieces', key: { document: 1, n: 1 }, unique: true }],
  documents: [
    { name: 'instance', key: { instance: 1, createdAt: 1 } },
    { name: 'made', key: { createdAt: 1, type: 1 } },
    { name: 'about', key: { about: 1 }, sparse: true },
  ],
  records: [
    { name: 'kind', key: { kind: 1, id: 1 } },
    { name: 'expiry', key: { expiresAt: 1 } },
  ],
  audit: [
    { name: 'who', key: { who: 1, _id: -1 } },
    { name: 'subject', key: { subject: 1, _id: -1 } },
    { name: 'action', key: { action: 1, _id: -1 } },
  ],
};

export function collectionsOf(db: Db): Collections {
  return {
    meta: db.collection('meta'),
    instances: db.collection('instances'),
    history: db.collection('history'),
    outbox: db.collection('outbox'),
    inbox: db.collection('inbox'),
    parts: db.collection('parts'),
    reports: db.collection('reports'),
    locks: db.collection('locks'),
    numbers: db.collection('numbers'),
    documents: db.collection('documents'),
    records: db.collection('records'),
    audit: db.collection('audit'),
    files: db.collection('files'),
  };
}

/** Indexes of before that nothing asks by any more; each write would go through them. */
const DROPPED = { outbox: ['sent', 'sentTo'] };
/** There is no such index, or no such collection. */
const NOT_THERE = new Set<unknown>([26, 27]);

async function dropIndex(db: Db, collection: string, name: string): Promise<void> {
  try {
    await db.collection(collection).dropIndex(name);
  } catch (error) {
    if (!(error instanceof MongoServerError && NOT_THERE.has(error.code))) throw error;
  }
}

/** Creates what is missing; an index that is there already costs nothing, whoever made it. */
export async function createIndexes(db: Db): Promise<void> {
  for (const [collection, names] of Object.entries(DROPPED))
    for (const name of names) await dropIndex(db, collection, name);
  await Promise.all(
    Object.entries(INDEXES).map(([name, indexes]) => db.collection(name).createIndexes(indexes)),
  );
}
