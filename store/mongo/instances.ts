import { randomUUID } from 'node:crypto';
import { Turns } from '../../machines/base/turns.ts';
import { wordsOf } from '../base/searched-words.ts';
import { withParents } from '../base/states.ts';
import type {
  Change,
  CommitOutcome,
  HistoryEntry,
  InstanceStore,
  InstanceSummary,
  StoredInstance,
  Tally,
  TallyField,
} from '../ports/instances.ts';
import type { Page, PageRequest, Query } from '../ports/search.ts';
import { AskedTogether, SameQuestion } from './asked-together.ts';
import type { Collections, InstanceDoc, Pending } from './collections.ts';
import type { Connection } from './connection.ts';
import { isUnavailable } from './errors.ts';
import { Lately } from './lately.ts';
import { nextPlaces } from './places.ts';
import type { Relay } from './relay.ts';
import { countInstances, findPage, searchWords, tallyInstances } from './search.ts';
import { NewTogether, Together, type Update } from './together.ts';

/**
 * Machine instances and the one write that moves them: everything a decision touches is one document,
 * written on the condition that it still has the revision the decision was made on.
 */

/** Keys an instance carries itself; whether an older one was applied is asked of the history. */
const KEYS_KEPT = 50;
/** Instances whose revision this process remembers. */
const REMEMBERED = 2_000;

/** What a commit must know of the revision it builds on; it never changes for that revision. */
type Base = Pick<InstanceDoc, 'revision' | 'keys' | 'timers' | 'writer'>;

function timersAfter(base: Base | undefined, change: Change): InstanceDoc['timers'] {
  const gone = new Set([...change.cancel, ...change.arm.map(({ id }) => id), change.timer?.id]);
  const armedRevision = change.expectedRevision + 1;
  return [
    ...(base?.timers ?? []).filter(({ id }) => !gone.has(id)),
    ...change.arm.map(({ id, dueAt }) => ({ id, dueAt, armedRevision })),
  ];
}

function isArmed(base: Base | undefined, { id, armedRevision }: NonNullable<Change['timer']>) {
  return base?.timers.some((timer) => timer.id === id && timer.armedRevision === armedRevision);
}

function pendingOf(change: Change): Pending {
  const { type, by, event, from, to } = change.event;
  return {
    revision: change.expectedRevision + 1,
    at: change.at,
    seq: nextPlaces(change.effects.length + 1),
    effects: change.effects,
    history: { type, by, event, from, to, key: change.key },
  };
}

export class MongoInstances implements InstanceStore {
  private readonly db: Connection;
  private readonly relay: Pick<Relay, 'add' | 'finish'>;
  private readonly turns = new Turns();
  private readonly known = new Map<string, Base>();
  private readonly lately = new Lately();
  private readonly reads: AskedTogether<Omit<InstanceDoc, 'pending'>>;
  private readonly same = new SameQuestion();
  private readonly inserts: NewTogether<InstanceDoc>;
  private readonly updates: Together<InstanceDoc>;

  constructor(db: Connection, relay: Pick<Relay, 'add' | 'finish'>) {
    this.db = db;
    this.relay = relay;
    this.reads = new AskedTogether((ids) => db.run((collections) => readAll(collections, ids)));
    this.inserts = new NewTogether(db, ({ instances }) => instances);
    this.updates = new Together(db, ({ instances }) => instances);
  }

  private remember(id: string, base: Base): void {
    const newer = (this.known.get(id)?.revision ?? 0) > base.revision;
    if (newer) return;
    this.known.delete(id);
    this.known.set(id, base);
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }

  load(id: string, age = 0): Promise<StoredInstance | undefined> {
    const known = age > 0 ? this.lately.known(id, age) : undefined;
    return known === undefined ? this.read(id) : Promise.resolve(known.instance);
  }

  private async read(id: string): Promise<StoredInstance | undefined> {
    const at = performance.now();
    const instance = await this.readNow(id);
    this.lately.note(id, instance, at);
    return instance;
  }

  private async readNow(id: string): Promise<StoredInstance | undefined> {
    const doc = await this.reads.get(id);
    if (doc === undefined) {
      // it may have been removed, and begins anew
      this.known.delete(id);
      return undefined;
    }
    const { _id, states, words, timers, nextTimer, keys, writer, ...rest } = doc;
    const { erasedAt: _erased, ...instance } = rest;
    this.remember(id, { revision: doc.revision, keys, timers, writer });
    return { id: _id, ...instance };
  }

  commit(change: Change): Promise<CommitOutcome> {
    return this.turns.take(change.id, () =>
      this.db.run(async (collections) => {
        const { id, expectedRevision } = change;
        const known = this.known.get(id);
        // a new instance is simply tried: its id tells whether another was first
        const isOld = (known?.revision ?? 0) < expectedRevision;
        const base = isOld ? await this.base(collections, id) : known;
        return (
          (await this.objection(collections, base, change)) ??
          (await this.write(collections, base, change))
        );
      }),
    );
  }

  private async base({ instances }: Collections, id: string): Promise<Base | undefined> {
    const projection = { revision: 1, keys: 1, timers: 1, writer: 1 };
    const base = await instances.findOne<Base>({ _id: id }, { projection });
    if (base === null) return undefined;
    this.remember(id, base);
    return base;
  }

  /** Why a change must not be written on this base. */
  private async objection(
    collections: Collections,
    base: Base | undefined,
    change: Change,
  ): Promise<'duplicate' | 'conflict' | undefined> {
    if (await this.wasApplied(collections, base, change)) return 'duplicate';
    if (change.timer !== undefined && !isArmed(base, change.timer)) return 'duplicate';
    return (base?.revision ?? 0) === change.expectedRevision ? undefined : 'conflict';
  }

  /** Whether the key belongs to this revision or one before it, however long ago. */
  private async wasApplied(
    { history }: Collections,
    base: Base | undefined,
    { id, key }: Change,
  ): Promise<boolean> {
    if (base === undefined) return false;
    if (base.keys.includes(key)) return true;
    if (base.revision <= base.keys.length) return false;
    // first moved, then asked: a key is always in the instance or in the history
    await this.relay.finish(id);
    return (await history.findOne({ instance: id, key }, { projection: { _id: 1 } })) !== null;
  }

  private async write(
    collections: Collections,
    base: Base | undefined,
    change: Change,
  ): Promise<CommitOutcome> {
    const { id, expectedRevision, key } = change;
    const pending = pendingOf(change);
    const next: Base = {
      revision: expectedRevision + 1,
      keys: [...(base?.keys ?? []), key].slice(-KEYS_KEPT),
      timers: timersAfter(base, change),
      writer: randomUUID(),
    };
    const { createdAt } = this.lately.known(id, Number.POSITIVE_INFINITY)?.instance ?? {};
    this.lately.forget(id);
    const failure = await this.attempt(change, base, next, pending);
    if (failure !== null) {
      // after a lost answer, or when the driver met its own first try, the writer tells
      const now = await this.base(collections, id);
      if (now?.writer !== next.writer) {
        if (failure.error !== undefined) throw failure.error;
        return (await this.objection(collections, now, change)) ?? 'conflict';
      }
    }
    this.remember(id, next);
    if (expectedRevision === 0 || createdAt !== undefined)
      this.lately.note(id, storedBy(change, createdAt ?? change.at));
    this.relay.add(id, pending);
    return 'committed';
  }

  /** Null when it is written for certain; `error` where the answer was lost on the way. */
  private async attempt(
    change: Change,
    base: Base | undefined,
    next: Base,
    pending: Pending,
  ): Promise<null | { error?: unknown }> {
    try {
      const written =
        base === undefined || change.expectedRevision === 0
          ? await this.inserts.insert(newDoc(change, next, pending))
          : await this.updates.update(updateOf(change, base, next, pending));
      return written ? null : {};
    } catch (error) {
      if (isUnavailable(error)) return { error };
      throw error;
    }
  }

  history(instance: string, after = 0): Promise<HistoryEntry[]> {
    return this.db.run(async ({ history }) => {
      await this.relay.finish(instance);
      return history
        .find({ instance, revision: { $gt: after } })
        .project<HistoryEntry>({ _id: 0, machine: 0, place: 0 })
        .sort({ revision: 1 })
        .toArray();
    });
  }

  find(query: Query, page: PageRequest): Promise<Page<InstanceSummary>> {
    return this.same.ask(JSON.stringify([query, page]), () =>
      this.db.run((collections) => findPage(collections, query, page)),
    );
  }

  search(
    typed: string,
    query: Query,
    page: Omit<PageRequest, 'order'>,
  ): Promise<Page<InstanceSummary>> {
    return this.db.run((collections) => searchWords(collections, typed, query, page));
  }

  count(query: Query, most?: number): Promise<number> {
    return this.db.run((collections) => countInstances(collections, query, most));
  }

  tally(query: Query, field: TallyField): Promise<Tally[]> {
    return this.db.run((collections) => tallyInstances(collections, query, field));
  }
}

async function readAll({ instances }: Collections, ids: string[]) {
  const docs = await instances
    .find({ _id: { $in: ids } })
    .project<Omit<InstanceDoc, 'pending'>>({ pending: 0 })
    .toArray();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

/** What a change leaves. */
function storedBy(change: Change, createdAt: number): StoredInstance {
  const { id, machine, version, expectedRevision, status, snapshot, search, at } = change;
  const revision = expectedRevision + 1;
  return { id, machine, version, revision, status, snapshot, search, createdAt, updatedAt: at };
}

function contentOf({ version, status, snapshot, search, at, timers, words }: ContentSource) {
  const dueTimes = timers.map(({ dueAt }) => dueAt);
  return {
    version,
    status,
    snapshot,
    search,
    states: withParents(search.state),
    ...(words === undefined ? {} : { words: wordsOf(words) }),
    updatedAt: at,
    timers,
    ...(dueTimes.length === 0 ? {} : { nextTimer: Math.min(...dueTimes) }),
  };
}

type ContentSource = Change & Pick<Base, 'timers'>;

function newDoc(
  change: Change,
  { revision, keys, timers, writer }: Base,
  pending: Pending,
): InstanceDoc {
  const { id, machine, at } = change;
  const content = contentOf({ ...change, timers });
  const created = { _id: id, machine, createdAt: at, revision, keys, writer, pending: [pending] };
  return { ...created, ...content };
}

function updateOf(
  change: Change,
  before: Base,
  { revision, timers, writer }: Base,
  pending: Pending,
): Update<InstanceDoc> {
  const content = contentOf({ ...change, timers });
  return {
    id: change.id,
    // what was erased since has another writer
    held: { revision: change.expectedRevision, writer: before.writer },
    change: {
      $set: { revision, writer, ...content },
      $push: { pending, keys: { $each: [change.key], $slice: -KEYS_KEPT } },
      ...(content.nextTimer === undefined ? { $unset: { nextTimer: '' } } : {}),
    },
    isDone: (found) => found.writer === writer,
  };
}
