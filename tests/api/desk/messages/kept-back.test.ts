import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { AS_ADMIN } from '../fixture.ts';

/** What is kept without an answer, and what persons do about it, with the whole hotline behind the pages. */

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const HOUR = 3_600_000;
/** Monday 23 November 2026, 09.00 WIB. */
const START = Date.UTC(2026, 10, 23, 2, 0);
const SPAM = 'SELAMAT! Anda menang undian pulsa 100jt dari kami, klik http://hadiah.example';

let clock: SimulatedClock;
let hotline: Hotline;
let app: Express;

beforeEach(async () => {
  clock = new SimulatedClock(START);
  const store = new SqliteStore(':memory:');
  const replace = { clock, store, modemPoll: 6 * HOUR, enginePoll: HOUR, random: () => 0 };
  hotline = await createHotline(readSettings({}), () => {}, replace);
  await hotline.engine.start();
  // the modem looks for its network first
  await pass();
  app = createWeb(hotline, AS_ADMIN);
});
afterEach(async () => {
  const stopping = hotline.engine.stop();
  await clock.advance(2000);
  await stopping;
  await hotline.store.close();
});

async function pass(): Promise<void> {
  for (let second = 0; second < 10; second += 1) await clock.advance(1000);
}
async function send(number: string, text: string): Promise<void> {
  hotline.simulation?.network.phone(number).send(text);
  await pass();
}
async function post(path: string, form: Record<string, string | string[]> = {}) {
  const response = await request(app).post(path).set(ORIGIN).type('form').send(form);
  await pass();
  return response;
}
const page = async (path: string) => (await request(app).get(path)).text;
const got = (number: string) =>
  (hotline.simulation?.network.phone(number).messages ?? [])
    .filter(({ direction }) => direction === 'received')
    .map(({ text }) => text);
const firstAction = async (path: string, id: string) =>
  new RegExp(`action="([^"]+)"><button id="${id}"`).exec(await page(path))?.[1] ?? '';

describe('quarantine', () => {
  it('keeps spam until a person lets it go on: then it is a complaint like any other', async () => {
    await send(CITIZEN, SPAM);
    expect(got(CITIZEN)).toEqual([]);
    expect(await page('/karantina')).toContain('Anda menang undian');
    const action = await firstAction('/karantina', 'lepas-0');
    expect((await post(action)).headers.location).toBe('/karantina');
    expect(got(CITIZEN).join()).toContain('A001');
    expect(await hotline.store.instances.load('2026-A001')).toBeDefined();
    expect(await page('/karantina')).toContain('Tidak ada pesan.');
    expect((await post(action)).status).toBe(409);
    // and nothing was doubled
    expect(await hotline.store.instances.count({ machine: 'complaint' })).toBe(1);
  });

  it('tells the admin how many got no answer, thanks and small talk too, until somebody has looked', async () => {
    await send(CITIZEN, SPAM);
    await send('+6281200009002', 'terima kasih banyak pak');
    await send('TELKOMSEL', 'Sisa pulsa Anda Rp25.000 berlaku s.d. 30/12/2026');
    const inbox = await page('/');
    expect(inbox).toContain('Tidak dijawab');
    expect(inbox).toMatch(/href="\/karantina"[^>]*>2 SMS/);
    expect(inbox).toMatch(/href="\/operator"[^>]*>1 SMS/);
    const kept = await page('/karantina');
    expect(kept).toContain('ucapan atau percakapan');
    const until = /name="sampai" value="(\d+)"/.exec(kept)?.[1] ?? '';
    expect((await post('/karantina/diperiksa', { sampai: until })).status).toBe(303);
    expect((await post('/karantina/diperiksa', { sampai: 'x' })).status).toBe(400);
    expect(await page('/')).not.toMatch(/href="\/karantina"[^>]*>\d+ SMS/);
    expect(await page('/')).toMatch(/href="\/operator"[^>]*>1 SMS/);
  });

  it('makes a complaint of thanks with one click, where a person reads more in them', async () => {
    await send(CITIZEN, 'terima kasih banyak pak');
    expect(got(CITIZEN)).toEqual([]);
    expect(await page('/karantina')).toContain('Jadikan aduan');
    await post(await firstAction('/karantina', 'lepas-0'));
    expect(got(CITIZEN).join()).toContain('A001');
  });

  it('lets go or blocks all that are ticked, whoever did some of it meanwhile', async () => {
    const senders = ['1', '2', '3'].map((n) => `+628120000900${n}`);
    for (const sender of senders) await send(sender, SPAM);
    const kept = await page('/karantina');
    const ids = [...kept.matchAll(/name="pesan" value="([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(ids).toHaveLength(3);
    const [third = '', second = '', first = ''] = ids;
    await post('/terpilih/lepas', { pesan: first });
    const both = await post('/terpilih/blokir', { pesan: [second, third, 'no-such'] });
    expect(both.headers.location).toBe('/karantina');
    const blocked = await hotline.store.instances.count({
      machine: 'conversation',
      tag: 'blocked',
    });
    expect(blocked).toBe(2);
    expect(got(CITIZEN).join()).toContain('A001');
    for (const none of [[], [second]])
      expect((await post('/terpilih/lepas', { pesan: none })).status).toBe(409);
  });

  it('blocked numbers are heard but not answered, and answered as usual when unblocked', async () => {
    await post('/blokir', { nomor: '0812 0000 9001', alasan: 'mengirim ratusan SMS' });
    await send(CITIZEN, 'JALAN rusak parah di pekon sukarami balik bukit');
    expect(got(CITIZEN)).toEqual([]);
    const text = await page('/karantina');
    for (const words of ['pengirim diblokir', 'mengirim ratusan SMS', '0812xxxx001'])
      expect(text).toContain(words);
    expect(text).not.toContain('id="lepas-0"');
    const [kept] = await hotline.store.inbox.list({ state: 'quarantine', limit: 5 });
    expect((await post(`/karantina/${encodeURIComponent(kept?.id ?? '')}/lepas`)).status).toBe(409);
    expect((await post('/blokir', { nomor: '081200009001', alasan: 'x' })).status).toBe(409);

    const unblock = /action="(\/blokir\/[^"]+)"/.exec(text)?.[1] ?? '';
    expect((await post(unblock)).status).toBe(303);
    await send(CITIZEN, 'LAMPU jalan mati di pasar liwa');
    expect(got(CITIZEN).join()).toContain('A001');
    await post(await firstAction('/karantina', 'lepas-0'));
    expect(got(CITIZEN).join()).toContain('A002');
    expect((await post(unblock)).status).toBe(404);
  });

  it('a sender is blocked from a message; officers never are', async () => {
    await send('+6281200009007', SPAM);
    await post(await firstAction('/karantina', 'blokir-0'));
    expect(await page('/karantina')).toContain('dari pesan di karantina');
    const refused = await post('/blokir', { nomor: OFFICER, alasan: 'x' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('petugas')]);
    expect((await post('/blokir', { nomor: 'TELKOMSEL', alasan: 'x' })).status).toBe(400);
  });
});

describe('operator box', () => {
  it('shows what the network wrote, which nobody can answer', async () => {
    await send('TELKOMSEL', 'Sisa pulsa Anda Rp25.000 berlaku s.d. 30/12/2026');
    const text = await page('/operator');
    expect(text).toContain('Sisa pulsa Anda');
    expect(text).not.toContain('/lepas');
  });
});

describe('call-back list', () => {
  it('has SMS that failed until somebody told their receiver; numbers are shown on request and on record', async () => {
    const { store } = hotline;
    const effect = {
      ...{ id: 'x:1:0', type: 'sms' as const, to: CITIZEN, priority: 0, lane: 'urgent' },
      ...{ dueAt: START + 400 * 24 * HOUR, params: '{}', text: 'Jawaban A001' },
    };
    await store.outbox.enqueue('2026-A001', [effect], START);
    const far = { now: effect.dueAt, leaseMs: 1000, owner: 'x', limit: 1, kind: 'sms' as const };
    const [claimed] = await store.outbox.claim(far);
    if (claimed === undefined) throw new Error('nothing to claim');
    await store.outbox.settle(claimed.lease, { state: 'failed', error: 'nomor salah', at: START });

    const text = await page('/panggil');
    expect(text).toContain('nomor salah');
    expect(text).not.toContain(CITIZEN);
    const path = '/panggil/x%3A1%3A0';
    expect((await post(`${path}/nomor`)).text).toContain(`href="tel:${CITIZEN}"`);
    expect(await store.audit.find({ action: 'number.shown', limit: 5 })).toMatchObject([
      { subject: '2026-A001', role: 'admin' },
    ]);
    expect((await post(`${path}/hasil`, { hasil: 'sampai' })).status).toBe(400);
    expect((await post(`${path}/hasil`, { hasil: 'selesai' })).status).toBe(303);
    expect(await page('/panggil')).toContain('Semua SMS sampai.');
    expect((await post(`${path}/hasil`, { hasil: 'selesai' })).status).toBe(409);
    expect((await post('/panggil/none/hasil', { hasil: 'selesai' })).status).toBe(404);
    expect(await store.outbox.get('x:1:0')).toMatchObject({ state: 'failed' });
  });
});
