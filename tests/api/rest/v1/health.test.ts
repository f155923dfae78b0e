import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { StoreUnavailableError } from '../../../../store/ports/trouble.ts';
import { openWorld, type World } from './world.ts';

/** What monitoring sees: health for all, metrics for this machine and its tokens, and a store that is down. */

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('health', () => {
  it('says that all is well, and of whom it is says nothing', async () => {
    const { body, text } = await request(world.app).get(`${ROOT}/health`);
    expect(body).toEqual({
      status: 'ok',
      engine: { running: true, failing: [] },
      modems: [{ name: 'sim1', state: 'ready', ready: true }],
    });
    expect(text).not.toContain('8120000');
  });
});

describe('metrics', () => {
  it('are given to programs on this machine, in the format of Prometheus', async () => {
    const { text, status, headers } = await request(world.app).get(`${ROOT}/metrics`);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toMatch(/^hotline_complaints_open\{agency="PUPR"\} 1$/m);
    expect(text).toMatch(/^hotline_modem_ready\{line="sim1",state="ready"\} 1$/m);
    expect(text).toMatch(/^hotline_inbox_waiting 0$/m);
    expect(text).toMatch(/^hotline_sms_last_day\{state="(sent|delivered)"\} [1-9]/m);
    expect(text).toMatch(/^hotline_engine_steps_total [1-9]/m);
    expect(text).toMatch(/^hotline_event_loop_lag_seconds\{point="p99"\}/m);
    expect(text).not.toContain('8120000');
  });

  it('are not given to what a proxy passes on without a token', async () => {
    for (const name of ['X-Forwarded-For', 'Forwarded']) {
      const response = await request(world.app).get(`${ROOT}/metrics`).set(name, 'x');
      expect([name, response.status]).toEqual([name, 401]);
    }
  });
});

describe('a store that is down', () => {
  it('is told as 503 with the advice to come again', async () => {
    const { store } = world.hotline;
    const broken = () => Promise.reject(new StoreUnavailableError('disk full'));
    const { ping } = store;
    const { find } = store.instances;
    Object.assign(store, { ping: broken });
    Object.assign(store.instances, { find: broken });
    try {
      const auth = { Authorization: `Bearer ${await world.token('admin')}` };
      for (const path of ['/health', '/complaints']) {
        const response = await request(world.app)
          .get(ROOT + path)
          .set(auth);
        expect([response.status, response.type]).toEqual([503, 'application/problem+json']);
        expect(response.headers['retry-after']).toBe('10');
        expect(response.text).not.toContain('disk full');
      }
      const open311 = await request(world.app).get('/open311/v2/requests.json');
      expect([open311.status, open311.body[0].code]).toEqual([503, 503]);
    } finally {
      Object.assign(store, { find, ping });
    }
  });
});
