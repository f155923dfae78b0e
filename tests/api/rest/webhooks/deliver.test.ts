import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sign } from '../../../../api/hotline/webhook-signature.ts';
import { tried } from '../../../../api/rest/v1/schemas/told.ts';
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
    receiver.status = 503;
    await subscribe();
    await told('2026-A001:2');
    await told('2026-A002:1');
    await told('2026-A003:1');
    await run();
    expect(receiver.received).toHaveLength(2);
    hidden.add('2026-A001');
    receiver.status = 200;
    await clock.advance(BACK_OFF[0] ?? 0);
    await run();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      ...['2026-A001:2', '2026-A002:1', '2026-A002:1', '2026-A003:1'],
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

  it('is given up after a day, and with it a subscription that took nothing', async () => {
    receiver.status = 503;
    const { id } = await subscribe();
    for (const one of ['a:1', 'a:2', 'a:3']) await told(one);
    for (const pause of [0, ...BACK_OFF]) {
      await clock.advance(pause);
      await run();
    }
    const asked = receiver.received.map(({ headers }) => String(headers['webhook-id']));
    // the first, one beside it to know that it is not the message, and the question before the end
    expect(asked.filter((event) => event === 'a:1')).toHaveLength(BACK_OFF.length + 1);
    expect(asked.filter((event) => event === 'a:3')).toEqual([]);
    expect(asked.at(-1)).toMatch(/^test:/);
    const hours = BACK_OFF.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThanOrEqual(24);
    expect(await webhooks.subscriptions.find(id)).toMatchObject({
      disabledAt: clock.now(),
      lastError: { reason: 'status 503' },
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

/** Longer than what is refused is tried again, also where it is looked at once an hour. */
const HOURS = 30;

/** Lets that time pass, with a new message each hour. */
async function aDay(id: string): Promise<void> {
  for (let hour = 0; hour < HOURS; hour += 1) {
    await told(`${id}-${hour}x:1`);
    await run();
    await clock.advance(3_600_000);
  }
}

/** Lets that time pass, and nothing happen. */
async function quietDay(): Promise<void> {
  for (let hour = 0; hour < HOURS; hour += 1) {
    await run();
    await clock.advance(3_600_000);
  }
}

describe('a receiver that refuses one message of ten', () => {
  const isBad = (id: string) => /0:1$/.test(id);
  const takenIds = () =>
    receiver.received
      .map(({ headers }) => String(headers['webhook-id']))
      .filter((id) => !isBad(id));

  it('gets all others at once, and stays subscribed when those are given up', async () => {
    receiver.refuses = isBad;
    const { id } = await subscribe();
    const ids = Array.from({ length: 30 }, (_, n) => `m-${n + 10}:1`);
    for (const one of ids) await told(one);
    await run();
    expect(takenIds().sort()).toEqual(ids.filter((one) => !isBad(one)).sort());
    await aDay('later');
    expect(new Set(takenIds()).size).toBe(takenIds().length);
    expect(takenIds()).toHaveLength(27 + HOURS);
    const known = await webhooks.subscriptions.find(id);
    expect(known).toMatchObject({ disabledAt: null, lastGivenUpAt: expect.any(Number) });
    expect(await waiting()).toEqual([]);
    const list = await webhooks.deliveries.list(id, { limit: 100 });
    const given = list.filter(({ state }) => state === 'givenUp');
    expect(given.map(({ event }) => event).sort()).toEqual(['m-10:1', 'm-20:1', 'm-30:1']);
    expect(given[0]).toMatchObject({
      ...{ tries: BACK_OFF.length + 1, status: 422, reason: 'status 422' },
      answer: expect.stringMatching(/^too odd: x{491}$/),
    });
  });

  it.each([1, 2])(
    'stays subscribed where it refused the last %i before a day without others',
    async (bad) => {
      receiver.refuses = isBad;
      const { id } = await subscribe();
      await told('m-11:1');
      await run();
      await clock.advance(60_000);
      for (let n = 0; n < bad; n += 1) await told(`m-${n}0:1`);
      await quietDay();
      const known = await webhooks.subscriptions.find(id);
      expect(known).toMatchObject({ disabledAt: null, lastGivenUpAt: expect.any(Number) });
      const list = await webhooks.deliveries.list(id, { limit: 9 });
      const states = list.map(({ state }) => state);
      expect(states.filter((state) => state === 'givenUp')).toHaveLength(bad);
      receiver.refuses = () => false;
      await told('m-12:1');
      await run();
      expect(takenIds().slice(-1)).toEqual(['m-12:1']);
    },
  );

  it('is switched off where three in a row are refused and nothing is taken for a day', async () => {
    const { id } = await subscribe();
    await told('m-11:1');
    await run();
    receiver.status = 400;
    for (let n = 0; n < 3; n += 1) await told(`m-${n}0:1`);
    await quietDay();
    expect(await webhooks.subscriptions.find(id)).toMatchObject({ disabledAt: expect.any(Number) });
  });

  it('is counted anew once it takes one', async () => {
    receiver.refuses = isBad;
    const { id } = await subscribe();
    for (const one of ['m-10:1', 'm-20:1', 'm-21:1', 'm-30:1', 'm-40:1']) await told(one);
    await quietDay();
    expect(await webhooks.subscriptions.find(id)).toMatchObject({ disabledAt: null });
  });

  it('can be told them once more by hand', async () => {
    receiver.refuses = isBad;
    const { id } = await subscribe();
    await told('m-0:1');
    await aDay('later');
    const found = await webhooks.deliveries.list(id, { limit: 100 });
    const bad = found.find(({ state }) => state === 'givenUp');
    receiver.refuses = () => false;
    const again = await webhooks.deliveries.again(id, bad?.id ?? '');
    expect(again).toMatchObject({ state: 'waiting', tries: BACK_OFF.length + 1 });
    await run();
    const after = await webhooks.deliveries.find(id, bad?.id ?? '');
    expect(after).toMatchObject({ state: 'taken', tries: BACK_OFF.length + 2, status: 204 });
    await webhooks.subscriptions.change(id, (known) => ({ ...known, disabledAt: 1 }));
    expect(await webhooks.deliveries.again(id, bad?.id ?? '')).toBeUndefined();
  });

  it('is not asked for the rest once it refuses everything', async () => {
    receiver.status = 400;
    await subscribe();
    for (let n = 0; n < 10; n += 1) await told(`a-${n}:1`);
    await run();
    expect(receiver.received).toHaveLength(3);
  });
});

describe('a receiver that dies of one message', () => {
  const dies = (id: string) => id.startsWith('m-0');
  const takenIds = () =>
    receiver.received.map(({ headers }) => String(headers['webhook-id'])).filter((id) => !dies(id));

  it('gets all others at once, and stays subscribed', async () => {
    receiver.diesOf = dies;
    const { id } = await subscribe();
    for (const one of ['m-0:1', 'm-1:1', 'm-2:1']) await told(one);
    await run();
    expect(takenIds()).toEqual(['m-1:1', 'm-2:1']);
    await aDay('later');
    expect(takenIds()).toHaveLength(2 + HOURS);
    expect(await webhooks.subscriptions.find(id)).toMatchObject({
      ...{ disabledAt: null, lastGivenUpAt: expect.any(Number) },
    });
  });

  it('stays subscribed also where there was nothing else: it is asked with a test', async () => {
    receiver.diesOf = dies;
    const { id } = await subscribe();
    await told('m-0:1');
    await quietDay();
    expect(takenIds()).toEqual([expect.stringMatching(/^test:/)]);
    expect(await webhooks.subscriptions.find(id)).toMatchObject({
      ...{ disabledAt: null, lastGivenUpAt: expect.any(Number) },
    });
    const list = await webhooks.deliveries.list(id, { limit: 9 });
    expect(list.map(({ state }) => state).sort()).toEqual(['givenUp', 'taken']);
    await told('m-1:1');
    await run();
    expect(takenIds().slice(-1)).toEqual(['m-1:1']);
  });

  it('is switched off where it does not take the test either', async () => {
    receiver.status = 502;
    const { id } = await subscribe();
    await told('m-1:1');
    await quietDay();
    expect(await webhooks.subscriptions.find(id)).toMatchObject({ disabledAt: expect.any(Number) });
  });
});

describe('what was sent', () => {
  it('is kept with request and answer, newest first, and of what turned secret not its words', async () => {
    const { id } = await subscribe();
    await told('2026-A001:2');
    await clock.advance(1000);
    await webhooks.outward.take({ ...NOTICE, id: '2026-A002:1', at: clock.now() });
    receiver.refuses = (event) => event === '2026-A002:1';
    await run();
    const list = await webhooks.deliveries.list(id, { limit: 9 });
    expect(list.map(({ event, state, tries, status }) => [event, state, tries, status])).toEqual([
      ['2026-A002:1', 'waiting', 1, 422],
      ['2026-A001:2', 'taken', 1, 204],
    ]);
    expect(list[1]?.body).toBe(receiver.received[0]?.body);
    hidden.add('2026-A002');
    await clock.advance(BACK_OFF[0] ?? 0);
    await run();
    const [newest] = await webhooks.deliveries.list(id, { limit: 1 });
    expect(newest).toMatchObject({ state: 'withheld', body: '', tries: 1 });
  });

  it('is given up for a receiver that is switched off, whether it was tried or not', async () => {
    receiver.status = 400;
    const { id } = await subscribe();
    for (let n = 0; n < 5; n += 1) await told(`a-${n}:1`);
    await quietDay();
    expect((await webhooks.subscriptions.find(id))?.disabledAt).not.toBeNull();
    await quietDay();
    const all = await webhooks.deliveries.list(id, { limit: 9 });
    // a message about nothing was the last question before that
    const list = all.filter(({ event }) => !event.startsWith('test:'));
    expect(all).toHaveLength(6);
    expect(list.map(({ state }) => state)).toEqual(Array(5).fill('givenUp'));
    expect(list.map(({ tries }) => tries > 0)).toEqual(list.map(({ status }) => status === 400));
    expect(list.every(({ body }) => body.includes('complaint.answered'))).toBe(true);
    expect(await waiting()).toEqual([]);
  });

  it('is listed as given up also where it waited untried behind others', async () => {
    receiver.status = 410;
    const { id } = await subscribe();
    await told('a-0:1');
    await told('a-1:1');
    await run();
    const list = await webhooks.deliveries.list(id, { limit: 9 });
    expect(list.map(({ event, state, tries }) => [event, state, tries])).toEqual([
      ['a-0:1', 'givenUp', 1],
      ['a-1:1', 'givenUp', 0],
    ]);
  });

  it('is tried with a test that is about nothing, also while it is off', async () => {
    const { id } = await subscribe();
    await webhooks.subscriptions.change(id, (known) => ({ ...known, disabledAt: 1 }));
    expect(await webhooks.deliveries.test(id)).toMatchObject({ state: 'taken', status: 204 });
    const body: unknown = JSON.parse(receiver.received[0]?.body ?? '');
    expect(tried.strict().parse(body)).toMatchObject({
      type: 'webhook.test',
      data: { webhook: id },
    });
    receiver.status = 0;
    expect(await webhooks.deliveries.test(id)).toMatchObject({ state: 'givenUp', status: null });
    expect(await webhooks.deliveries.test('none')).toBeUndefined();
  });
});

describe('a key', () => {
  it('can be changed while both sign, and alone after that', async () => {
    const { id, secret: before } = await subscribe();
    const { secret: after = '' } = (await webhooks.subscriptions.rotate(id, 3_600_000)) ?? {};
    expect(after).not.toBe(before);
    await told('a:1');
    await run();
    await clock.advance(3_600_000);
    await told('a:2');
    await run();
    const [both, alone] = receiver.received.map(({ headers, body }) => {
      const at = Number(headers['webhook-timestamp']);
      const of = (key: string) => sign(key, String(headers['webhook-id']), at, body);
      return { given: headers['webhook-signature'], of };
    });
    expect(both?.given).toBe(`${both?.of(after)} ${both?.of(before)}`);
    expect(alone?.given).toBe(alone?.of(after));
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
