import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, ROAD, type World } from './world.ts';

/** What is asked several times at once happens once: who got no answer asks again before the first is done. */

let world: World;
let admin: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  admin = await world.token('admin');
});
afterAll(() => world.close());

function post(path: string, body: object, key = `at-once-${++keys}`) {
  return request(world.app)
    .post(ROOT + path)
    .set({ Authorization: `Bearer ${admin}`, 'Idempotency-Key': key })
    .send(body);
}

/** Bodies of the same request, five times at once under one key. */
async function fiveTimes(path: string, body: object) {
  const key = `at-once-${++keys}`;
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(path, body, key)));
  for (const { status } of answers) expect(status).toBeLessThan(300);
  return answers.map((answer) => answer.body);
}

const HOOK = { url: 'http://127.0.0.1:9/hook' };

describe('the same request, five times at once', () => {
  it('opens one complaint', async () => {
    const filed = await fiveTimes('/complaints', {
      ...{ phone: '081200009070', text: 'SAMPAH menumpuk di pasar liwa' },
    });
    expect(new Set(filed.map(({ id }) => id)).size).toBe(1);
  });

  it('makes one subscription, whose key all of them are told', async () => {
    const { items: before } = (await list()).body;
    const made = await fiveTimes('/webhooks', HOOK);
    expect(new Set(made.map(({ id, secret }) => `${id} ${secret}`)).size).toBe(1);
    expect((await list()).body.items).toHaveLength(before.length + 1);
  });

  it('changes a key once, and the one of before goes on signing', async () => {
    const { id, secret } = (await post('/webhooks', HOOK)).body;
    const changed = await fiveTimes(`/webhooks/${id}/key`, { overlapHours: 1 });
    expect(new Set(changed.map((body) => body.secret)).size).toBe(1);
    const kept = await world.hotline.subscriptions.find(id);
    expect(kept).toMatchObject({ secret: changed[0].secret, previous: { secret } });
  });
});

describe('an external id, of which five phones are told at once', () => {
  it('names the complaint of one of them, and the others are told so', async () => {
    const external = { source: 'bot-wa', id: 'wamid.together' };
    const phones = [1, 2, 3, 4, 5].map((n) => `08120000907${n}`);
    const text = 'JALAN berlubang di pekon basungan pagar dewa';
    const answers = await Promise.all(
      phones.map((phone) => post('/complaints', { phone, text, external })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  });
});

describe('one complaint, to which five things are done at once', () => {
  it('takes one answer, and refuses the others with what it takes', async () => {
    const officer = await world.token('officer', 'PUPR');
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        post(`/complaints/${ROAD}/events`, {
          type: 'officer.answer',
          text: `lubangnya sudah ditambal regu ${n}`,
        }).set('Authorization', `Bearer ${officer}`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });
});

function list() {
  return request(world.app).get(`${ROOT}/webhooks`).set('Authorization', `Bearer ${admin}`);
}
