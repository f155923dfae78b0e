import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { MongoClient } from 'mongodb';
import { StoreVersionError } from '../../store/base/refusals.ts';
import { MONGO_SCHEMA } from '../../store/mongo/schema.ts';
import { MongoStore } from '../../store/mongo/store.ts';
import type { Store } from '../../store/ports/store.ts';
import { SCHEMA_STEPS } from '../../store/sqlite/schema.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { newChange, T } from './change.ts';
import {
  dump,
  mongoGolden,
  SENDER,
  sqliteGolden,
  unpackMongo,
  unpackSqlite,
} from './golden/golden.ts';

/** Databases of every schema step: the present program goes on with each, an older one refuses it. */

const MISSING = 'no golden database: npx tsx tests/store/golden/make.ts';

describe('a SQLite file', () => {
  const steps = SCHEMA_STEPS.map((_, index) => index + 1);
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-versions-'));
    file = join(folder, 'hotline.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Every file of the folder with its bytes. */
  const onDisk = () =>
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

  it.each(steps)('of %i schema steps is brought up to date and goes on', async (count) => {
    if (!existsSync(sqliteGolden(count))) throw new Error(MISSING);
    unpackSqlite(count, file);
    const store = new SqliteStore(file);
    await store.open();
    await expectToGoOn(store);
    await store.close();
  });

  it.each(steps)(
    'of %i schema steps is refused by the program before, unchanged',
    async (count) => {
      unpackSqlite(count, file);
      const before = onDisk();
      const older = new SqliteStore(file, SCHEMA_STEPS.slice(0, count - 1));
      const numbers = { found: count, known: count - 1 };
      await expect(older.open()).rejects.toMatchObject({ name: 'StoreVersionError', ...numbers });
      await expect(older.open({ readOnly: true })).rejects.toThrow(StoreVersionError);
      expect(onDisk()).toEqual(before);
    },
  );

  it('is refused also while its newest version is in the log alone', async () => {
    // what is declared beside the steps is made by the program of today
    const present = new SqliteStore(file);
    await present.open();
    await present.close();
    const newer = new SqliteStore(file, [...SCHEMA_STEPS, 'CREATE TABLE later (a)']);
    await newer.open();
    const older = new SqliteStore(file);
    await expect(older.open()).rejects.toThrow(
      new RegExp(`schema ${SCHEMA_STEPS.length + 1}, this program knows ${SCHEMA_STEPS.length}`),
    );
    await newer.instances.commit(newChange('c', 0));
    await newer.close();
  });

  it('that is only looked at stays as it is: no upgrade, no file beside it, no write', async () => {
    unpackSqlite(1, file);
    const before = onDisk();
    const store = new SqliteStore(file);
    await store.open({ readOnly: true });
    expect(await store.status()).toMatchObject({ inboxWaiting: 1, outboxWaiting: 1 });
    await expect(
      store.outbox.enqueue('c', [], 0).then(() => store.numbers.allocate('s', 'k')),
    ).rejects.toThrow(/readonly/);
    await store.close();
    expect(onDisk()).toEqual(before);
    const none = new SqliteStore(join(folder, 'none.db'));
    await expect(none.open({ readOnly: true })).rejects.toThrow('none.db');
    expect(readdirSync(folder)).toEqual(['hotline.db']);
  });

  it('keeps its version when it is up to date', async () => {
    const store = new SqliteStore(file);
    await store.open();
    await store.close();
    const db = new Libsql(file);
    expect(db.prepare('PRAGMA user_version').get()).toMatchObject({
      user_version: SCHEMA_STEPS.length,
    });
    db.close();
  });
});

/** The present program finds all of it again and goes on with it. */
async function expectToGoOn(store: Store): Promise<void> {
  const complaints = { machine: 'complaint' };
  const first = { order: 'created' as const, limit: 5 };
  const ids = async (found: ReturnType<Store['instances']['find']>) =>
    (await found).items.map(({ id }) => id);
  expect(await ids(store.instances.find({ ...complaints, state: 'forwarded' }, first))).toEqual([
    '2026-A001',
  ]);
  expect(await ids(store.instances.find({ ...complaints, tag: 'open' }, first))).toEqual([
    '2026-A001',
  ]);
  expect(await ids(store.instances.find({ ...complaints, ticket: 'A001' }, first))).toEqual([
    '2026-A001',
  ]);
  expect(await ids(store.instances.search('lampu', complaints, { limit: 5 }))).toEqual([
    '2026-A001',
  ]);
  expect(await store.timers.due(T + 100, 5)).toMatchObject([{ instance: '2026-A001' }]);
  expect(await store.inbox.of('2026-A001')).toMatchObject([{ id: 'm1', binding: 'opened' }]);
  expect(await store.documents.of('2026-A001')).toContainEqual(
    expect.objectContaining({ id: 'd1' }),
  );
  expect(await store.numbers.allocate('ticket:2026', 'm1')).toBe(1);
  expect(await store.numbers.allocate('ticket:2026', 'm2')).toBe(2);
  const report = {
    line: 'sim1',
    to: SENDER,
    status: '0',
    outcome: 'delivered' as const,
    sentAt: T,
  };
  expect(
    await store.outbox.recordReport({ ...report, reference: '1', at: T + 5 }, T + 5),
  ).toMatchObject({
    state: 'sent',
  });
  expect(
    await store.outbox.recordReport({ ...report, reference: '2', at: T + 6 }, T + 6),
  ).toMatchObject({
    state: 'delivered',
  });
  const claim = { owner: 'b', now: T, leaseMs: 1000, limit: 5, kind: 'sms' as const };
  expect((await store.outbox.claim(claim)).map(({ entry }) => entry.id)).toEqual(['2026-A001:1:1']);
  expect(await store.instances.commit(newChange('2026-A001', 1))).toBe('committed');
  expect(await store.instances.commit(newChange('2026-A001', 1, { key: 'first' }))).toBe(
    'duplicate',
  );
  expect(await store.instances.load('2026-A001')).toMatchObject({ revision: 2 });
}

const server = await mongoServer();
const suite = server === undefined ? describe.skip : describe;

suite('a MongoDB database', () => {
  const versions = Array.from({ length: MONGO_SCHEMA + 1 }, (_, version) => version);
  const databases: string[] = [];
  function freshUrl(): string {
    const name = `hotline_versions_${process.pid}_${databases.length}`;
    databases.push(name);
    return server?.url(name) ?? '';
  }
  afterAll(async () => {
    const client = await MongoClient.connect(server?.url('admin') ?? '');
    await Promise.all(databases.map((name) => client.db(name).dropDatabase()));
    await client.close();
    await server?.stop();
  });

  it.each(versions)('of version %i is brought up to date and goes on', async (version) => {
    if (!existsSync(mongoGolden(version))) throw new Error(MISSING);
    const url = freshUrl();
    await unpackMongo(version, url);
    const store = new MongoStore(url);
    await store.open();
    await expectToGoOn(store);
    await store.close();
  });

  it.each(versions.slice(1))(
    'of version %i is refused by the program before, unchanged',
    async (version) => {
      const url = freshUrl();
      await unpackMongo(version, url);
      const before = await dump(url);
      const older = new MongoStore(url, version - 1);
      const numbers = { found: version, known: version - 1 };
      await expect(older.open()).rejects.toMatchObject({ name: 'StoreVersionError', ...numbers });
      await expect(older.open({ readOnly: true })).rejects.toThrow(StoreVersionError);
      await older.close();
      expect(await dump(url)).toBe(before);
    },
  );

  it('that is only looked at stays as it is', async () => {
    const url = freshUrl();
    await unpackMongo(0, url);
    const before = await dump(url);
    const store = new MongoStore(url);
    await store.open({ readOnly: true });
    expect(await store.status()).toMatchObject({ inboxWaiting: 1, outboxWaiting: 1 });
    await store.close();
    expect(await dump(url)).toBe(before);
  });
});
