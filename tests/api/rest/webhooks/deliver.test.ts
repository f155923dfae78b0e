import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sign } from '../../../../api/hotline/webhook-signature.ts';
import { BACK_OFF } from '../../../../api/rest/webhooks/deliver.ts';
import { createWebhooks, type Webhooks } from '../../../../api/rest/webhooks/webhooks.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import type { Notice } from '../../../../machines/complaint/notice.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { until } from '../../../support/until.ts';
import { openReceiver, type Receiver } from './receiver.ts';

/** Webhooks: signed, told again until they are taken, and given up after a day. */

const NOTICE: Notice = {
  id: '2026-A001:2',
  type: 'complaint.answered',
  at: 1000,
  complaint: '2026-A001',
  ticket: 'A001',
  revision: 2,
  event: 'officer.answer',
  by: 'officer:PUPR',
  from: 'forwarded.notified',
  to: 'answered',
  secret: false,
  category: 'JALAN',
  agency: 'PUPR',
  district: null,
  due: null,
};

/** Complaints that nobody may be told of. */
let hidden: Set<string>;
let clock: SimulatedClock;
let store: SqliteStore;
let webhooks: Webhooks;
let receiver: Receiver;
let log: string[];

beforeEach(async () => {
  clock = new SimulatedClock(1000);
  store = new SqliteStore(':memory:');
  await store.open();
  log = [];
  hidden = new Set();
  const parts = { records: store.records, clock };
  webhooks = createWebhooks({
    ...parts,
    toldNow: async (_, complaint, body) => (hidden.has(complaint) ? null : body),
    log: (level, message, fields) => log.push(`${level} ${message} ${JSON.stringify(fields)}`),
  });
  receiver = await openReceiver();
});
afterEach(async () => {
  await receiver.close();
  await store.close();
});

async function run(): Promise<void> {
  for (const worker of webhooks.workers) await worker.run();
}

const subscribe = (url = receiver.url) => webhooks.subscriptions.create({ url, types: [] });
const told = (id: string) => webhooks.outward.take({ ...NOTICE, id });
const waiting = () => store.records.list('webhook-due', { limit: 100 });

describe('a delivery', () => {
  it('is signed as Standard Webhooks has it, and names nobody', async () => {
    const { secret } = await subscribe();
    await told(NOTICE.id);
    await run();
    const [first] = receiver.received;
    const { headers = {}, body = '' } = first ?? {};
    expect(JSON.parse(body)).toEqual({
      type: 'complaint.answered',
      timestamp: '1970-01-01T00:00:01.000Z',
      data: {
        complaint: '2026-A001',
        ticket: 'A001',
        revision: 2,
        event: 'officer.answer',
        by: 'officer:PUPR',
        from: 'forwarded.notified',
        to: 'answered',
        secret: false,
        category: 'JALAN',
        agency: 'PUPR',
        district: null,
        dueAt: null,
      },
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': NOTICE.id,
      'webhook-timestamp': '1',
    });
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const hash = createHmac('sha256', key).update(`${NOTICE.id}.1.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${hash}`);
    expect(await waiting()).toEqual([]);
  });

  it('has the signature of the specification’s own example', () => {
    const body = '{"test": 2432232314}';
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    expect(sign(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, body)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('of a complaint that may be told of no more goes out no more, also when it waits', async () => {
    receiver.status = 500;
    await subscribe();
    await told('2026-A001:2');
    await told('2026-A002:1');
    await run();
    expect(receiver.received).toHaveLength(1);
    hidden.add('2026-A001');
    receiver.status = 200;
    await clock.advance(BACK_OFF[0] ?? 0);
    await run();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      '2026-A001:2',
      '2026-A002:1',
    ]);
    expect(await waiting()).toEqual([]);
  });

  it.each([500, 404, 301, 0])(
    'that ends with %s is tried again, ever more rarely',
    async (status) => {
      receiver.status = status;
      const { id } = await subscribe();
      await told(NOTICE.id);
      await run();
      expect(receiver.received).toHaveLength(1);
      for (const [index, pause] of BACK_OFF.slice(0, 3).entries()) {
        await clock.advance(pause - 1);
        await run();
        expect(receiver.received).toHaveLength(index + 1);
        await clock.advance(1);
        await run();
        expect(receiver.received).toHaveLength(index + 2);
      }
      receiver.status = 200;
      await clock.advance(BACK_OFF[3] ?? 0);
      await run();
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(await waiting()).toEqual([]);
      expect(await webhooks.subscriptions.find(id)).toMatchObject({
        lastError: null,
        lastSuccessAt: clock.now(),
      });
    },
  );

  it('is given up after a day, and with it its subscription', async () => {
    receiver.status = 500;
    const { id } = await subscribe();
    await told('a:1');
    await told('a:2');
    for (const pause of [0, ...BACK_OFF]) {
      await clock.advance(pause);
      await run();
    }
    expect(receiver.received).toHaveLength(BACK_OFF.length + 1);
    const hours = BACK_OFF.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThanOrEqual(24);
    expect(await webhooks.subscriptions.find(id)).toMatchObject({
      disabledAt: clock.now(),
      lastError: { reason: 'status 500' },
    });
    expect(await waiting()).toEqual([]);
    expect(log.at(-1)).toContain('switched off');
    expect(log.join()).not.toContain('rahasia');
    expect(webhooks.outward.wanted()).toBe(false);
  });

  it('ends at once where the receiver is gone for good', async () => {
    receiver.status = 410;
    const { id } = await subscribe();
    await told(NOTICE.id);
    await run();
    expect((await webhooks.subscriptions.find(id))?.disabledAt).toBe(1000);
    expect(await waiting()).toEqual([]);
  });

  it('does not wait for ever, nor hold up others', async () => {
    receiver.status = -1;
    const other = await openReceiver();
    const silent = await subscribe();
    const prompt = await subscribe(other.url);
    await told(NOTICE.id);
    const running = run();
    await until('both are asked', () => receiver.received.length + other.received.length === 2);
    expect(other.received).toHaveLength(1);
    await clock.advance(10_000);
    await running;
    const errorOf = async (id: string) =>
      (await webhooks.subscriptions.find(id))?.lastError?.reason ?? null;
    expect(await errorOf(silent.id)).toBe('no answer within 10 s');
    expect(await errorOf(prompt.id)).toBeNull();
    await other.close();
  });

  it('is told once by two processes, and again by one after another died', async () => {
    await subscribe();
    await told(NOTICE.id);
    const twin = createWebhooks({
      ...{ records: store.records, clock },
      ...{ log: () => {}, toldNow: async (_, __, body) => body },
    });
    await Promise.all([run(), ...twin.workers.map((worker) => worker.run())]);
    expect(receiver.received).toHaveLength(1);
    await told('b:1');
    const [record] = await waiting();
    if (record === undefined) throw new Error('nothing waits');
    const { kind, id, revision, value } = record;
    const taken = { ...(value as object), takenUntil: 60_000 };
    await store.records.put({ kind, id, expectedRevision: revision, value: taken });
    await run();
    expect(receiver.received).toHaveLength(1);
    await clock.advance(60_000);
    await run();
    expect(receiver.received).toHaveLength(2);
  });
});

describe('a subscription', () => {
  it('hears of the types it asked for only', async () => {
    const { url } = receiver;
    await webhooks.subscriptions.create({ url, types: ['complaint.closed'] });
    await told(NOTICE.id);
    await webhooks.outward.take({ ...NOTICE, id: 'c:9', type: 'complaint.closed' });
    await run();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(['c:9']);
  });

  it('is to http and https only, without a password', async () => {
    for (const url of ['ftp://127.0.0.1/', 'file:///etc/passwd', 'x', 'http://a:b@127.0.0.1/'])
      await expect(webhooks.subscriptions.create({ url, types: [] })).rejects.toThrow('address');
  });

  it('hears nothing more once it is removed', async () => {
    const { id } = await subscribe();
    await told(NOTICE.id);
    await webhooks.subscriptions.remove(id);
    await run();
    expect(receiver.received).toEqual([]);
    expect(await waiting()).toEqual([]);
  });
});
