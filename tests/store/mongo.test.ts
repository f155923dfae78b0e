import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { MongoStore } from '../../store/mongo/store.ts';
import { type Store, StoreUnavailableError } from '../../store/port.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { newChange, T } from './change.ts';
import { describeStore, effect } from './contract.ts';

const server = await mongoServer();
const databases: string[] = [];

/** An address of a database that no other test has. */
function freshUrl(): string {
  const name = `hotline_test_${process.pid}_${databases.length}`;
  databases.push(name);
  return server?.url(name) ?? 'mongodb://127.0.0.1:1/none';
}

afterAll(async () => {
  if (server === undefined) return;
  const client = await MongoClient.connect(server.url('admin'));
  for (const name of databases) await client.db(name).dropDatabase();
  await client.close();
  await server.stop();
}, 60_000);

if (server === undefined) it.skip('MongoDB: no server', () => {});
else describeStore('MongoDB', () => new MongoStore(freshUrl()));

const suite = server === undefined ? describe.skip : describe;

suite('two processes on one MongoDB database', () => {
  let stores: Store[];
  beforeEach(async () => {
    const url = freshUrl();
    stores = [new MongoStore(url), new MongoStore(url)];
    await Promise.all(stores.map((store) => store.open()));
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });

  it('never hand out the same SMS twice', async () => {
    const [first] = stores;
    const effects = Array.from({ length: 12 }, (_, n) => effect(`e${n}`));
    await first?.commit(newChange('c', 0, { effects }));
    const request = { now: T, leaseMs: 60_000, limit: 4, kind: 'sms' as const };
    const claims = await Promise.all(
      stores.flatMap((store, n) =>
        [1, 2].map(() => store.claimEffects({ ...request, owner: `p${n}` })),
      ),
    );
    const ids = claims.flat().map(({ entry }) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    // whatever a race left over is there for the next look
    for (let more = 1; more > 0; ) {
      const next = (await first?.claimEffects({ ...request, owner: 'p0' })) ?? [];
      ids.push(...next.map(({ entry }) => entry.id));
      more = next.length;
    }
    expect(ids.sort()).toEqual(effects.map(({ id }) => id).sort());
  });

  it('count exactly when both write to one complaint', async () => {
    await stores[0]?.commit(newChange('c', 0));
    const write = async (store: Store, w: number) => {
      for (let done = 0; done < 10; ) {
        const revision = (await store.load('c'))?.revision ?? 0;
        if ((await store.commit(newChange('c', revision, { key: `${w}-${done}` }))) === 'committed')
          done += 1;
      }
    };
    await Promise.all(stores.map(write));
    expect((await stores[0]?.load('c'))?.revision).toBe(21);
  });
});

it('says that it is unavailable when no server answers', async () => {
  const store = new MongoStore('mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=200');
  await expect(store.open()).rejects.toThrow(StoreUnavailableError);
  await expect(store.commit(newChange('c', 0))).rejects.toThrow(StoreUnavailableError);
  await store.close();
});
