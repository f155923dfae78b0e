import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, ROAD, type World } from './world.ts';

/** Tokens: shown once, stored as a hash, expiring, revoked; and the page they are made on. */

const MINUTE = 60_000;
const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ask = async (token: string) =>
  (await request(world.app).get(`${ROOT}/agencies`).set('Authorization', `Bearer ${token}`)).status;

const wanted = {
  name: 'situs',
  role: 'admin' as const,
  agency: null,
  scopes: ['agencies:read' as const],
};

describe('a token of a person', () => {
  const scopes = ['complaints:read' as const, 'events:write' as const];
  const his = { ...wanted, role: 'officer' as const, agency: 'PUPR', scopes, person: 'budi' };
  const record = (more: object, revision: number) =>
    world.hotline.store.records.put({
      ...{ kind: 'user', id: 'budi', expectedRevision: revision },
      value: {
        ...{ role: 'agency', agency: 'PUPR', password: null, stamp: 'x', disabled: false },
        ...{ createdAt: 1, passwordAt: null, ...more },
      },
    });
  const make = () => world.tokens.create({ ...his, expiresAt: null });

  it('does what it does under his name, and nothing once he is no user of his agency', async () => {
    await expect(make()).rejects.toThrow('budi: no user');
    await record({}, 0);
    const { token } = await make();
    const call = () =>
      request(world.app)
        .post(`${ROOT}/complaints/${ROAD}/events`)
        .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': 'budi-answers' })
        .send({ type: 'officer.note', text: 'alat berat dipesan' });
    const { status, text } = await call();
    expect([status, text]).toEqual([200, expect.any(String)]);
    const history = await world.hotline.store.instances.history(ROAD);
    expect(history.at(-1)?.by).toBe('officer:PUPR@budi');
    const [row] = await world.hotline.store.audit.find({ action: 'api.postEvent', limit: 1 });
    expect(row?.who).toBe('budi');
    await record({ agency: 'DLHKP' }, 1);
    expect((await call()).status).toBe(401);
    await record({ disabled: true }, 2);
    expect((await call()).status).toBe(401);
    await record({}, 3);
    expect((await call()).status).toBe(200);
  });

  it('is of his role and agency alone', async () => {
    const others = { ...his, agency: 'DLHKP' };
    await expect(world.tokens.create({ ...others, expiresAt: null })).rejects.toThrow('no user');
    const regent = { ...wanted, role: 'regent' as const, person: 'budi', expiresAt: null };
    await expect(world.tokens.create(regent)).rejects.toThrow('no user');
  });
});

describe('a token', () => {
  it('has 256 random bits and is stored as a hash only', async () => {
    const { token } = await world.tokens.create({ ...wanted, expiresAt: null });
    expect(token).toMatch(/^hsc_[\w-]{43}$/);
    const records = await world.hotline.store.records.list('api-token', { limit: 100 });
    expect(records.length).toBeGreaterThan(0);
    expect(JSON.stringify(records)).not.toContain(token.slice(4));
  });

  it('works until it expires', async () => {
    const expiresAt = world.clock.now() + 10 * MINUTE;
    const { token } = await world.tokens.create({ ...wanted, expiresAt });
    expect(await ask(token)).toBe(200);
    await world.clock.advance(10 * MINUTE);
    expect(await ask(token)).toBe(401);
    const late = world.tokens.create({ ...wanted, expiresAt: world.clock.now() });
    await expect(late).rejects.toThrow('expired');
  });

  it('works until it is revoked, which is done once', async () => {
    const { token, info } = await world.tokens.create({ ...wanted, expiresAt: null });
    expect(await world.tokens.revoke(info.id)).toBe(true);
    expect(await ask(token)).toBe(401);
    expect(await world.tokens.revoke(info.id)).toBe(false);
    expect(await world.tokens.revoke('t0')).toBe(false);
  });

  it('remembers when it was used, to the minute', async () => {
    const { token, info } = await world.tokens.create({ ...wanted, expiresAt: null });
    const used = async () =>
      (await world.tokens.list()).find(({ id }) => id === info.id)?.lastUsedAt ?? null;
    expect(await used()).toBeNull();
    await ask(token);
    const first = await used();
    expect(first).toBe(world.clock.now());
    await world.clock.advance(MINUTE - 1000);
    await ask(token);
    expect(await used()).toBe(first);
    await world.clock.advance(1000);
    await ask(token);
    expect(await used()).toBe(world.clock.now());
  });
});

describe('the page of tokens', () => {
  const post = (path: string, fields: string) =>
    request(world.app).post(path).set(ORIGIN).type('form').send(fields);

  it('makes a token, shows it once and revokes it', async () => {
    const fields = 'nama=Situs+%3Cb%3E&peran=officer&skpd=PUPR&berlaku=30';
    const made = await post('/token', `${fields}&izin=complaints:read&izin=events:read`);
    const [, token = ''] = /value="(hsc_[\w-]{43})"/.exec(made.text) ?? [];
    expect(made.text).toContain('Situs &lt;b&gt;');
    const auth = { Authorization: `Bearer ${token}` };
    expect((await request(world.app).get(`${ROOT}/complaints`).set(auth)).status).toBe(200);
    expect((await request(world.app).get('/token')).text).not.toContain(token);
    const { id = '' } = (await world.tokens.list())[0] ?? {};
    expect((await post('/token/cabut', `token=${id}`)).status).toBe(303);
    expect((await request(world.app).get(`${ROOT}/complaints`).set(auth)).status).toBe(401);
    expect((await post('/token/cabut', `token=${id}`)).status).toBe(409);
    expect((await request(world.app).get('/token')).text).toContain('dicabut');
  });

  it('says what is missing or cannot be', async () => {
    const wrong = [
      'peran=admin&berlaku=30&izin=metrics',
      'nama=x&peran=admin&berlaku=30',
      'nama=x&peran=raja&berlaku=30&izin=metrics',
      'nama=x&peran=admin&berlaku=1&izin=metrics',
      'nama=x&peran=officer&berlaku=30&izin=agencies:read',
      'nama=x&peran=officer&skpd=ENTAH&berlaku=30&izin=agencies:read',
      'nama=x&peran=officer&skpd=PUPR&berlaku=30&izin=numbers',
    ];
    for (const fields of wrong)
      expect([fields, (await post('/token', fields)).status]).toEqual([fields, 400]);
    const foreign = request(world.app).post('/token').type('form').send('nama=x');
    expect((await foreign).status).toBe(403);
  });
});
