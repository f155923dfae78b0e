import { randomUUID } from 'node:crypto';
import type { Filter } from 'mongodb';
import { possibleOwners } from '../base/owners.ts';
import type { Cleaning, Erased, ErasureStore, Loose } from '../ports/erasure.ts';
import { PERSONAL_FIELDS } from '../ports/fields.ts';
import type { InstanceSummary } from '../ports/instances.ts';
import type { Collections, HistoryDoc, InboxDoc, InstanceDoc, OutboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import type { Relay } from './relay.ts';
import { SUMMARY } from './search.ts';

/**
 * Takes out what is known of persons; documents that are counted stay. What MongoDB keeps in its files of what was
 * overwritten is its own: `compact` on the server gives it back.
 */

const CLEANED = '{"erased":true}';
const WAITING_EFFECTS = ['queued', 'sending', 'unconfirmed'];
const BATCH = 500;

/** A field that had a text has the mark instead. */
const marked = (field: string, mark: string) => ({
  [field]: { $cond: [{ $eq: [`$${field}`, null] }, null, mark] },
});

const cleanEffect = (mark: string) => [
  {
    $set: {
      params: CLEANED,
      ...marked('text', mark),
      ...marked('to', mark),
      ...marked('error', mark),
      reports: [],
      rev: { $add: ['$rev', 1] },
    },
  },
];

const cleanMessage = (mark: string) => [
  { $set: { from: mark, text: mark, raw: [], reading: null, binding: null } },
  { $unset: 'undecodable' },
];

interface Target {
  id: string;
  revision: number;
}

export class MongoErasure implements ErasureStore {
  private readonly db: Connection;
  private readonly relay: Pick<Relay, 'finish' | 'finishAll'>;

  constructor(db: Connection, relay: Pick<Relay, 'finish' | 'finishAll'>) {
    this.db = db;
    this.relay = relay;
  }

  due({ machine, before, after = '', limit }: Parameters<ErasureStore['due']>[0]) {
    return this.db.run(async ({ instances }): Promise<InstanceSummary[]> => {
      const filter: Filter<InstanceDoc> = {
        machine,
        updatedAt: { $lt: before },
        _id: { $gt: after },
        erasedAt: { $exists: false },
      };
      const docs = await instances
        .find(filter)
        .project<Omit<InstanceSummary, 'id'> & { _id: string }>(SUMMARY)
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return docs.map(({ _id: id, ...summary }) => ({ id, ...summary }));
    });
  }

  erasedAt(id: string): Promise<number | undefined> {
    return this.db.run(async ({ instances }) => {
      const doc = await instances.findOne({ _id: id }, { projection: { erasedAt: 1 } });
      return doc?.erasedAt;
    });
  }

  private async found(collections: Collections, { id, revision }: Target) {
    await this.relay.finish(id);
    const { instances, outbox, inbox } = collections;
    const doc = await instances.findOne({ _id: id, revision });
    if (doc === null) return null;
    const [effect, told, message] = await Promise.all([
      outbox.findOne({ instance: id, state: { $in: WAITING_EFFECTS as OutboxDoc['state'][] } }),
      outbox.findOne({ to: id, state: { $in: ['queued', 'sending'] } }),
      inbox.findOne({ instance: id, state: 'new' }),
    ]);
    return effect === null && told === null && message === null ? doc : null;
  }

  instance(target: Target & { at: number }, cleaning: Cleaning): Promise<boolean> {
    const { id, revision, at } = target;
    return this.db.run(async (collections) => {
      const doc = await this.found(collections, target);
      if (doc === null) return false;
      const { instances, outbox } = collections;
      // the rest first: it is marked as erased only when all of it is
      await this.entries(collections, id, cleaning);
      await outbox.updateMany({ $or: [{ instance: id }, { to: id }] }, cleanEffect(cleaning.mark));
      await this.messages(collections, id, cleaning.mark);
      await this.documents(collections, id, cleaning.mark);
      const fields = Object.fromEntries(PERSONAL_FIELDS.map((name) => [`search.${name}`, null]));
      const { matchedCount } = await instances.updateOne(
        { _id: id, revision },
        {
          $set: {
            ...{ snapshot: cleaning.snapshot(doc.snapshot), keys: [], erasedAt: at, ...fields },
            writer: randomUUID(),
          },
          $unset: { words: '' },
        },
      );
      return matchedCount === 1;
    });
  }

  /** A number was given under the key of its opening, which names the phone's talk. */
  private async entries({ history, numbers }: Collections, id: string, { event }: Cleaning) {
    for (const entry of await history.find({ instance: id }).toArray()) {
      for (const number of await numbers.find({ key: entry.key }).toArray())
        await numbers.updateOne({ _id: number._id }, { $set: { key: `erased:${number.n}` } });
      await history.updateOne(
        { _id: entry._id },
        { $set: { event: event(entry.event), key: `erased:${entry.revision}` } },
      );
    }
  }

  private async messages({ inbox, parts }: Collections, id: string, mark: string) {
    const own = await inbox.find({ instance: id }).project<InboxDoc>({ from: 1 }).toArray();
    for (const from of new Set(own.map((message) => message.from))) await removeParts(parts, from);
    await inbox.updateMany({ instance: id }, cleanMessage(mark));
  }

  /** Its own, and the PDF of each, which bears its id; papers of others are only found under it. */
  private async documents({ documents, files, instances }: Collections, id: string, mark: string) {
    const named = { _id: below(id) };
    for (const { _id, file } of await documents
      .find({ $or: [{ instance: id }, named] })
      .toArray()) {
      const owners = await instances
        .find({ _id: { $in: possibleOwners(_id) } })
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      const [owner] = owners.map((one) => one._id).sort((x, y) => y.length - x.length);
      if (owner !== undefined && owner !== id) continue;
      await files.deleteMany({ document: _id });
      const titled = file === undefined ? {} : { 'file.name': mark };
      await documents.updateOne({ _id }, { $set: { html: '', title: mark, ...titled } });
    }
  }

  replace({ id, revision }: Target, snapshot: string): Promise<boolean> {
    return this.db.run(async ({ instances }) => {
      const { matchedCount } = await instances.updateOne(
        { _id: id, revision },
        { $set: { snapshot, writer: randomUUID() } },
      );
      return matchedCount === 1;
    });
  }

  remove(target: Target, mark: string): Promise<boolean> {
    const { id, revision } = target;
    return this.db.run(async (collections) => {
      if ((await this.found(collections, target)) === null) return false;
      const { instances, outbox, numbers, history } = collections;
      for (const doc of await outbox.find({ instance: id }).toArray()) {
        const _id = `erased:${doc.seq}`;
        const text = doc.text === null ? null : mark;
        const to = doc.to === null ? null : mark;
        const error = doc.error === null ? null : mark;
        const clean = {
          ...doc,
          _id,
          instance: mark,
          params: CLEANED,
          text,
          to,
          error,
          reports: [],
        };
        await outbox.replaceOne({ _id }, clean, { upsert: true });
        await outbox.deleteOne({ _id: doc._id });
      }
      for (const number of await numbers.find({ key: below(id) }).toArray())
        await numbers.updateOne({ _id: number._id }, { $set: { key: `erased:${number.n}` } });
      for (const entry of await history.find({ instance: id }).toArray())
        await forget(history, entry, mark);
      const { deletedCount } = await instances.deleteOne({ _id: id, revision });
      return deletedCount === 1;
    });
  }

  loose(query: Loose, dry = false): Promise<Erased> {
    return this.db.run(async (collections) => {
      await this.relay.finishAll(true);
      const { before, phone } = query;
      const { parts, reports } = collections;
      if (!dry) {
        const of = phone === undefined ? {} : { receiver: phone };
        await reports.deleteMany({ storedAt: { $lt: before }, ...of });
        if (phone === undefined) await removeOldParts(collections, before);
        else await removeParts(parts, phone);
      }
      return {
        messages: await this.looseMessages(collections, query, dry),
        effects: await this.looseEffects(collections, query, dry),
        entries: phone === undefined ? await this.looseEntries(collections, query, dry) : 0,
      };
    });
  }

  private async looseMessages(collections: Collections, query: Loose, dry: boolean) {
    const { inbox } = collections;
    const { before, phone, mark } = query;
    const filter: Filter<InboxDoc> = {
      state: { $ne: 'new' },
      storedAt: { $lt: before },
      from: phone ?? { $ne: mark },
    };
    const found = await inbox.find(filter).project<InboxDoc>({ instance: 1 }).toArray();
    const ids = await free(collections, found, query.machines);
    if (!dry)
      await inBatches(ids, (some) => inbox.updateMany({ _id: { $in: some } }, cleanMessage(mark)));
    return ids.length;
  }

  private async looseEffects(collections: Collections, query: Loose, dry: boolean) {
    const { outbox } = collections;
    const { before, phone, mark } = query;
    const filter: Filter<OutboxDoc> = {
      state: { $nin: WAITING_EFFECTS as OutboxDoc['state'][] },
      createdAt: { $lt: before },
      params: { $ne: CLEANED },
      ...(phone === undefined ? {} : { to: phone }),
    };
    const found = await outbox.find(filter).project<OutboxDoc>({ instance: 1 }).toArray();
    const ids = await free(collections, found, query.machines);
    if (!dry)
      await inBatches(ids, (some) => outbox.updateMany({ _id: { $in: some } }, cleanEffect(mark)));
    return ids.length;
  }

  private async looseEntries({ instances, history }: Collections, query: Loose, dry: boolean) {
    const { machines, before } = query;
    const owners = await instances
      .find({ machine: { $in: [...machines] } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    const filter: Filter<HistoryDoc> = {
      instance: { $in: owners.map(({ _id }) => _id) },
      at: { $lt: before },
      key: { $not: /^erased:/ },
    };
    const found = await history
      .find(filter)
      .project<HistoryDoc>({ type: 1, revision: 1 })
      .toArray();
    for (const { _id, type, revision } of dry ? [] : found)
      await history.updateOne(
        { _id },
        { $set: { event: JSON.stringify({ type }), key: `erased:${revision}` } },
      );
    return found.length;
  }

  /** The server writes over what it freed when it needs the room. */
  async finish(): Promise<void> {}
}

/** What is named after one of an instance's effects; ';' is the character after ':'. */
const below = (id: string) => ({ $gte: `${id}:`, $lt: `${id};` });

/** Entries leave no trace of whom they were about; the order of all that happened keeps its places. */
async function forget(history: Collections['history'], entry: HistoryDoc, mark: string) {
  const { machine, place, revision, at, type, by, from, to } = entry;
  await history.deleteOne({ _id: entry._id });
  if (machine === undefined || place === undefined) return;
  const name = `erased:${machine}:${place}`;
  await history.insertOne({
    ...{ _id: name, instance: name, machine, place, revision, at, type, by, from, to },
    ...{ key: name, event: JSON.stringify({ type, text: mark }), effects: [] },
  });
}

async function removeParts(parts: Collections['parts'], from: string): Promise<void> {
  const own = (await parts.find({}, { projection: { _id: 1 } }).toArray()).filter(({ _id }) =>
    _id.split('|').includes(from),
  );
  await parts.deleteMany({ _id: { $in: own.map(({ _id }) => _id) }, open: [], ready: [] });
}

/** Groups of senders from whom nothing came since. */
async function removeOldParts({ parts, inbox }: Collections, before: number): Promise<void> {
  for (const { _id } of await parts
    .find({ open: [], ready: [] })
    .project<{ _id: string }>({ _id: 1 })
    .toArray()) {
    const newer = await inbox.findOne({
      from: { $in: _id.split('|') },
      storedAt: { $gte: before },
    });
    if (newer === null) await parts.deleteOne({ _id, open: [], ready: [] });
  }
}

/** Ids of those of no instance that has a time of its own. */
async function free<T extends { _id: string; instance: string | null }>(
  { instances }: Collections,
  found: T[],
  machines: readonly string[],
): Promise<string[]> {
  const names = [...new Set(found.flatMap(({ instance }) => instance ?? []))];
  const held = new Set<string>();
  await inBatches(names, async (some) => {
    const docs = await instances
      .find({ _id: { $in: some }, machine: { $nin: [...machines] } })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    for (const { _id } of docs) held.add(_id);
  });
  return found
    .filter(({ instance }) => instance === null || !held.has(instance))
    .map(({ _id }) => _id);
}

async function inBatches<T>(
  all: readonly T[],
  work: (some: T[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < all.length; at += BATCH) await work(all.slice(at, at + BATCH));
}
