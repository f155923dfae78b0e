import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { firstBreak } from '../../store/base/audit-chain.ts';
import { Connection } from '../../store/mongo/connection.ts';
import { MongoInstances } from '../../store/mongo/instances.ts';
import { MongoStore } from '../../store/mongo/store.ts';
import { openStore, StoreUrlError } from '../../store/open.ts';
import type { InboxEntry } from '../../store/ports/inbox.ts';
import type { Change } from '../../store/ports/instances.ts';
import type { Store } from '../../store/ports/store.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { ServerLine } from '../support/server-line.ts';
import { entry } from './audit-contract.ts';
import { newChange, T } from './change.ts';
import { describeStore, effect, part, report, sms } from './contract.ts';

const server = await mongoServer();
const databases: string[] = [];
const cleanup: (() => unknown)[] = [];

/** An address of a database that no other test has. */
function freshUrl(): string {
  const name = `hotline_test_${process.pid}_${databases.length}`;
  databases.push(name);
  return server?.url(name) ?? '';
}

async function open(url: string): Promise<Store> {
  const store = new MongoStore(url);
  cleanup.push(() => store.close());
  await store.open();
  return store;
}

/** Two processes' stores on one new database. */
async function openTwo(): Promise<[Store, Store]> {
  const url = freshUrl();
  return await Promise.all([open(url), open(url)]);
}

afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});
afterAll(async () => {
  if (server === undefined) return;
  const client = await MongoClient.connect(server.url('admin'));
  await Promise.all(databases.map((name) => client.db(name).dropDatabase()));
  await client.close();
  await server.stop();
});

if (server === undefined) it.skip('MongoDB: no server', () => {});
else describeStore('MongoDB', () => new MongoStore(freshUrl()));

const suite = server === undefined ? describe.skip : describe;

suite('two processes on one MongoDB database', () => {
  it('never hand out the same SMS twice', async () => {
    const stores = await openTwo();
    const effects = Array.from({ length: 12 }, (_, n) => effect(`e${n}`));
    await stores[0].instances.commit(newChange('c', 0, { effects }));
    const request = { now: T, leaseMs: 60_000, limit: 4, kind: 'sms' as const };
    const claims = await Promise.all(
      stores.flatMap((store, n) =>
        [1, 2].map(() => store.outbox.claim({ ...request, owner: `p${n}` })),
      ),
    );
    const ids = claims.flat().map(({ entry }) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    // whatever a race left over is there for the next look
    for (let more = 1; more > 0; ) {
      const next = await stores[0].outbox.claim({ ...request, owner: 'p0' });
      ids.push(...next.map(({ entry }) => entry.id));
      more = next.length;
    }
    expect(ids.sort()).toEqual(effects.map(({ id }) => id).sort());
  });

  it('write one chain of audit rows', async () => {
    const stores = await openTwo();
    const entries = Array.from({ length: 24 }, (_, n) => entry(n));
    await Promise.all(entries.map((row, n) => stores[n % 2]?.audit.append(row)));
    const rows = await stores[0].audit.read({ limit: 99 });
    expect(rows).toHaveLength(24);
    expect(firstBreak(rows, undefined)).toBeUndefined();
  });

  it('count exactly when both write to one complaint', async () => {
    const stores = await openTwo();
    await stores[0].instances.commit(newChange('c', 0));
    const write = async (store: Store, w: number) => {
      for (let done = 0; done < 10; ) {
        const revision = (await store.instances.load('c'))?.revision ?? 0;
        if (
          (await store.instances.commit(newChange('c', revision, { key: `${w}-${done}` }))) ===
          'committed'
        )
          done += 1;
      }
    };
    await Promise.all(stores.map(write));
    expect((await stores[0].instances.load('c'))?.revision).toBe(21);
  });

  it('have the messages of a sender in one hand at a time, in their order', async () => {
    const stores = await openTwo();
    const senders = ['+6281200009001', '+6281200009002', '+6281200009003'];
    const all = Array.from({ length: 24 }, (_, n) => ({
      ...sms(`m${String(n).padStart(2, '0')}`, { receivedAt: T + n }),
      from: senders[n % senders.length] ?? '',
    }));
    await stores[0].inbox.receive(all, T);
    const inHand = new Map<string, string>();
    const done: InboxEntry[] = [];
    const faults: string[] = [];
    const work = async (store: Store, owner: string) => {
      while (done.length < all.length) {
        const claimed = await store.inbox.claim({ owner, now: T, leaseMs: 60_000, limit: 4 });
        for (const { entry } of claimed) {
          const other = inHand.get(entry.from);
          if (other !== undefined && other !== owner)
            faults.push(`${entry.id}: ${other}, ${owner}`);
          inHand.set(entry.from, owner);
        }
        for (const { lease, entry } of claimed) {
          const last = claimed.filter((other) => other.entry.from === entry.from).at(-1);
          done.push(entry);
          if (last?.entry === entry) inHand.delete(entry.from);
          await store.inbox.settle(lease, { state: 'done', reading: null });
        }
      }
    };
    await Promise.all([work(stores[0], 'a'), work(stores[1], 'b'), work(stores[1], 'b2')]);
    expect(faults).toEqual([]);
    const inOrder = (from: string) =>
      done.filter((entry) => entry.from === from).map(({ id }) => id);
    for (const from of senders) expect(inOrder(from)).toEqual([...inOrder(from)].sort());
    expect(new Set(done.map(({ id }) => id)).size).toBe(all.length);
  });

  it('make one message of parts that come to both, and number without a gap', async () => {
    const [a, b] = await openTwo();
    await Promise.all([
      a.inbox.receiveParts([part(1), part(2)], T),
      b.inbox.receiveParts([part(2), part(3)], T),
    ]);
    expect((await a.inbox.list({ limit: 9 })).map(({ text }) => text)).toEqual(['<1><2><3>']);
    const numbers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? a : b).numbers.allocate('letters', `k${n % 8}`),
      ),
    );
    expect([...new Set(numbers)].sort((x, y) => x - y)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('bring report and SMS together, whichever is first', async () => {
    const [a, b] = await openTwo();
    for (let n = 0; n < 10; n += 1) {
      const to = `+62812000091${n}0`;
      await a.outbox.enqueue('c', [effect(`e${n}`, { to })], T);
      const [claimed] = await a.outbox.claim({
        owner: 'a',
        now: T,
        leaseMs: 1000,
        limit: 1,
        kind: 'sms',
      });
      if (claimed === undefined) throw new Error('one was queued');
      await a.outbox.handingOver(claimed.lease, 0, 1, T);
      const parts = [{ reference: '7', sentAt: T }];
      await Promise.all([
        a.outbox.settle(claimed.lease, { state: 'sent', line: 'sim1', parts, at: T }),
        b.outbox.recordReport({ ...report(7), to }, T),
      ]);
      expect(await b.outbox.get(`e${n}`)).toMatchObject({ state: 'delivered' });
    }
  });
});

suite('what a process left behind that died right after a commit', () => {
  /** Commits as such a process does: durable, but nothing moved to outbox and history. */
  async function commitAndDie(url: string, ...changes: Change[]): Promise<void> {
    const db = new Connection(url);
    await db.open();
    const instances = new MongoInstances(db, { add: () => {}, finish: async () => {} });
    for (const change of changes) expect(await instances.commit(change)).toBe('committed');
    await db.close();
  }
  const change = newChange('c', 0, { effects: [effect('c:1:0', { dueAt: T + 5 })] });

  const reads: Record<string, (store: Store) => Promise<unknown>> = {
    history: async (store) => (await store.instances.history('c'))[0]?.effects[0],
    outboxOf: async (store) => (await store.outbox.of('c'))[0]?.id,
    outboxEntry: async (store) => (await store.outbox.get('c:1:0'))?.id,
    claimEffects: async (store) => {
      const request = { owner: 'a', now: T + 5, leaseMs: 1000, limit: 9, kind: 'sms' as const };
      return (await store.outbox.claim(request))[0]?.entry.id;
    },
  };
  for (const [name, read] of Object.entries(reads))
    it(`is there for ${name} of another one that runs`, async () => {
      const url = freshUrl();
      const store = await open(url);
      await new Promise((resolve) => setTimeout(resolve, 260));
      await commitAndDie(url, change);
      expect(await read(store)).toBe('c:1:0');
      expect(await store.instances.history('c')).toMatchObject([{ revision: 1, key: 'c-0' }]);
    });

  it('is moved by the next that starts', async () => {
    const url = freshUrl();
    await commitAndDie(url, change);
    const store = await open(url);
    expect(await store.nextWakeAt()).toBe(T + 5);
    const client = await MongoClient.connect(url);
    cleanup.push(() => client.close());
    expect(await client.db().collection('instances').findOne({})).toMatchObject({ pending: [] });
  });

  it('counts when a key is asked for, however old', async () => {
    const url = freshUrl();
    const changes = Array.from({ length: 60 }, (_, n) => newChange('c', n));
    await commitAndDie(url, ...changes);
    const store = await open(url);
    expect(await store.instances.commit(newChange('c', 60, { key: 'c-1' }))).toBe('duplicate');
    expect(await store.instances.commit(newChange('c', 60, { key: 'c-59' }))).toBe('duplicate');
    expect(await store.instances.commit(newChange('c', 60))).toBe('committed');
  });
});

suite('a line that fails', () => {
  async function openThroughLine(options: string): Promise<{ line: ServerLine; store: Store }> {
    const url = new URL(freshUrl());
    const line = new ServerLine(Number(url.port));
    await line.up();
    cleanup.push(() => line.down());
    url.port = String(line.port);
    return { line, store: await open(`${url.href}&${options}`) };
  }

  for (const options of ['retryWrites=false', 'retryWrites=true'])
    it(`does not hide from a process that its commit was written (${options})`, async () => {
      const { line, store } = await openThroughLine(options);
      for (const expectedRevision of [0, 1]) {
        const snapshot = `answer-lost-${expectedRevision}`;
        line.loseAnswerTo(snapshot);
        const change = newChange('c', expectedRevision, { snapshot, effects: [] });
        expect(await store.instances.commit(change)).toBe('committed');
        expect(line.cuts).toBe(expectedRevision + 1);
      }
      expect(await store.instances.history('c')).toHaveLength(2);
    });

  it('makes every method say so, and is well again by itself', async () => {
    const { line, store } = await openThroughLine('serverSelectionTimeoutMS=200');
    await line.down();
    const lease = { id: 'x', owner: 'a', token: 1, until: T };
    const claim = { owner: 'a', now: T, leaseMs: 1, limit: 1 };
    const calls: Promise<unknown>[] = [
      store.ping(),
      store.status(),
      store.inbox.receive([sms('1')], T),
      store.inbox.receiveParts([part(1)], T),
      store.inbox.expireParts(T, T),
      store.inbox.claim(claim),
      store.inbox.settle(lease, { state: 'done', reading: null }),
      store.inbox.list({ limit: 1 }),
      store.instances.load('c'),
      store.instances.commit(newChange('c', 0)),
      store.instances.history('c'),
      store.instances.find({ machine: 'm' }, { order: 'created', limit: 1 }),
      store.instances.tally({ machine: 'm' }, 'agency'),
      store.timers.due(T, 1),
      store.nextWakeAt(),
      store.outbox.enqueue('c', [effect('e')], T),
      store.outbox.claim({ ...claim, kind: 'sms' }),
      store.outbox.settle(lease, { state: 'done' }),
      store.outbox.recordReport(report(1), T),
      store.outbox.unconfirmed('l', T, 1),
      store.numbers.allocate('s', 'k'),
      store.documents.of('c'),
    ];
    const ends = await Promise.allSettled(calls);
    for (const end of ends)
      expect(end).toMatchObject({ reason: expect.any(StoreUnavailableError) as unknown });
    await line.up();
    expect(await store.instances.commit(newChange('c', 0))).toBe('committed');
    await store.close();
    await store.close();
    await expect(store.instances.load('c')).rejects.toThrow(StoreUnavailableError);
  });
});

suite('MongoDB itself', () => {
  it('holds no document of over 16 MB, which is said', async () => {
    const store = await open(freshUrl());
    const document = { id: 'd', instance: 'c', type: 't', number: '1', title: 't', createdAt: T };
    const html = 'x'.repeat(17_000_000);
    await expect(store.documents.archive({ ...document, html, sha256: '' })).rejects.toThrow(
      /d: 17000000 bytes/,
    );
  });
});

it('says that it is unavailable when no server answers', async () => {
  const url = 'mongodb://user:geheim@127.0.0.1:1/none?serverSelectionTimeoutMS=200';
  const store = new MongoStore(url);
  const opening = store.open();
  await expect(opening).rejects.toThrow(StoreUnavailableError);
  await expect(opening).rejects.toThrow(/mongodb:\/\/127\.0\.0\.1:1\/none/);
  await expect(opening).rejects.not.toThrow(/geheim/);
  await expect(store.instances.commit(newChange('c', 0))).rejects.toThrow(StoreUnavailableError);
  await store.close();
});

it('is refused with an address that cannot be understood, without naming the password', async () => {
  const opening = openStore('mongodb://user:ge@heim@host/none');
  await expect(opening).rejects.toThrow(StoreUrlError);
  await expect(opening).rejects.not.toThrow(/heim/);
});
