import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type ClientRole, type Scope, scopesOf } from '../../../../api/office/people/api-scopes.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, REPORTER, ROAD, SECRET_ONE, WASTE, type World } from './world.ts';

/** Who sees what: agencies their own, nobody numbers or secrets without the scope for them. */

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const without = (role: ClientRole, ...scopes: Scope[]) =>
  scopesOf(role).filter((scope) => !scopes.includes(scope));

async function get(path: string, token: string) {
  await world.clock.advance(1000);
  return request(world.app).get(`${ROOT}${path}`).set('Authorization', `Bearer ${token}`);
}

async function idsFor(token: string, query = ''): Promise<string[]> {
  const { body } = await get(`/complaints${query}`, token);
  return (body as { items: { id: string }[] }).items.map(({ id }) => id);
}

describe('an agency', () => {
  it('lists its own complaints only, whatever it asks for', async () => {
    const token = await world.token('officer', 'PUPR');
    expect(await idsFor(token)).toEqual([ROAD]);
    expect(await idsFor(token, '?agency=DLHKP')).toEqual([]);
    expect(await idsFor(token, '?state=forwarded&tag=open&order=due')).toEqual([ROAD]);
  });

  it('does not see what is only proposed for it', async () => {
    const text = 'jembatan dan lampu di pekon hanakau rusak';
    await world.sms('+6281200009004', text);
    const admin = await world.token('admin');
    const [id = ''] = await idsFor(admin);
    const { body } = await get(`/complaints/${id}`, admin);
    expect(body).toMatchObject({ text, forwardedAt: null });
    const { agency } = body as { agency: string | null };
    expect(agency).not.toBeNull();
    const token = await world.token('officer', agency ?? 'PUPR');
    expect((await get(`/complaints/${id}`, token)).status).toBe(404);
  });

  it('may see a secret complaint only where secrets belong', async () => {
    const inspectorate = await world.token('officer', 'INSPEKTORAT');
    const { body } = await get(`/complaints/${SECRET_ONE}`, inspectorate);
    expect(body).toMatchObject({ secret: true, reporter: '(dirahasiakan)' });
    expect(body.text).toContain('oknum');
    const plain = await world.token('officer', 'INSPEKTORAT', without('officer', 'secrets'));
    for (const path of ['', '/messages', '/documents', '/events', '/history']) {
      const { status, text } = await get(`/complaints/${SECRET_ONE}${path}`, plain);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toContain('oknum');
    }
    const letter = `/documents/${encodeURIComponent('letter:penerusan:2026:k3:surat')}/html`;
    expect((await get(letter, plain)).status).toBe(404);
    expect((await get(letter, inspectorate)).status).toBe(200);
  });

  it('has no scopes that go beyond it', async () => {
    for (const scope of ['numbers', 'reports:read', 'webhooks:manage', 'metrics'] as const)
      await expect(world.token('officer', 'PUPR', [scope])).rejects.toThrow(scope);
    await expect(world.token('officer', 'ENTAH')).rejects.toThrow('agency');
    await expect(world.token('admin', 'PUPR')).rejects.toThrow('agency');
    await expect(world.token('admin', null, [])).rejects.toThrow('scopes');
  });
});

describe('numbers and NIK', () => {
  const everything = ['', '/messages', '/history', '/events', '/documents'];

  it('are masked everywhere without the scope, also where the reporter wrote them himself', async () => {
    const token = await world.token('admin', null, without('admin', 'numbers'));
    for (const id of [ROAD, WASTE, SECRET_ONE]) {
      for (const path of everything) {
        const { text, status } = await get(`/complaints/${id}${path}`, token);
        expect(status).toBe(200);
        expect(text.replace(/[ .-]/g, '')).not.toMatch(/8120000900\d|18040112038/);
      }
    }
    expect((await get(`/complaints/${ROAD}`, token)).body.reporter).toBe('0812xxxx001');
  });

  it('are shown with the scope, and each showing is audited', async () => {
    const token = await world.token('admin');
    expect((await get(`/complaints/${ROAD}`, token)).body.reporter).toBe(REPORTER);
    const { body } = await get(`/complaints/${WASTE}/messages`, token);
    expect(body.items[0].number).toBe('+6281200009002');
    const rows = await world.hotline.store.audit.find({ action: 'number.shown', limit: 2 });
    expect(rows.map(({ subject }) => subject)).toEqual([WASTE, ROAD]);
    expect(JSON.stringify(rows)).not.toContain('8120000');
  });
});

describe('pages', () => {
  it('lead through all complaints once, by cursor and by link', async () => {
    const token = await world.token('admin', null, without('admin', 'numbers'));
    const all = await idsFor(token);
    const seen: string[] = [];
    let path: string | undefined = '/complaints?limit=1&order=created';
    while (path !== undefined) {
      const { body, headers } = await get(path, token);
      seen.push(...(body as { items: { id: string }[] }).items.map(({ id }) => id));
      const [, link] = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(headers.link ?? '') ?? [];
      expect(link === undefined).toBe(body.next === null);
      path = link;
    }
    expect(seen).toEqual(all);
    expect(seen.length).toBeGreaterThan(3);
  });

  it('lead through messages and history of a complaint in their order', async () => {
    const token = await world.token('admin');
    for (const path of [`/complaints/${ROAD}/messages`, `/complaints/${ROAD}/history`]) {
      const whole = (await get(`${path}?limit=100`, token)).body;
      expect(whole.next).toBeNull();
      const items: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const from = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await get(`${path}?limit=1${from}`, token);
        items.push(...body.items);
        cursor = body.next;
      }
      expect(items).toEqual(whole.items);
    }
  });
});
