import type { Hotline } from '../../../api/hotline/hotline.ts';
import { createSubscriptions } from '../../../api/hotline/subscriptions.ts';
import type { Identity } from '../../../api/office/identity.ts';
import type { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { type PhoneMessage, VirtualPhone } from '../../../channels/gsm/virtual/phone.ts';
import type { ComplaintInput } from '../../../machines/complaint/base/context.ts';
import type { Engine, Requested } from '../../../machines/engine/engine.ts';
import type { Kind, MachineKind } from '../../../machines/engine/kind.ts';
import type { Actor } from '../../../machines/people/actor.ts';
import { createMachines, wholeProcesses } from '../../../machines/processes/list.ts';
import { searchedWords, wordsOf } from '../../../store/base/searched-words.ts';
import type { CountStore } from '../../../store/ports/counts.ts';
import type { DocumentStore, StoredDocument } from '../../../store/ports/documents.ts';
import type { InboxEntry, InboxStore } from '../../../store/ports/inbox.ts';
import type {
  HistoryEntry,
  InstanceStore,
  StoredInstance,
  Tally,
} from '../../../store/ports/instances.ts';
import type { OutboxEntry, OutboxStore } from '../../../store/ports/outbox.ts';
import type { Query } from '../../../store/ports/search.ts';
import type { Store } from '../../../store/ports/store.ts';
import type { TimerStore } from '../../../store/ports/timers.ts';
import { MemoryAudit } from '../../support/memory-audit.ts';
import { MemoryRecords } from '../../support/memory-records.ts';
import { HOSTILE, rules } from './district.ts';

/**
 * A hotline for the pages with real complaint machines, but whose rows a test puts there itself: so
 * every field can hold what no well-behaved modem or store would bring.
 */

export const NOW = Date.UTC(2026, 10, 24, 1, 14);

const ready = createMachines(rules).find(({ name }) => name === 'complaint');
if (ready === undefined) throw new TypeError('there is no complaint machine');
const kind: MachineKind = ready;

/** Options of `createWeb`: whoever asks is the admin. */
export const AS_ADMIN = asUser({ user: 'admin', role: 'admin', agency: null });

/** Options of `createWeb`: whoever asks is this user. */
export function asUser(identity: Identity): { identify: () => Identity } {
  return { identify: () => identity };
}

export interface Rows {
  instances: Map<string, StoredInstance>;
  history: HistoryEntry[];
  inbox: InboxEntry[];
  outbox: OutboxEntry[];
  documents: StoredDocument[];
  /** What pages asked the engine and the store to do. */
  requests: { instance: string; event: Record<string, unknown>; by: Actor; key: string }[];
  resolved: [string, string][];
}

export interface Fixture {
  hotline: Hotline;
  rows: Rows;
  /** Opens a complaint; `action` decides where it goes (`route`, `triage`). */
  complaint(n: number, change?: Partial<ComplaintInput['reading']>): string;
  /** Tells listeners that something changed. */
  change(): void;
  /** Makes the store fail like one that is down. */
  breakStore(error: Error): void;
}

export function incoming(id: string, change: Partial<InboxEntry> = {}): InboxEntry {
  return {
    id,
    fingerprint: id,
    from: '+6281200009001',
    text: HOSTILE,
    sentAt: NOW,
    receivedAt: NOW,
    line: 'sim1',
    raw: ['00'],
    state: 'done',
    instance: null,
    binding: null,
    reading: null,
    attempts: 1,
    storedAt: NOW,
    ...change,
  };
}

export function outgoing(id: string, change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id,
    type: 'sms',
    to: '+6281200009001',
    priority: 1,
    lane: 'status',
    dueAt: NOW,
    params: '{}',
    text: HOSTILE,
    instance: '2026-A001',
    revision: 1,
    state: 'delivered',
    attempts: 1,
    error: null,
    line: 'sim1',
    parts: [{ reference: '1', sentAt: NOW, deliveredAt: NOW }],
    total: null,
    handedOver: 0,
    handedOverAt: NOW,
    copies: 0,
    followedUpAt: null,
    createdAt: NOW,
    updatedAt: NOW,
    ...change,
  };
}

function matches(query: Query) {
  return ({ machine, search }: StoredInstance) =>
    machine === query.machine &&
    (query.ticket === undefined || search.ticket === query.ticket) &&
    (query.phone === undefined || search.phone === query.phone) &&
    (query.category === undefined || search.category === query.category) &&
    (query.channel === undefined || search.channel === query.channel) &&
    (query.external === undefined || search.external === query.external) &&
    (query.village === undefined || search.village === query.village) &&
    (query.received === undefined ||
      ((search.receivedAt ?? 0) >= query.received.from &&
        (search.receivedAt ?? 0) < query.received.to)) &&
    (query.district === undefined || search.district === query.district) &&
    (query.kind === undefined || search.kind === query.kind) &&
    (query.agency === undefined || search.agency === query.agency) &&
    (query.tag === undefined || search.tags.includes(query.tag)) &&
    (query.without ?? []).every((tag) => !search.tags.includes(tag)) &&
    (query.forwarded === undefined ||
      ((search.forwardedAt ?? -1) >= query.forwarded.from &&
        (search.forwardedAt ?? -1) < query.forwarded.to)) &&
    (query.state === undefined || `${search.state}.`.startsWith(`${query.state}.`));
}

/** The part of the store that pages read. */
function readingStore(rows: Rows, failure: { error?: Error }): Store {
  const found = (query: Query) => [...rows.instances.values()].filter(matches(query));
  const guarded = <T>(value: T): Promise<T> =>
    failure.error === undefined ? Promise.resolve(value) : Promise.reject(failure.error);
  const instances: Partial<InstanceStore> = {
    find: (query, { order, limit, cursor = '0' }) => {
      const start = Number(cursor);
      if (!Number.isInteger(start)) return Promise.reject(new RangeError('no such cursor'));
      const dueOf = ({ search }: StoredInstance) => search.due ?? Number.POSITIVE_INFINITY;
      const all =
        order === 'due'
          ? found(query)
              .filter(({ search }) => search.due !== null)
              .sort((a, b) => dueOf(a) - dueOf(b))
          : found(query).sort((a, b) => b.createdAt - a.createdAt);
      const next = start + limit < all.length ? String(start + limit) : null;
      return guarded({ items: all.slice(start, start + limit), next });
    },
    search: (typed, query, { limit }) => {
      const words = searchedWords(typed);
      const items = found(query).filter(({ snapshot }) =>
        words.every((word) => wordsOf(snapshot).some((one) => one.startsWith(word))),
      );
      return guarded({ items: items.slice(0, limit), next: null });
    },
    load: (id) => guarded(rows.instances.get(id)),
    count: (query) => guarded(found(query).length),
    tally: (query, field) => {
      const counts = new Map<string, Tally>();
      for (const { search, createdAt } of found(query)) {
        const key = search[field] ?? '';
        const { count, oldest } = counts.get(key) ?? { count: 0, oldest: createdAt };
        counts.set(key, { key, count: count + 1, oldest: Math.min(oldest, createdAt) });
      }
      return guarded([...counts.values()]);
    },
    history: (id) => guarded(rows.history.filter(({ instance }) => instance === id)),
  };
  const timers: Partial<TimerStore> = {
    of: (instance) =>
      guarded([
        {
          id: 'xstate.after.dueTime.complaint.deadline.running.onTime',
          dueAt: NOW,
          instance,
          machine: 'complaint',
          armedRevision: 1,
        },
      ]),
  };
  const inbox: Partial<InboxStore> = {
    of: (id) => guarded(rows.inbox.filter(({ instance }) => instance === id)),
    list: ({ state, from }) =>
      guarded(
        rows.inbox.filter(
          (entry) =>
            (state === undefined || entry.state === state) &&
            (from === undefined || entry.from === from),
        ),
      ),
    get: (id) => guarded(rows.inbox.find((entry) => entry.id === id)),
  };
  const outbox: Partial<OutboxStore> = {
    of: (id) => guarded(rows.outbox.filter(({ instance }) => instance === id)),
    list: ({ state, to }) =>
      guarded(
        rows.outbox.filter(
          (entry) =>
            (state === undefined || entry.state === state) && (to === undefined || entry.to === to),
        ),
      ),
    undelivered: (limit) =>
      guarded(
        rows.outbox
          .filter(({ state, followedUpAt }) =>
            state === 'failed' ? followedUpAt === null : state === 'unconfirmed',
          )
          .slice(0, limit),
      ),
    get: (id) => guarded(rows.outbox.find((entry) => entry.id === id)),
    followUp: (id, how) => {
      rows.resolved.push([id, how]);
      return guarded(rows.outbox.some((entry) => entry.id === id && entry.state === 'failed'));
    },
    resolve: (id, state) => {
      rows.resolved.push([id, state]);
      return guarded(rows.outbox.some((entry) => entry.id === id && entry.state === 'unconfirmed'));
    },
    sentOften: () => guarded(new Map()),
    sentIn: () => guarded(0),
  };
  const documents: Partial<DocumentStore> = {
    get: (id) => guarded(rows.documents.find((document) => document.id === id)),
    bytes: () => guarded(undefined),
    archive: async () => {},
    of: (id) => guarded(rows.documents.filter(({ instance }) => instance === id)),
  };
  const store: Partial<Store> = {
    ping: () => guarded(undefined),
    status: () =>
      guarded({
        kind: 'sqlite' as const,
        location: HOSTILE,
        inboxWaiting: 0,
        outboxWaiting: 0,
        unconfirmed: 1,
        timers: 0,
      }),
  };
  // nothing that reports count
  const none = () => guarded([]);
  const counts: CountStore = { by: none, sms: none, documents: none };
  const read = { ...store, instances, timers, inbox, outbox, documents, counts };
  return { ...read, records: new MemoryRecords(), audit: new MemoryAudit() } as unknown as Store;
}

/** Applies requests to the real machine, and remembers them. */
function engineOf(rows: Rows, listeners: Set<() => void>, failure: { error?: Error }): Engine {
  const restore = (stored: StoredInstance) => kind.decider.restore(stored.snapshot);
  const request = (
    instance: string,
    event: { type: string } & Record<string, unknown>,
    by: Actor,
    key: string,
  ): Promise<Requested> => {
    const stored = rows.instances.get(instance);
    if (stored === undefined) return Promise.resolve('missing');
    if (rows.requests.some((earlier) => earlier.key === key)) return Promise.resolve('duplicate');
    rows.requests.push({ instance, event, by, key });
    const decision = kind.decider.decide(restore(stored), { ...event, at: NOW, by } as never);
    if (!decision.handled) return Promise.resolve('refused');
    const { snapshot } = decision;
    rows.instances.set(instance, {
      ...stored,
      snapshot: kind.decider.persist(snapshot),
      search: kind.search(snapshot),
    });
    return Promise.resolve('applied');
  };
  const snapshot = (id: string) => {
    if (failure.error !== undefined) return Promise.reject(failure.error);
    const stored = rows.instances.get(id);
    return Promise.resolve(
      stored === undefined ? undefined : { stored, snapshot: restore(stored) },
    );
  };
  const instancesOf = ({ name }: Kind) => {
    const typed = async (id: string) => {
      const found = await snapshot(id);
      return found?.stored.machine === name ? found : undefined;
    };
    return { snapshot: typed, context: async (id: string) => (await typed(id))?.snapshot.context };
  };
  const engine = {
    request,
    instances: { kind: () => kind, snapshot, of: instancesOf },
    nudge: () => {},
    health: () => ({
      running: true,
      failing: [{ worker: HOSTILE, failures: 2 }],
      channels: [{ name: HOSTILE, state: 'ready', ready: true, detail: HOSTILE }],
      paused: [{ line: HOSTILE, until: NOW, reason: HOSTILE }],
      clock: { kind: 'behind', shown: NOW, told: { by: 'modem', at: NOW } },
    }),
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return engine as unknown as Engine;
}

/** Phones whose SMS go nowhere but into their memory. */
function networkOf(): VirtualNetwork {
  const phones = new Map<string, VirtualPhone>();
  let ids = 0;
  const phone = (number: string): VirtualPhone => {
    const made = new VirtualPhone(number, {
      now: () => NOW,
      nextId: () => ++ids,
      send: ({ text }: PhoneMessage) => Math.ceil(text.length / 160),
      hotline: () => '+6281200000000',
    });
    const known = phones.get(number) ?? made;
    phones.set(number, known);
    return known;
  };
  return { phone, phones: () => [...phones.values()] } as unknown as VirtualNetwork;
}

function reading(change: Partial<ComplaintInput['reading']>): ComplaintInput['reading'] {
  return {
    kind: 'KELUHAN',
    category: 'JALAN',
    agency: 'PUPR',
    place: { district: HOSTILE, village: HOSTILE },
    flags: [],
    action: 'route',
    confidence: 0.9,
    why: [HOSTILE],
    alternatives: [],
    content: HOSTILE,
    ...change,
  };
}

/** A hotline with nothing in it, simulated unless told otherwise. */
export function createFixture({ simulated = true } = {}): Fixture {
  const rows: Rows = {
    instances: new Map(),
    history: [],
    inbox: [],
    outbox: [],
    documents: [],
    requests: [],
    resolved: [],
  };
  const listeners = new Set<() => void>();
  const failure: { error?: Error } = {};
  const network = networkOf();
  const store = readingStore(rows, failure);
  const hotline = {
    store,
    processes: wholeProcesses(rules, createMachines(rules)),
    subscriptions: createSubscriptions(store.records, { now: () => NOW }),
    engine: engineOf(rows, listeners, failure),
    rules,
    documents: (kind: string) => `<p>${kind}</p>`,
    clock: { now: () => NOW, after: () => () => {} },
    log: () => {},
    number: null,
    ownNumbers: [],
    channels: [],
    tariffs: {},
    simulation: simulated
      ? {
          ...{ network, hotlineNumber: '+6281200000000' },
          ...{ modems: new Map(), traffic: new Map(), time: null },
        }
      : null,
  } as unknown as Hotline;

  return {
    hotline,
    rows,
    complaint(n, change = {}) {
      const ticket = `A${String(n).padStart(3, '0')}`;
      const id = `2026-${ticket}`;
      const at = NOW + n;
      const input: ComplaintInput = {
        id,
        ticket,
        year: 2026,
        at,
        reporter: '+6281200009001',
        text: `${HOSTILE} NIK 1804123456789012`,
        reading: reading(change),
      };
      const { snapshot } = kind.decider.start(input);
      rows.instances.set(id, {
        id,
        machine: 'complaint',
        version: kind.version,
        revision: 1,
        status: 'active',
        snapshot: kind.decider.persist(snapshot),
        search: kind.search(snapshot),
        createdAt: at,
        updatedAt: at,
      });
      rows.history.push({
        instance: id,
        revision: 1,
        at,
        type: 'created',
        by: 'citizen',
        event: JSON.stringify({ type: 'created', at, text: HOSTILE }),
        from: null,
        to: JSON.stringify(snapshot.value),
        key: id,
        effects: [],
      });
      return id;
    },
    change() {
      for (const listener of listeners) listener();
    },
    breakStore(error) {
      failure.error = error;
    },
  };
}
