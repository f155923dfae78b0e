import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, REPORTER, ROAD, WASTE, type World } from './world.ts';

/** Moving complaints through the API: what the machine allows, once each. */

let world: World;
let admin: string;
let officer: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  admin = await world.token('admin');
  officer = await world.token('officer', 'PUPR');
});
afterAll(() => world.close());

const phone = (number: string) => world.hotline.simulation?.network.phone(number).received() ?? [];

async function post(path: string, token: string, body: object, key = `some-key-${++keys}`) {
  const response = await request(world.app)
    .post(`${ROOT}${path}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Idempotency-Key', key)
    .send(body);
  await world.settle();
  return response;
}

async function allowed(id: string, token: string): Promise<string[]> {
  const { body } = await request(world.app)
    .get(`${ROOT}/complaints/${id}/events`)
    .set('Authorization', `Bearer ${token}`);
  return (body as { items: { type: string }[] }).items.map(({ type }) => type);
}

describe('events', () => {
  it('are those that the machine takes from the role of the token', async () => {
    expect(await allowed(ROAD, officer)).toEqual([
      'officer.accept',
      'officer.answer',
      'officer.progress',
      'officer.ask',
      'officer.transfer',
      'officer.extend',
      'officer.note',
    ]);
    expect(await allowed(ROAD, await world.token('regent'))).toEqual(['regent.instruct']);
    const admins = await allowed(ROAD, admin);
    expect(admins).toEqual(expect.arrayContaining(['admin.forward', 'admin.reject']));
    expect(admins).not.toContain('admin.restore');
  });

  it('refuse an answer that only thanks', async () => {
    const thanks = { type: 'officer.answer', text: 'baik pak, siap, terima kasih infonya' };
    const { status, body } = await post(`/complaints/${ROAD}/events`, officer, thanks);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('/text')]);
  });

  it('happen as if they had been done by SMS, and once for each key', async () => {
    const answer = { type: 'officer.answer', text: 'sdh kami survey, besok alat turun' };
    const path = `/complaints/${ROAD}/events`;
    const first = await post(path, officer, answer, 'answer-once');
    expect(first.body).toMatchObject({
      outcome: 'applied',
      complaint: { answer: { agency: 'PUPR', text: answer.text } },
    });
    const again = await post(path, officer, answer, 'answer-once');
    // said anew: the token may have lost the complaint meanwhile
    expect([again.status, again.body]).toEqual([200, { ...first.body, outcome: 'duplicate' }]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(phone(REPORTER).filter((text) => text.includes('besok alat turun'))).toHaveLength(1);
    const other = await post(
      path,
      officer,
      { ...answer, text: 'sesuatu yang lain' },
      'answer-once',
    );
    expect(other.status).toBe(422);
  });

  it('are refused in a state that does not take them, with what it takes', async () => {
    const response = await post(`/complaints/${ROAD}/events`, officer, { type: 'officer.accept' });
    expect(response.status).toBe(409);
    expect(response.body.allowed).toEqual(await allowed(ROAD, officer));
    const foreign = { type: 'admin.restore' };
    expect((await post(`/complaints/${ROAD}/events`, officer, foreign)).status).toBe(409);
    const forged = { type: 'officer.accept' };
    expect((await post(`/complaints/${ROAD}/events`, admin, forged)).status).toBe(409);
  });

  it('name agencies, categories, complaints and days that exist', async () => {
    const wrong = [
      [{ type: 'admin.forward', agency: 'ENTAH' }, '/agency'],
      [{ type: 'admin.classify', category: 'ENTAH' }, '/category'],
      [{ type: 'admin.merge', parent: '2026-Z999' }, '/parent'],
      [{ type: 'clock.stop' }, '/type'],
    ] as const;
    for (const [body, pointer] of wrong) {
      const response = await post(`/complaints/${WASTE}/events`, admin, body);
      expect([response.status, response.body.errors[0].pointer]).toEqual([400, pointer]);
    }
  });

  it('merge, and a refused request may be mended under its key', async () => {
    const path = `/complaints/${WASTE}/events`;
    const refused = await post(path, admin, { type: 'admin.merge', parent: 'x' }, 'merge-key');
    expect(refused.status).toBe(400);
    const merged = await post(path, admin, { type: 'admin.merge', parent: ROAD }, 'merge-key');
    expect(merged.body).toMatchObject({ complaint: { state: 'merged', parent: ROAD } });
  });

  it('are in the audit log once, by the token that asked for them', async () => {
    const rows = await world.hotline.store.audit.find({ action: 'api.postEvent', limit: 9 });
    expect(rows.map(({ subject, role }) => [subject, role])).toEqual([
      [WASTE, 'admin'],
      [ROAD, 'officer'],
    ]);
    expect(rows[0]?.who).toMatch(/^token:t[\da-f]+$/);
    const auth = { Authorization: `Bearer ${admin}` };
    const { body } = await request(world.app).get(`${ROOT}/complaints/${ROAD}/history`).set(auth);
    expect((body as { items: { by: string }[] }).items.map(({ by }) => by)).toContain(
      'officer:PUPR',
    );
  });

  it('put off a deadline to a day', async () => {
    const body = { type: 'officer.extend', until: '2026-11-30', text: 'menunggu aspal' };
    await world.sms('+6281200009005', 'JALAN jln rusak parah di pekon basungan pagar dewa');
    const response = await post('/complaints/2026-A004/events', officer, body);
    expect([response.status, response.body.complaint?.dueAt]).toEqual([
      200,
      '2026-11-30T09:00:00.000Z',
    ]);
  });
});

describe('a complaint of another system', () => {
  const body = {
    phone: '081200009077',
    text: 'lampu jalan mati di pasar liwa sejak seminggu',
    category: 'LAMPU',
  };

  it('begins like one by SMS: forwarded, and its reporter has the receipt', async () => {
    const response = await post('/complaints', admin, body, 'web-form-1');
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      reporter: '+6281200009077',
      category: 'LAMPU',
      text: body.text,
    });
    const { id, ticket } = response.body as { id: string; ticket: string };
    expect(response.headers.location).toBe(`${ROOT}/complaints/${id}`);
    expect(phone('+6281200009077')).toEqual([expect.stringContaining(ticket)]);
    await world.sms('+6281200009077', `CEK ${ticket}`);
    expect(phone('+6281200009077')[1]).toContain(ticket);
  });

  it('is opened once for each key and content', async () => {
    const first = await post('/complaints', admin, body, 'web-form-2');
    const again = await post('/complaints', admin, body, 'web-form-2');
    expect(again.body).toEqual(first.body);
    expect((await post('/complaints', admin, { ...body, text: 'x' }, 'web-form-2')).status).toBe(
      422,
    );
    const both = await Promise.all([
      post('/complaints', admin, body, 'web-form-3'),
      post('/complaints', admin, body, 'web-form-3'),
    ]);
    expect(both[0].body.id).toBe(both[1].body.id);
    expect(both[0].body.id).not.toBe(first.body.id);
  });

  it.each(['R\u200bAHASIA', 'R\u00adAHASIA', 'ＲＡＨＡＳＩＡ', 'R\u0000AHASIA RAHASIA'])(
    'is read without signs that nobody sees: %j',
    async (word) => {
      const text = `JALAN rusak di pekon basungan pagar dewa\u0000 parah, ${word} tolong`;
      const filed = await post('/complaints', admin, { phone: '+6281200009055', text });
      expect(filed.body).toMatchObject({ secret: true });
      expect(JSON.stringify(filed.body)).not.toMatch(/\\u0000|\u200b|\u00ad/);
    },
  );

  it('tells a token that has lost a complaint nothing of it under an old key', async () => {
    const text = 'JALAN rusak parah di pekon basungan pagar dewa, zamrud';
    const filed = await post('/complaints', admin, { phone: '+6281200009056', text });
    const path = `/complaints/${(filed.body as { id: string }).id}/events`;
    const taken = await post(path, officer, { type: 'officer.accept' }, 'accept-then-lose');
    expect(JSON.stringify(taken.body)).toContain('zamrud');
    await post(path, admin, { type: 'admin.forward', agency: 'DLHKP' });
    const again = await post(path, officer, { type: 'officer.accept' }, 'accept-then-lose');
    expect(again.status).toBe(404);
    expect(JSON.stringify(again.body)).not.toContain('zamrud');
  });

  it('keeps the keys of clients apart', async () => {
    const other = await world.token('admin');
    const [mine, theirs] = [
      await post('/complaints', admin, body, 'web-form-9'),
      await post('/complaints', other, body, 'web-form-9'),
    ];
    expect(mine.body.id).not.toBe(theirs.body.id);
  });

  it('waits for the admin when its text is no matter at all', async () => {
    const odd = { phone: '+6281200009078', text: 'BATAL A001' };
    const response = await post('/complaints', admin, odd);
    expect(response.body).toMatchObject({ state: 'triage', text: odd.text });
  });

  it('has a category that exists and no time to come', async () => {
    const wrong = [
      [{ ...body, category: 'ENTAH' }, '/category'],
      [{ ...body, sentAt: '2030-01-01T00:00:00Z' }, '/sentAt'],
      [{ ...body, phone: 'TELKOMSEL' }, '/phone'],
    ] as const;
    for (const [bad, pointer] of wrong) {
      const response = await post('/complaints', admin, bad);
      expect([response.status, response.body.errors[0].pointer]).toEqual([400, pointer]);
    }
  });
});
