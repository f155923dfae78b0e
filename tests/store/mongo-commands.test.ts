import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { LATELY } from '../../machines/engine/move.ts';
import { MongoStore } from '../../store/mongo/store.ts';
import type { Claimed } from '../../store/ports/lease.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import { CommandsLine } from '../bench/commands-line.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { newChange, T } from './change.ts';
import { effect, report } from './contract.ts';

/** What the server is asked for steps that every SMS takes; a round trip is what costs. */

const server = await mongoServer();
const suite = server === undefined ? describe.skip : describe;
const LEASE = 60_000;
const database = `hotline_commands_${process.pid}`;

suite('commands to MongoDB', () => {
  let line: CommandsLine;
  let store: MongoStore;
  beforeEach(async () => {
    const url = new URL(server?.url(database) ?? '');
    line = new CommandsLine(Number(url.port));
    url.port = `${await line.up()}`;
    store = new MongoStore(url.href);
    await store.open();
  });
  afterEach(async () => {
    await store.close();
    line.down();
    const client = await MongoClient.connect(server?.url(database) ?? '');
    await client.db(database).dropDatabase();
    await client.close();
  });
  afterAll(() => server?.stop());

  /** Commands since it was last asked, whatever they look for. */
  function taken(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const [command, n] of line.take()) {
      const [name = ''] = command.split(' by ');
      counts[name] = (counts[name] ?? 0) + n;
    }
    return counts;
  }

  function claim(kind: 'sms' | 'internal', limit: number): Promise<Claimed<OutboxEntry>[]> {
    return store.outbox.claim({ owner: 'a', now: T, leaseMs: LEASE, limit, kind });
  }

  it('hand an SMS over, settle it and note its report with one each', async () => {
    await store.outbox.enqueue('c', [effect('x')], T);
    const [claimed] = await claim('sms', 1);
    if (claimed === undefined) throw new Error('nothing was claimed');
    const { lease } = claimed;
    line.take();
    expect(await store.outbox.handingOver(lease, 0, 1, T)).toBe(true);
    const parts = [{ reference: '7', sentAt: T }];
    await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
    const about = { ...report(7), sentAt: T };
    expect(await store.outbox.recordReport(about, T)).toMatchObject({ state: 'delivered' });
    expect(taken()).toEqual({ 'update outbox': 3 });
    expect(await store.outbox.get('x')).toMatchObject({ state: 'delivered', parts: [parts[0]] });
  });

  it('look for reports where one was kept while the SMS was in hand', async () => {
    await store.outbox.enqueue('c', [effect('x')], T);
    const [claimed] = await claim('sms', 1);
    if (claimed === undefined) throw new Error('nothing was claimed');
    const { lease } = claimed;
    await store.outbox.handingOver(lease, 0, 1, T);
    const other = new MongoStore(server?.url(database) ?? '');
    await other.open();
    expect(await other.outbox.recordReport({ ...report(7), sentAt: T }, T)).toBeUndefined();
    await other.close();
    const parts = [{ reference: '7', sentAt: T }];
    await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
    expect(await store.outbox.get('x')).toMatchObject({ state: 'delivered' });
  });

  it('note the report of a part while the next one is on its way with one each', async () => {
    await store.outbox.enqueue('c', [effect('x')], T);
    const [claimed] = await claim('sms', 1);
    if (claimed === undefined) throw new Error('nothing was claimed');
    const { lease } = claimed;
    const parts = [7, 8].map((n) => ({ reference: `${n}`, sentAt: T }));
    const [first] = parts;
    if (first === undefined) throw new Error('there are two');
    await store.outbox.handingOver(lease, 0, 2, T);
    line.take();
    await store.outbox.partSent(lease, 0, first, 'sim1');
    await store.outbox.recordReport({ ...report(7), sentAt: T }, T);
    await store.outbox.handingOver(lease, 1, 2, T);
    await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
    await store.outbox.recordReport({ ...report(8), sentAt: T }, T);
    expect(taken()).toEqual({ 'update outbox': 5 });
    expect(await store.outbox.get('x')).toMatchObject({ state: 'delivered' });
  });

  it('decide on what this process has just written without reading it, and never on what was erased', async () => {
    const { instances } = store;
    expect(await instances.commit(newChange('c', 0))).toBe('committed');
    line.take();
    const before = await instances.load('c', LATELY);
    expect(before).toMatchObject({ id: 'c', revision: 1 });
    expect(taken()).toEqual({});
    const other = new MongoStore(server?.url(database) ?? '');
    await other.open();
    expect(await other.erasure.replace({ id: 'c', revision: 1 }, '{"clean":true}')).toBe(true);
    await other.close();
    expect(await instances.commit(newChange('c', 1))).toBe('conflict');
    expect((await instances.load('c', LATELY))?.snapshot).toBe('{"clean":true}');
    expect(await instances.commit(newChange('c', 1))).toBe('committed');
  });

  it('mark effects together that are done together', async () => {
    const effects = Array.from({ length: 20 }, (_, n) => effect(`e${n}`, { type: 'tell' }));
    await store.outbox.enqueue('c', effects, T);
    const claimed = await claim('internal', effects.length);
    expect(claimed).toHaveLength(effects.length);
    line.take();
    const held = claimed.map(({ lease }) => store.outbox.settle(lease, { state: 'done' }));
    expect(await Promise.all(held)).toEqual(effects.map(() => true));
    expect(taken()).toEqual({ 'update outbox': 1 });
    const [first] = claimed;
    if (first === undefined) throw new Error('nothing was claimed');
    expect(await store.outbox.get(first.entry.id)).toMatchObject({ state: 'done' });
    // whoever lost his lease hears of it, also among others
    const lost = { ...first.lease, token: first.lease.token + 1 };
    expect(await store.outbox.settle(lost, { state: 'done' })).toBe(false);
  });

  it('read what is asked in one breath with one, and share the answer to the same question', async () => {
    for (const id of ['a', 'b', 'c']) await store.instances.commit(newChange(id, 0));
    // what the last commit has left is in its place
    await store.instances.history('c');
    line.take();
    const found = await Promise.all(
      ['a', 'b', 'x', 'c', 'a'].map((id) => store.instances.load(id)),
    );
    expect(found.map((one) => one?.id)).toEqual(['a', 'b', undefined, 'c', 'a']);
    expect(taken()).toEqual({ 'find instances': 1 });
    const page = { order: 'created' as const, limit: 2 };
    const [first, again, other] = await Promise.all([
      store.instances.find({ machine: 'complaint' }, page),
      store.instances.find({ machine: 'complaint' }, page),
      store.instances.find({ machine: 'letter' }, page),
    ]);
    expect(first.items).toHaveLength(2);
    expect(again).toEqual(first);
    expect(other.items).toEqual([]);
    expect(taken()).toEqual({ 'find instances': 2 });
  });

  it('note reports of two parts that come at once with one each', async () => {
    await store.outbox.enqueue('c', [effect('x')], T);
    const [claimed] = await claim('sms', 1);
    if (claimed === undefined) throw new Error('nothing was claimed');
    const { lease } = claimed;
    const parts = [7, 8].map((n) => ({ reference: `${n}`, sentAt: T }));
    await store.outbox.handingOver(lease, 1, 2, T);
    await store.outbox.settle(lease, { state: 'sent', line: 'sim1', parts, at: T });
    line.take();
    const of = (n: number) => store.outbox.recordReport({ ...report(n), sentAt: T }, T);
    expect((await Promise.all([of(7), of(8)])).map((one) => one?.state)).toEqual([
      'sent',
      'delivered',
    ]);
    expect(taken()).toEqual({ 'update outbox': 2 });
  });

  it('give the next number with one', async () => {
    const earlier = ['ticket:2025', 'ticket:2026'];
    expect(await store.numbers.allocate('ticket', 'a', earlier)).toBe(1);
    line.take();
    expect(await store.numbers.allocate('ticket', 'b', earlier)).toBe(2);
    expect(taken()).toEqual({ 'insert numbers': 1 });
    // another process was faster: its number is passed over, and the same key stays the same
    const other = new MongoStore(server?.url(database) ?? '');
    await other.open();
    expect(await other.numbers.allocate('ticket', 'c', earlier)).toBe(3);
    await other.close();
    expect(await store.numbers.allocate('ticket', 'd', earlier)).toBe(4);
    expect(await store.numbers.allocate('ticket', 'c', earlier)).toBe(3);
  });
});
