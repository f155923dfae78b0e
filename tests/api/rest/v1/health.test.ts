import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { CONDITIONS } from '../../../../channels/gsm/virtual/conditions.ts';
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
      Object.assign(store, { ping });
      Object.assign(store.instances, { find });
    }
  });
});

/** Lets minutes pass, in each of which the lines are looked at. */
async function minutes(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await world.clock.advance(60_000);
    await world.settle();
  }
}

describe('a line whose SMS the network refuses', () => {
  it('is not ready, though its modem is', async () => {
    const modem = world.hotline.simulation?.modems.get('sim1');
    if (modem === undefined) throw new Error('there is no modem');
    CONDITIONS.credit.set(modem, false);
    for (const number of ['+6281200009051', '+6281200009052'])
      await world.sms(number, 'JALAN berlubang di pekon basungan pagar dewa');
    await minutes(4);
    const { body } = await request(world.app).get(`${ROOT}/health`);
    expect(body).toMatchObject({
      status: 'degraded',
      modems: [{ name: 'sim1', state: 'ready', ready: false }],
    });
    const { text } = await request(world.app).get(`${ROOT}/metrics`);
    expect(text).toMatch(/^hotline_modem_ready\{line="sim1",state="ready"\} 0$/m);
    expect((await request(world.app).get('/readyz')).status).toBe(200);
    CONDITIONS.credit.set(modem, true);
    await minutes(10);
    expect((await request(world.app).get(`${ROOT}/health`)).body.status).toBe('ok');
  });
});
