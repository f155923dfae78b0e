import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { firstBreak } from '../../store/base/audit-chain.ts';
import { StoreUnavailableError } from '../../store/ports/trouble.ts';
import { SCHEMA_STEPS } from '../../store/sqlite/schema.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';
import { FROM_SOURCES } from '../support/built.ts';
import { entry } from './audit-contract.ts';
import { newChange, T } from './change.ts';
import { describeStore } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'hotline-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

describeStore('SQLite in memory', () => new SqliteStore(':memory:'));
describeStore('SQLite in a file', () => {
  files += 1;
  return new SqliteStore(join(folder, `${files}.db`));
});

it('says that it is unavailable when its file cannot be opened or is closed', async () => {
  const store = new SqliteStore(join(import.meta.filename, 'x.db'));
  await expect(store.open()).rejects.toThrow(StoreUnavailableError);
  await expect(store.ping()).rejects.toThrow(StoreUnavailableError);
  await expect(store.instances.commit(newChange('c', 0))).rejects.toThrow(StoreUnavailableError);
});

it('asks what waits of the indexes that have what waits, however many SMS there were', async () => {
  const store = new SqliteStore(':memory:');
  await store.open();
  const { outbox } = store;
  const asked: string[] = [];
  const { prepare } = Libsql.prototype;
  Libsql.prototype.prepare = function (this: Libsql.Database, sql: string) {
    if (/\boutbox\b/.test(sql)) asked.push(sql);
    return prepare.call(this, sql);
  } as typeof prepare;
  try {
    const claim = { owner: 'a', now: T, leaseMs: 1, limit: 9 };
    await outbox.claim({ ...claim, kind: 'sms', notTo: ['+6281200009001'] });
    await outbox.claim({ ...claim, kind: 'internal' });
    await outbox.oldestDue(T);
    await outbox.redate(T);
    await outbox.undelivered(9);
    await outbox.unconfirmed('urgent', T, 9);
    await outbox.sentIn({ from: T, to: T + 1 });
    await outbox.sentOften({ from: T, to: T + 1 }, 1);
    await store.status();
    await store.nextWakeAt();
  } finally {
    Libsql.prototype.prepare = prepare;
  }
  await store.close();
  const file = join(folder, 'plans.db');
  const plain = new SqliteStore(file);
  await plain.open();
  await plain.close();
  const db = new Libsql(file);
  const bad = asked.filter((sql) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    // the index of receivers has all SMS that ever were
    return plan.some(({ detail }) => /SCAN outbox$|outbox_receiver(?! \(receiver)/.test(detail));
  });
  db.close();
  expect(asked.length).toBeGreaterThan(8);
  expect(bad).toEqual([]);
});

/** A file as it was before reports counted, with one complaint and one SMS of two parts. */
function olderFile(name: string): string {
  const file = join(folder, name);
  const db = new Libsql(file);
  for (const step of SCHEMA_STEPS.slice(0, 4)) db.exec(step);
  db.exec(`PRAGMA user_version = 4;
    INSERT INTO instance (id, machine, version, revision, status, snapshot, state, tags, kind,
      received_at, created_at, updated_at)
      VALUES ('old', 'complaint', '1', 1, 'active', '{"context":{"text":"Lampunya mati"}}', 'triage', '[]', 'KELUHAN', ${T}, ${T}, ${T});
    INSERT INTO outbox (id, instance, revision, type, priority, due_at, params, state, attempts, parts,
      handed_over, copies, created_at, updated_at, token, lease_until)
      VALUES ('old:1:0', 'old', 1, 'sms', 1, ${T}, '{}', 'sent', 1,
        '[{"reference":1,"sentAt":${T},"deliveredAt":null},{"reference":2,"sentAt":${T},"deliveredAt":null}]',
        1, 0, ${T}, ${T}, 1, 0)`);
  db.close();
  return file;
}

it('puts a report to an SMS that an older file has under a number', async () => {
  const file = olderFile('numbered.db');
  const db = new Libsql(file);
  const to = '+6281200009001';
  db.exec(`UPDATE outbox SET receiver = '${to}', line = 'sim1'`);
  db.close();
  const store = new SqliteStore(file);
  await store.open();
  const about = { line: 'sim1', reference: '1', to, sentAt: T, at: T + 5 };
  const late = { ...about, status: '0', outcome: 'delivered' as const };
  expect(await store.outbox.recordReport(late, T)).toMatchObject({
    id: 'old:1:0',
    parts: [
      { reference: '1', sentAt: T, deliveredAt: T + 5 },
      { reference: '2', sentAt: T, deliveredAt: null },
    ],
  });
  await store.close();
});

it('brings an older file up to date: what it has is counted, what it never measured is not known', async () => {
  const store = new SqliteStore(olderFile('older.db'));
  await store.open();
  const period = { from: T, to: T + 1 };
  expect(await store.counts.sms(period, 0)).toMatchObject([
    { state: 'sent', messages: 1, parts: 2 },
  ]);
  expect(await store.instances.load('old')).toMatchObject({
    search: { kind: 'KELUHAN', measures: null },
  });
  const query = {
    machine: 'complaint',
    moment: 'receivedAt' as const,
    period,
    utcOffsetMinutes: 0,
  };
  const waiting = await store.instances.find(
    { machine: 'complaint', state: 'triage' },
    { order: 'created', limit: 2 },
  );
  expect(waiting.items.map(({ id }) => id)).toEqual(['old']);
  const found = await store.instances.search('lampu', { machine: 'complaint' }, { limit: 2 });
  expect(found.items.map(({ id }) => id)).toEqual(['old']);
  expect(await store.instances.tally({ machine: 'complaint' }, 'state')).toEqual([
    { key: 'triage', count: 1, oldest: T },
  ]);
  const counted = await store.counts.by({ ...query, by: ['kind', 'enterResult'] });
  expect(counted).toEqual([{ key: { kind: 'KELUHAN', enterResult: null }, count: 1 }]);
  await store.instances.commit(newChange('old', 1));
  expect((await store.instances.load('old'))?.search.measures).toMatchObject({
    enterResult: 'within',
  });
  await store.close();
});

it('writes one chain of audit rows from two processes, and lets nobody change or remove one', async () => {
  const file = join(folder, 'audit.db');
  const stores = [new SqliteStore(file), new SqliteStore(file)];
  for (const store of stores) await store.open();
  const entries = Array.from({ length: 24 }, (_, n) => entry(n));
  await Promise.all(entries.map((row, n) => stores[n % 2]?.audit.append(row)));
  const rows = await stores[0]?.audit.read({ limit: 99 });
  expect(rows).toHaveLength(24);
  expect(firstBreak(rows ?? [], undefined)).toBeUndefined();
  for (const store of stores) await store.close();
  const db = new Libsql(file);
  expect(() => db.exec(`UPDATE audit SET who = 'pupr'`)).toThrow('append-only');
  expect(() => db.exec('DELETE FROM audit WHERE seq = 24')).toThrow('append-only');
  db.close();
});

it('has every commit it acknowledged after a SIGKILL in the middle of writing', async () => {
  const file = join(folder, 'killed.db');
  const writer = spawn(
    process.execPath,
    [...FROM_SOURCES, join(import.meta.dirname, 'writer.ts'), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const acknowledged: string[] = [];
  await new Promise<void>((resolve) => {
    writer.stdout.on('data', (data: Buffer) => {
      acknowledged.push(
        ...data
          .toString()
          .split('\n')
          .filter((line) => line.endsWith('.')),
      );
      if (acknowledged.length > 300) writer.kill('SIGKILL');
    });
    writer.on('exit', () => resolve());
  });
  const store = new SqliteStore(file);
  await store.open();
  expect(acknowledged.length).toBeGreaterThan(300);
  for (const id of acknowledged)
    expect(await store.instances.load(id.slice(0, -1))).toMatchObject({ revision: 1 });
  await store.close();
});
