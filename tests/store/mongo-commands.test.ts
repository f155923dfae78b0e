import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { MongoStore } from '../../store/mongo/store.ts';
import type { Claimed } from '../../store/ports/lease.ts';
import type { OutboxEntry } from '../../store/ports/outbox.ts';
import { CommandsLine } from '../bench/commands-line.ts';
import { mongoServer } from '../support/mongo-server.ts';
import { T } from './change.ts';
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
    expect(line.take()).toEqual([['update outbox', 3]]);
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

  it('mark effects together that are done together', async () => {
    const effects = Array.from({ length: 20 }, (_, n) => effect(`e${n}`, { type: 'tell' }));
    await store.outbox.enqueue('c', effects, T);
    const claimed = await claim('internal', effects.length);
    expect(claimed).toHaveLength(effects.length);
    line.take();
    const held = claimed.map(({ lease }) => store.outbox.settle(lease, { state: 'done' }));
    expect(await Promise.all(held)).toEqual(effects.map(() => true));
    expect(line.take()).toEqual([['update outbox', 2]]);
    const [first] = claimed;
    if (first === undefined) throw new Error('nothing was claimed');
    expect(await store.outbox.get(first.entry.id)).toMatchObject({ state: 'done' });
    // whoever lost his lease hears of it, also among others
    const lost = { ...first.lease, token: first.lease.token + 1 };
    expect(await store.outbox.settle(lost, { state: 'done' })).toBe(false);
  });

  it('give the next number with one', async () => {
    const earlier = ['ticket:2025', 'ticket:2026'];
    expect(await store.numbers.allocate('ticket', 'a', earlier)).toBe(1);
    line.take();
    expect(await store.numbers.allocate('ticket', 'b', earlier)).toBe(2);
    expect(line.take()).toEqual([['insert numbers', 1]]);
    // another process was faster: its number is passed over, and the same key stays the same
    const other = new MongoStore(server?.url(database) ?? '');
    await other.open();
    expect(await other.numbers.allocate('ticket', 'c', earlier)).toBe(3);
    await other.close();
    expect(await store.numbers.allocate('ticket', 'd', earlier)).toBe(4);
    expect(await store.numbers.allocate('ticket', 'c', earlier)).toBe(3);
  });
});
