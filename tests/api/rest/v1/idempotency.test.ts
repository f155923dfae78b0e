import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createIdempotency,
  type KeyedRequest,
} from '../../../../api/rest/v1/common/idempotency.ts';
import { Problem } from '../../../../api/rest/v1/common/problem.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';

/** One key, one request, one answer. */

const HOUR = 3_600_000;
const REQUEST: KeyedRequest = {
  client: 't1',
  operation: 'postX',
  key: 'key-0001',
  path: '/x',
  body: { a: 1 },
};

describe('an idempotency key', () => {
  let store: SqliteStore;
  let clock: SimulatedClock;
  let keys: string[];

  beforeEach(async () => {
    store = new SqliteStore(':memory:');
    await store.open();
    clock = new SimulatedClock(0);
    keys = [];
  });
  afterEach(() => store.close());

  const ask = (change: Partial<KeyedRequest> = {}) =>
    createIdempotency(store.records, clock).once({ ...REQUEST, ...change }, (key) => {
      keys.push(key);
      return Promise.resolve({ body: { n: keys.length }, headers: { Location: '/y' } });
    });

  it('gives the same answer again, also after a restart', async () => {
    expect(await ask()).toEqual({ body: { n: 1 }, headers: { Location: '/y' } });
    expect(await ask()).toEqual({
      body: { n: 1 },
      headers: { Location: '/y', 'Idempotency-Replayed': 'true' },
    });
    expect(keys).toHaveLength(1);
  });

  it('asks again what may not be told for ever, under the same key, and keeps no answer', async () => {
    const anew = { again: 'anew' as const };
    expect(await ask(anew)).toEqual({ body: { n: 1 }, headers: { Location: '/y' } });
    expect(await ask(anew)).toEqual({
      body: { n: 2 },
      headers: { Location: '/y', 'Idempotency-Replayed': 'true' },
    });
    expect(keys[1]).toBe(keys[0]);
    const kept = await store.records.list('api-answer', { limit: 10 });
    expect(JSON.stringify(kept)).not.toContain('"n"');
  });

  it('is refused for another body or path, but is free for others', async () => {
    await ask();
    for (const change of [{ body: { a: 2 } }, { path: '/z' }])
      await expect(ask(change)).rejects.toMatchObject({ status: 422 });
    for (const change of [{ client: 't2' }, { operation: 'postY' }, { key: 'key-0002' }])
      expect((await ask(change)).headers).toEqual({ Location: '/y' });
    expect(new Set(keys).size).toBe(3);
  });

  it('may be used for something else after a day, which then has a key of its own', async () => {
    await ask();
    await clock.advance(24 * HOUR - 1);
    await expect(ask({ body: 'new' })).rejects.toMatchObject({ status: 422 });
    await clock.advance(1);
    await ask({ body: 'new' });
    expect(new Set(keys).size).toBe(2);
  });

  it('is done again under the same key when the first try died in between', async () => {
    const dies = createIdempotency(store.records, clock).once(REQUEST, (key) => {
      keys.push(key);
      return Promise.reject(new Error('power cut'));
    });
    await expect(dies).rejects.toThrow('power cut');
    await ask();
    expect(keys[1]).toBe(keys[0]);
  });

  it('is free again when the request was refused', async () => {
    const refused = createIdempotency(store.records, clock).once(REQUEST, () =>
      Promise.reject(new Problem(400, 'no')),
    );
    await expect(refused).rejects.toThrow('no');
    expect(await ask({ body: 'mended' })).toMatchObject({ body: { n: 1 } });
  });
});
