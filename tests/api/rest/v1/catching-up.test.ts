import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { scopesOf } from '../../../../api/office/people/api-scopes.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import type { Told } from '../../../../api/rest/v1/schemas/told.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { openWorld, ROAD, SECRET_ONE, WASTE, type World } from './world.ts';

/** Who was away learns what happened: all of it that he may see, once each, as it is told now. */

let world: World;
let admin: string;

beforeAll(async () => {
  world = await openWorld();
  const plain = scopesOf('admin').filter((scope) => scope !== 'secrets' && scope !== 'numbers');
  admin = await world.token('admin', null, plain);
});
afterAll(() => world.close());

type Event = Told & { id: string };

async function get(path: string, token = admin) {
  await world.clock.advance(1000);
  return request(world.app).get(`${ROOT}${path}`).set('Authorization', `Bearer ${token}`);
}

/** Everything behind a place, in pages of a size. */
async function follow(since: string, token = admin, limit = 100) {
  const events: Event[] = [];
  for (let next = since; ; ) {
    const { body, headers } = await get(`/events?since=${next}&limit=${limit}`, token);
    events.push(...(body.items as Event[]));
    next = body.next as string;
    expect(headers.link === undefined).toBe(body.more === false);
    if (body.more === false) return { events, next };
  }
}

const idsOf = (events: Event[]) => events.map(({ id }) => id);

describe('events', () => {
  it('are the same in pages of any size, each once, each complaint in its order', async () => {
    const { events } = await follow('0');
    expect(idsOf((await follow('0', admin, 1)).events)).toEqual(idsOf(events));
    expect(new Set(idsOf(events)).size).toBe(events.length);
    const road = events.filter(({ data }) => data.complaint === ROAD);
    expect(road.map(({ data }) => data.revision)).toEqual(road.map((_, index) => index + 1));
    expect(road[0]).toMatchObject({
      id: `${ROAD}:1`,
      type: 'complaint.opened',
      data: { from: null },
    });
    expect(JSON.stringify(events)).not.toMatch(/basungan|8120000/);
  });

  it('go on from where somebody was, with what has happened since and nothing else', async () => {
    const { next } = await follow('0');
    expect((await get('/events?since=latest')).body).toEqual({
      ...{ items: [], lost: [], next, more: false },
    });
    expect((await follow(next)).events).toEqual([]);
    await world.sms('+6281200000101', 'JAWAB A001 sdh kami survey, besok alat turun');
    const { events } = await follow(next);
    expect(events.map(({ type, data }) => [type, data.complaint])).toContainEqual([
      'complaint.answered',
      ROAD,
    ]);
    expect(events.every(({ data }) => data.complaint === ROAD)).toBe(true);
  });

  it('of an agency are those of its complaints', async () => {
    const { events } = await follow('0', await world.token('officer', 'PUPR'));
    expect(new Set(events.map(({ data }) => data.complaint))).toEqual(new Set([ROAD]));
  });

  it('of a secret complaint are told with the scope alone, and not what it is about', async () => {
    expect(JSON.stringify((await follow('0')).events)).not.toContain(SECRET_ONE);
    const { events } = await follow('0', await world.token('admin'));
    const secret = events.filter(({ data }) => data.complaint === SECRET_ONE);
    expect(secret.length).toBeGreaterThan(0);
    for (const { data } of secret)
      expect(data).toMatchObject({ secret: true, category: null, agency: null, district: null });
  });

  it('of what turned secret meanwhile are told no more', async () => {
    const seen = (events: Event[]) => events.some(({ data }) => data.complaint === WASTE);
    expect(seen((await follow('0')).events)).toBe(true);
    const secret = { type: 'admin.classify' as const, secret: true };
    await world.hotline.engine.request(WASTE, secret, { role: 'admin' }, 'secret-1');
    await world.settle();
    expect(seen((await follow('0')).events)).toBe(false);
  });
});

describe('an agency that has a complaint no more', () => {
  const ADMIN = { role: 'admin' } as const;
  const PHONE = '+6281200009071';
  let officer: string;
  let id: string;

  beforeAll(async () => {
    officer = await world.token('officer', 'PUPR');
  });

  /** A complaint that PUPR has, and where its program stands then. */
  async function given(text: string): Promise<string> {
    await world.sms(PHONE, text);
    const { items } = (await get('/complaints?agency=PUPR&limit=1')).body;
    id = items[0].id;
    const { events, next } = await follow('0', officer);
    expect(events.some(({ data }) => data.complaint === id)).toBe(true);
    return next;
  }

  /** What its program is told from there on. */
  async function told(since: string) {
    await world.settle();
    const { body } = await get(`/events?since=${since}`, officer);
    expect((await get(`/complaints/${id}`, officer)).status).toBe(404);
    expect(body.items).toEqual([]);
    return body.lost;
  }

  it.each([
    ['is taken back', 'JALAN lubang besar di pekon kenali belalau', { type: 'admin.recall' }],
    [
      ...['is given to another', 'JALAN aspal hancur di pekon bakhu batu ketulis'],
      { type: 'admin.forward', agency: 'BPBD' },
    ],
    [
      ...['turns secret', 'JALAN gorong gorong ambrol di pekon hanakau sukau'],
      { type: 'admin.classify', secret: true },
    ],
  ] as const)('is told once that it is gone where it %s, and not why', async (_, text, act) => {
    const next = await given(text);
    await world.hotline.engine.request(id, act, ADMIN, `lost-${id}`);
    const lost = await told(next);
    expect(lost).toEqual([
      { complaint: id, ticket: id.slice(5), timestamp: expect.stringMatching(/^2026-/) },
    ]);
    // whoever asks from the beginning is told the same, and an agency that never had it nothing
    expect((await get('/events?since=0', officer)).body.lost).toContainEqual(lost[0]);
    const other = await world.token('officer', 'DINKES');
    expect((await get('/events?since=0', other)).body.lost).toEqual([]);
  });

  it('is told so where its reporter withdraws it', async () => {
    const next = await given('JALAN talud longsor di pekon sukamaju way tenong');
    const citizen = { role: 'citizen', phone: PHONE } as const;
    const said = { type: 'citizen.withdraw' as const, text: 'batal' };
    await world.hotline.engine.request(id, said, citizen, `lost-${id}`);
    expect(await told(next)).toMatchObject([{ complaint: id }]);
  });
});

describe('lists', () => {
  it('have what changed since a moment, the latest at the end', async () => {
    const all = (await get('/complaints?order=updated')).body.items;
    const times = all.map(({ updatedAt }: { updatedAt: string }) => updatedAt);
    expect(times).toEqual([...times].sort());
    const query = `order=updated&updatedSince=${times.at(-1)}`;
    const since = (await get(`/complaints?${query}`)).body.items;
    expect(since).toEqual(all.slice(-1));
  });

  it('give the fields that are asked for, and show no number that is not', async () => {
    const token = await world.token('admin');
    const shown = () => world.hotline.store.audit.find({ action: 'number.shown', limit: 9 });
    const before = (await shown()).length;
    const one = await get(`/complaints/${ROAD}?fields=state,overdue`, token);
    expect(one.type).toBe('application/vnd.hotline.partial+json');
    expect(one.body).toEqual({ id: ROAD, state: expect.any(String), overdue: false });
    const { body } = await get('/complaints?fields=ticket&limit=1', token);
    expect(Object.keys(body.items[0])).toEqual(['id', 'ticket']);
    expect(await shown()).toHaveLength(before);
    await get(`/complaints/${ROAD}?fields=reporter`, token);
    expect(await shown()).toHaveLength(before + 1);
  });
});

describe('pages of other web sites', () => {
  const PORTAL = 'https://portal.example';
  const asking = (origin: string, origins?: string[]) => {
    const app = createWeb(world.hotline, origins === undefined ? {} : { corsOrigins: origins });
    const preflight = request(app).options(`${ROOT}/complaints`);
    return preflight.set('Origin', origin).set('Access-Control-Request-Method', 'POST');
  };

  it('may ask where the settings name them, and learn what they need of the answer', async () => {
    const { status, headers } = await asking(PORTAL, [PORTAL]);
    expect([status, headers['access-control-allow-origin'], headers.vary]).toEqual([
      204,
      PORTAL,
      'Origin',
    ]);
    expect(headers['access-control-allow-headers']).toContain('Idempotency-Key');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    const app = createWeb(world.hotline, { corsOrigins: [PORTAL] });
    const refused = await request(app).get(`${ROOT}/complaints`).set('Origin', PORTAL);
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, PORTAL]);
    expect(refused.headers['access-control-expose-headers']).toContain('ETag');
  });

  it.each([
    ['https://other.example', [PORTAL]],
    [`${PORTAL}:444`, [PORTAL]],
    [PORTAL, undefined],
  ])('of %s may not where they name %s', async (origin, origins) => {
    const { status, headers } = await asking(origin, origins);
    expect([status, headers['access-control-allow-origin']]).toEqual([405, undefined]);
  });
});
