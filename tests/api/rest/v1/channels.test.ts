import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { scopesOf } from '../../../../api/office/people/api-scopes.ts';
import { ROOT } from '../../../../api/rest/v1/router.ts';
import { PNG } from './examples.ts';
import { openWorld, type World } from './world.ts';

/** Complaints that other systems bring: where they came from, what those call them, and who answers. */

let world: World;
let bot: string;
/** The office, to which nobody's words belong. */
let admin: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  admin = await world.token('admin');
  bot = await world.token('channel');
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

async function post(path: string, body: object, token = bot) {
  await world.clock.advance(1000);
  keys += 1;
  return request(world.app)
    .post(ROOT + path)
    .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': `channels-${keys}` })
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

  it('stands at the desk with its channel, its name there, and what came with it', async () => {
    await request(world.app)
      .post(`${ROOT}/complaints/${id}/attachments?name=lubang`)
      .set({ Authorization: `Bearer ${bot}`, 'Content-Type': 'application/octet-stream' })
      .send(PNG)
      .expect(201);
    for (const query of ['saluran=whatsapp', 'luar=bot-wa%2Fwamid.77']) {
      const list = (await request(world.app).get(`/aduan?${query}`)).text;
      expect(list.match(/id="aduan-[^"]+"/g)).toEqual([`id="aduan-${id}"`]);
      expect(list).toContain('<span class="cap">WhatsApp</span>');
    }
    const { text } = await request(world.app).get(`/aduan/${id}`);
    expect(text).toContain('lewat WhatsApp (bot-wa/wamid.77)');
    expect(text).toMatch(/Lampiran pelapor: <a id="lampiran-0"[^>]+>lubang\.png<\/a>/);
  });

  it('is rated through it as its question says, and closes', async () => {
    const { question } = (await get(`/complaints/${id}`)).body;
    expect(question.text).toContain('Balas angka 1 (kecewa) sampai 5 (sangat puas), atau BELUM');
    expect(question.choices.map((choice: { text: string }) => choice.text)).toEqual([
      ...['kecewa', 'kurang puas', 'cukup', 'puas', 'sangat puas', 'belum'],
    ]);
    expect(question.choices[5].event).toEqual({ type: 'citizen.unsolved' });
    const rated = await post(`/complaints/${id}/events`, question.choices[4].event);
    expect(rated.status).toBe(200);
    expect(rated.body.complaint.question).toBeNull();
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
    // nor may they try numbers until one is found
    for (const token of [officer, reader])
      expect((await get('/complaints?source=bot-wa&externalId=wamid.77', token)).status).toBe(403);
  });
});

describe('a complaint of somebody whose phone nobody knows', () => {
  const external = { source: 'bot-tg', id: 'chat-5511' };
  const filed = {
    ...{ text: 'JALAN jembatan gantung putus di pekon basungan pagar dewa', channel: 'telegram' },
    ...{ external, reply: 'webhook' },
  };

  it.each([
    ['does not answer him', { ...filed, reply: 'sms' }],
    ['has no name for it', { ...filed, external: undefined }],
  ])('is not taken from who %s', async (_, body) => {
    const refused = await post('/complaints', body);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toMatchObject([{ pointer: '/phone' }]);
  });

  it('is taken, once, and goes its way to the answer and the rating without one SMS to him', async () => {
    const { status, body } = await post('/complaints', filed);
    expect([status, body.reply, body.channel]).toEqual([201, 'webhook', 'telegram']);
    expect((await post('/complaints', filed)).body.id).toBe(body.id);
    expect((await post('/complaints', { ...filed, phone: PHONE })).status).toBe(409);
    // the name that the bot has for him may be a number: only where that is shown is the reporter named by it
    const reader = await world.token('admin', null, ['complaints:read']);
    expect(JSON.stringify((await get(`/complaints/${body.id}`, reader)).body)).not.toContain(
      '5511',
    );
    await world.settle();
    await world.sms('+6281200000101', `JAWAB ${body.ticket} jembatan sudah disambung lagi`);
    const answered = (await get(`/complaints/${body.id}`)).body;
    expect(answered.answer).toMatchObject({ agency: 'PUPR' });
    const [, , , , best] = answered.question.choices;
    const rated = await post(`/complaints/${body.id}/events`, best.event);
    expect(rated.body.complaint).toMatchObject({ rating: 5, open: false });
    const outbox = await world.hotline.store.outbox.of(body.id);
    const toHim = outbox.filter(({ to }) => to === 'bot-tg/chat-5511');
    expect(toHim.length).toBeGreaterThan(0);
    for (const { state } of toHim) expect(state).toBe('withdrawn');
  });
});

describe('what the hotline asks about a complaint that a bot brought', () => {
  const filed = (phone: string, text: string) => ({ phone, text, reply: 'webhook' });

  it('is told with its numbered answers, one of which the bot gives back', async () => {
    const asked = filed('+6281200009043', 'tolong pak di tempat kami rusak parah');
    const { body } = await post('/complaints', asked);
    expect(body.question).toMatchObject({
      text: expect.stringContaining('1 JALAN'),
      dueAt: null,
      choices: expect.arrayContaining([
        { option: 1, text: 'JALAN', event: { type: 'citizen.choose', option: 1 } },
      ]),
    });
    const chosen = { ...body.question.choices[0].event, text: '1' };
    const after = (await post(`/complaints/${body.ticket}/events`, chosen)).body.complaint;
    expect(after).toMatchObject({ id: body.id, agency: 'PUPR', question: null });
    expect(after.state).toMatch(/^forwarded/);
  });

  it('is told by whoever may read it: a secret of a bot that may not is answered by SMS', async () => {
    const words = 'jalan sukau baru diaspal sudah hancur, kayaknya ada yang main';
    const [told, untold] = ['+6281200009044', '+6281200009045'];
    const sees = (await post('/complaints', filed(told, words))).body;
    expect(sees).toMatchObject({ reply: 'webhook', secret: true });
    expect(sees.question.choices).toEqual([
      { option: 1, text: 'ya', event: { type: 'citizen.choose', option: 1 } },
      { option: 2, text: 'tidak', event: { type: 'citizen.choose', option: 2 } },
    ]);
    const blind = await world.token('channel', null, ['complaints:write', 'citizen:act']);
    const unseen = (await post('/complaints', filed(untold, words), blind)).body;
    expect(unseen).toMatchObject({ reply: 'sms', question: null });
    // nor where it has come to, or through whom, also when it is filed again
    const accused = filed(
      '+6281200009046',
      'RAHASIA oknum petugas minta uang di kantor camat sukau',
    );
    const external = { source: 'bot-wa', id: 'wamid.secret' };
    for (const _ of [1, 2]) {
      const again = (await post('/complaints', { ...accused, external }, blind)).body;
      expect(again).toMatchObject({ secret: true, agency: null, dueAt: null, forwardedAt: null });
      expect(JSON.stringify(again)).not.toMatch(/forwarded\.|Inspektorat|diteruskan|sukau/i);
      await world.settle();
    }
    await world.settle();
    expect(smsTo(told)).toEqual([]);
    expect(smsTo(untold).join()).toMatch(/Rahasiakan laporan ini/);
    await world.sms(untold, '2');
    expect((await get(`/complaints/${unseen.id}`, admin)).body).toMatchObject({
      ...{ secret: false, reply: 'webhook' },
    });
  });
});

describe('a ticket as people write it', () => {
  it('names its complaint wherever an id does, and the audit log has the id', async () => {
    for (const name of ['A001', 'a001', '2026-A001'])
      expect((await get(`/complaints/${name}`, admin)).body.id).toBe('2026-A001');
    expect((await get('/complaints/A001/messages?limit=1', admin)).body.items).toHaveLength(1);
    const listed = await get('/complaints?ticket=a001&fields=id', admin);
    expect(listed.body.items).toEqual([{ id: '2026-A001' }]);
    const said = { type: 'admin.note', text: 'dibaca lewat tiket' };
    expect((await post('/complaints/a001/events', said, admin)).body.outcome).toBe('applied');
    const noted = await world.hotline.store.audit.find({ action: 'api.postEvent', limit: 1 });
    expect(noted.map(({ subject }) => subject)).toEqual(['2026-A001']);
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
    expect((await get('/complaints/2026-A001', admin)).body).toMatchObject({
      channel: 'sms',
      reply: 'sms',
    });
  });
});

describe('a reporter’s words that a program brings', () => {
  const LIKE_A_BOT = ['complaints:read', 'complaints:write', 'citizen:act'] as const;
  const longest = 'jalan rusak di liwa '.repeat(200);

  it('are some, and no more than the file of LAPOR! has', async () => {
    expect(longest.trim().length + 1).toBe(4000);
    const text = longest.replace(/ $/, '.');
    const filed = await post('/complaints', { phone: '+6281200009043', text });
    expect([filed.status, filed.body.text]).toEqual([201, text]);
    const more = await post('/complaints', { phone: '+6281200009043', text: `${text}.` });
    expect(more.status).toBe(400);
    const add = (said: string) =>
      post(`/complaints/${filed.body.id}/events`, { type: 'citizen.add', text: said });
    for (const wrong of ['', '  ', `${text}.`]) {
      const { status, body } = await add(wrong);
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, '/text']);
    }
    expect((await add(text)).body.complaint.additions).toHaveLength(1);
  });

  it('are all that a token of a bot may bring: it is told of no act of the office', async () => {
    const token = await world.token('channel', null, [...LIKE_A_BOT]);
    const { body } = await post('/complaints', {
      phone: '+6281200009044',
      text: 'LAMPU mati di liwa',
    });
    const path = `/complaints/${body.id}/events`;
    const { items } = (await get(path, token)).body;
    const types = items.map(({ type }: { type: string }) => type);
    expect(types).toEqual(['citizen.add', 'citizen.withdraw']);
    const early = await post(path, { type: 'citizen.rate', rating: 5 }, token);
    expect([early.status, early.body.allowed]).toEqual([409, types]);
    const reader = await world.token('admin', null, ['complaints:read']);
    expect((await get(path, reader)).status).toBe(403);
  });
});

describe('a citizen', () => {
  const SMS_OF_MINE = '2026-A001';
  const acts = [
    { type: 'citizen.rate', rating: 5 },
    { type: 'citizen.withdraw', text: 'sudah' },
    { type: 'citizen.unsolved', text: 'belum' },
    { type: 'citizen.add', text: 'tambahan' },
  ];
  const tried = (id: string, token: string) =>
    Promise.all(
      acts.map(async (act) => (await post(`/complaints/${id}/events`, act, token)).status),
    );

  it('is not spoken for by the office: no token of it has the scope, one of before loses it', async () => {
    for (const role of ['admin', 'officer', 'regent'] as const)
      await expect(world.token(role, undefined, ['citizen:act'])).rejects.toThrow(
        `scopes citizen:act: a token of role ${role} takes`,
      );
    expect(await tried(SMS_OF_MINE, admin)).toEqual([403, 403, 403, 403]);
    const { records, audit } = world.hotline.store;
    const find = async () =>
      (await records.list('api-token', { limit: 100 })).find(
        ({ value }) =>
          (value as { name: string }).name === 'admin null' &&
          (value as { scopes: string[] }).scopes.includes('complaints:write'),
      );
    const kept = await find();
    const value = kept?.value as { id: string; scopes: string[] };
    const { kind = '', id = '', revision = 0 } = kept ?? {};
    const before = { ...value, scopes: [...value.scopes, 'citizen:act'] };
    await records.put({ kind, id, expectedRevision: revision, value: before });
    expect(await tried(SMS_OF_MINE, admin)).toEqual([403, 403, 403, 403]);
    expect(JSON.stringify((await find())?.value)).not.toContain('citizen:act');
    const rows = await audit.find({ action: 'token.narrowed', limit: 9 });
    expect(rows.map(({ subject, detail }) => [subject, JSON.stringify(detail)])).toEqual([
      [value.id, expect.stringContaining('citizen:act')],
    ]);
  });

  it('who wrote by SMS is spoken for by no channel, nor who wrote through another', async () => {
    expect(await tried(SMS_OF_MINE, bot)).toEqual([404, 404, 404, 404]);
    const { token: other } = await world.tokens.create({
      ...{ name: 'formulir', role: 'channel', agency: null, expiresAt: null },
      scopes: scopesOf('channel'),
    });
    const filed = (
      await post('/complaints', { phone: '+6281200009047', text: 'LAMPU mati di liwa' })
    ).body;
    expect(await tried(filed.id, other)).toEqual([404, 404, 404, 404]);
    expect((await get('/complaints?fields=id', other)).body.items).toEqual([]);
    expect((await get('/events', other)).body.items).toEqual([]);
    // the machine itself says no, whatever door is asked
    const forged = { role: 'citizen', via: 'formulir', name: 'token:x' } as const;
    const withdraw = { type: 'citizen.withdraw', text: '' } as const;
    const { engine } = world.hotline;
    expect(await engine.request(filed.id, withdraw, forged, 'forged-1')).toBe('refused');
    expect(await engine.request(SMS_OF_MINE, withdraw, forged, 'forged-2')).toBe('refused');
  });

  it('reads, with everybody else, through which channel he did it', async () => {
    const filed = (
      await post('/complaints', { phone: '+6281200009048', text: 'LAMPU mati di liwa' })
    ).body;
    const act = { type: 'citizen.add', text: 'tiangnya di depan masjid' };
    expect((await post(`/complaints/${filed.id}/events`, act)).status).toBe(200);
    for (const token of [bot, admin]) {
      const { items } = (await get(`/complaints/${filed.id}/history`, token)).body;
      const mine = items.find(({ type }: { type: string }) => type === 'citizen.add');
      expect(mine).toMatchObject({ by: 'citizen', via: 'channel null' });
    }
    const page = (await request(world.app).get(`/aduan/${filed.id}`)).text;
    expect(page).toContain('warga lewat channel null, pengguna token:');
    const told = (await get('/events?since=0&limit=100', bot)).body.items;
    const said = told.filter(
      ({ data }: { data: { event: string } }) => data.event === 'citizen.add',
    );
    expect(said.at(-1).data.by).toBe('citizen');
  });
});
