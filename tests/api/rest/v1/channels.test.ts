import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { scopesOf } from '../../../../api/office/people/api-scopes.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { openWorld, type World } from './world.ts';

/** Complaints that other systems bring: where they came from, what those call them, and who answers. */

let world: World;
let bot: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  bot = await world.token('admin');
});
afterAll(() => world.close());

const PHONE = '+6281200009041';
const ASKED = {
  phone: PHONE,
  text: 'JALAN jalan berlubang di pekon basungan pagar dewa',
  channel: 'whatsapp',
  external: { source: 'bot-wa', id: 'wamid.77' },
  reply: 'webhook',
};

async function post(path: string, body: object) {
  await world.clock.advance(1000);
  keys += 1;
  return request(world.app)
    .post(ROOT + path)
    .set({ Authorization: `Bearer ${bot}`, 'Idempotency-Key': `channels-${keys}` })
    .send(body);
}

async function get(path: string, token = bot) {
  await world.clock.advance(1000);
  return request(world.app)
    .get(ROOT + path)
    .set('Authorization', `Bearer ${token}`);
}

/** What a phone was sent. */
const smsTo = (phone: string) => world.hotline.simulation?.network.phone(phone).received() ?? [];

describe('a complaint that a bot brings', () => {
  let id: string;

  it('is one however often it is filed, and is found by what the bot calls it', async () => {
    const first = await post('/complaints', ASKED);
    expect(first.body).toMatchObject({ channel: 'whatsapp', external: ASKED.external });
    id = first.body.id;
    const again = await post('/complaints', ASKED);
    expect([again.status, again.body.id]).toEqual([201, id]);
    const other = await post('/complaints', { ...ASKED, text: 'LAMPU mati di pasar liwa' });
    expect([other.status, other.body.complaint]).toEqual([409, id]);
    const found = await get('/complaints?source=bot-wa&externalId=wamid.77');
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    expect((await get('/complaints?source=bot-wa&externalId=none')).body.items).toEqual([]);
    const byChannel = await get('/complaints?channel=whatsapp&fields=id');
    expect(byChannel.body.items).toEqual([{ id }]);
  });

  it('is answered by the bot: not one SMS goes to its reporter, and the agency has its task', async () => {
    await world.settle();
    await world.sms('+6281200000101', `JAWAB ${id.slice(5)} sdh diperbaiki tim kami`);
    const { body } = await get(`/complaints/${id}`);
    expect(body).toMatchObject({ reply: 'webhook', answer: { agency: 'PUPR' } });
    expect(smsTo(PHONE)).toEqual([]);
    expect(smsTo('+6281200000101').join()).toContain(id.slice(5));
    const outbox = await world.hotline.store.outbox.of(id);
    const held = outbox.filter(({ to }) => to === PHONE);
    expect(held.length).toBeGreaterThan(0);
    for (const { state, error } of held)
      expect([state, error]).toEqual(['withdrawn', expect.stringContaining('dijawab oleh sistem')]);
  });

  it('is rated through it, and closes', async () => {
    const rated = await post(`/complaints/${id}/events`, {
      type: 'citizen.rate',
      ...{ rating: 5, text: 'terima kasih' },
    });
    expect(rated.status).toBe(200);
    expect(rated.body.complaint).toMatchObject({ rating: 5, open: false });
    expect(smsTo(PHONE)).toEqual([]);
  });

  it('shows nobody else what the bot calls it, which may be a number', async () => {
    const officer = await world.token('officer', 'PUPR');
    expect((await get(`/complaints/${id}`, officer)).body.external).toBeNull();
    const reader = await world.token('admin', null, ['complaints:read']);
    expect((await get(`/complaints/${id}`, reader)).body).toMatchObject({
      channel: 'whatsapp',
      external: null,
    });
    expect(scopesOf('officer')).not.toContain('complaints:write');
  });
});

describe('a complaint of a web form', () => {
  it('is answered by SMS unless the form says otherwise', async () => {
    const phone = '+6281200009042';
    const { body } = await post('/complaints', { phone, text: 'LAMPU mati di pasar liwa' });
    await world.settle();
    expect(body).toMatchObject({ channel: 'web', external: null, reply: 'sms' });
    expect(smsTo(phone).join()).toContain(body.ticket);
  });

  it('that came by SMS says so', async () => {
    expect((await get('/complaints/2026-A001')).body).toMatchObject({
      channel: 'sms',
      reply: 'sms',
    });
  });
});
