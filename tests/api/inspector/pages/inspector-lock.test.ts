import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { inspectedOf } from '../../../../api/inspector/machines.ts';
import { instanceAddress } from '../../../../api/inspector/pages/address.ts';
import { missingFor } from '../../../../api/inspector/sample.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { AS_ADMIN, asUser } from '../../desk/fixture.ts';
import { CITIZEN, playStory, type Running, startHotline } from '../running.ts';

/** The inspector only looks; the admin may unlock it, and then act for ten minutes. */

const COMPLAINT = '/inspektur/complaint/2026-A001';
const KEY = '00000000-0000-4000-8000-000000000001';
const MINUTE = 60_000;

let running: Running;
let app: Express;
let logged: [string, Record<string, unknown>][];

beforeAll(async () => {
  running = await startHotline();
  await playStory(running);
  const { hotline } = running.stage;
  const log = (_: string, message: string, fields: Record<string, unknown> = {}) => {
    logged.push([message, fields]);
  };
  app = createWeb({ ...hotline, log }, AS_ADMIN);
});
afterAll(() => running.stage.close());
beforeEach(() => {
  logged = [];
});

/** The last actions in the audit log, oldest first. */
async function audited(): Promise<string[]> {
  const rows = await running.stage.hotline.store.audit.find({ limit: 10 });
  return rows.map(({ action }) => action).reverse();
}

const history = () => running.stage.hotline.store.instances.history('2026-A001');

function post(path: string, fields: Record<string, string>, cookie = '') {
  const sent = request(app).post(path).type('form').set('Sec-Fetch-Site', 'same-origin');
  return sent.set('Cookie', cookie).send(fields);
}

let sessions = 0;
/** Unlocks, as the button of the confirmation does; gives the cookie of a new session at the desk. */
async function unlock(): Promise<string> {
  sessions += 1;
  const cookie = `sesi=desk-${sessions}`;
  const { status, headers } = await post('/inspektur/kunci/buka', { ke: COMPLAINT }, cookie);
  expect([status, headers.location]).toEqual([303, COMPLAINT]);
  return cookie;
}

async function shown(query: string, cookie = ''): Promise<string> {
  const { status, text } = await request(app).get(`${COMPLAINT}${query}`).set('Cookie', cookie);
  expect([query, status]).toEqual([query, 200]);
  return text;
}

/** Fields of the form that does what was tried. */
async function filledIn(change: Record<string, string> = {}): Promise<Record<string, string>> {
  const revision = String((await history()).length);
  return {
    kunci: KEY,
    coba: 'admin.ask',
    isi: 'di sebelah mana?',
    skpd: '',
    nilai: '5',
    revisi: revision,
    ...change,
  };
}

describe('a locked inspector', () => {
  it('offers to be unlocked, and no form that does anything', async () => {
    const text = await shown('?coba=admin.ask&isi=di+mana');
    expect(text).toContain('>Buka kunci</button>');
    expect(text).not.toContain('id="sungguhan"');
    expect(text).not.toContain('/peristiwa"');
  });

  it.each([
    ['without any cookie', () => ''],
    ['in a session that has not unlocked it', () => 'sesi=other'],
    ['without a session', () => 'sesi='],
    [
      'ten minutes after it was unlocked',
      async () => {
        const cookie = await unlock();
        await running.stage.advance(10 * MINUTE);
        return cookie;
      },
    ],
    [
      'after it was locked again',
      async () => {
        const cookie = await unlock();
        await post('/inspektur/kunci/tutup', { ke: COMPLAINT }, cookie);
        return cookie;
      },
    ],
    [
      'when another browser has unlocked it',
      async () => {
        await unlock();
        return '';
      },
    ],
  ])('does nothing %s', async (_, cookieOf: () => string | Promise<string>) => {
    const cookie = await cookieOf();
    const before = await history();
    logged = [];
    const { status, text } = await post(`${COMPLAINT}/peristiwa`, await filledIn(), cookie);
    expect([status, text]).toEqual([403, expect.stringContaining('Inspektur terkunci')]);
    expect(await history()).toEqual(before);
    expect(logged).toEqual([]);
  });

  it('is unlocked by a page that says what that means, never by a link', async () => {
    const { text } = await request(app).get(`/inspektur/kunci?ke=${COMPLAINT}`);
    expect(text).toContain('tidak dapat ditarik kembali');
    expect(text).toContain('action="/inspektur/kunci/buka"');
    const link = await request(app).get(`/inspektur/kunci/buka?ke=${COMPLAINT}`);
    const foreign = await request(app).post('/inspektur/kunci/buka').send(`ke=${COMPLAINT}`);
    const nobody = await post('/inspektur/kunci/buka', { ke: COMPLAINT });
    expect([link.status, foreign.status, nobody.status]).toEqual([404, 403, 401]);
  });

  it.each([
    'https://example.com/',
    '//example.com/inspektur/',
    '/aduan',
    '',
    '/inspektur/../aduan',
  ])('does not lead to %j afterwards', async (ke) => {
    expect((await post('/inspektur/kunci/buka', { ke }, 'sesi=desk')).status).toBe(400);
    expect((await request(app).get('/inspektur/kunci').query({ ke })).status).toBe(400);
  });
});

describe('an unlocked inspector', () => {
  it('says so in the log and in the audit log', async () => {
    const cookie = await unlock();
    await post('/inspektur/kunci/tutup', { ke: COMPLAINT }, cookie);
    const until = expect.stringMatching(/Z$/);
    expect(logged).toEqual([['inspector unlocked', { user: 'admin', until }]]);
    expect((await audited()).slice(-2)).toEqual(['inspector.unlocked', 'inspector.locked']);
  });

  it('shows an auditor nothing to unlock', async () => {
    const auditor = asUser({ user: 'inspektorat', role: 'auditor', agency: null });
    const web = createWeb(running.stage.hotline, auditor);
    const { status, text } = await request(web).get(COMPLAINT);
    expect([status, text.includes('Buka kunci')]).toEqual([200, false]);
    expect((await request(web).get(`/inspektur/kunci?ke=${COMPLAINT}`)).status).toBe(403);
  });

  it('does what was tried once, as Admin, and notes it', async () => {
    const cookie = await unlock();
    const page = await shown('?coba=admin.ask&isi=di+sebelah+mana%3F', cookie);
    const [, form = ''] =
      /<form method="post" action="[^"]*" id="sungguhan">([\s\S]*?)<\/form>/.exec(page) ?? [];
    const fields = Object.fromEntries(
      [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    logged = [];
    const before = await history();
    for (let times = 1; times <= 2; times += 1) {
      const { status, headers } = await post(`${COMPLAINT}/peristiwa`, fields, cookie);
      expect([status, headers.location]).toEqual([303, `${COMPLAINT}?hasil=dilakukan`]);
    }
    expect((await audited()).at(-1)).toBe('inspector.acted');
    const after = await history();
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatchObject({
      type: 'admin.ask',
      by: 'admin@admin',
      key: `inspector:2026-A001:${fields.kunci}`,
    });
    expect(logged).toEqual([
      [
        'event from the inspector',
        { instance: '2026-A001', event: 'admin.ask', outcome: 'applied' },
      ],
    ]);
    await running.stage.advance(5000);
    expect(running.stage.phone('warga').received().at(-1)).toContain('di sebelah mana?');
    expect(await shown('?hasil=dilakukan', cookie)).toContain('Peristiwa sudah dilakukan');
  });

  it.each([
    ['somebody else’s event', 400, { coba: 'citizen.add' }],
    ['an event from inside', 400, { coba: 'clock.stop' }],
    ['a timer', 400, { coba: 'waktu:xstate.after.legalCeiling.complaint.legal.within' }],
    ['nothing', 400, { coba: '' }],
    ['what the inspector does not ask for', 400, { coba: 'admin.merge' }],
    ['an event without the words it needs', 400, { isi: '' }],
    ['an agency that is not', 400, { coba: 'admin.forward', skpd: 'XYZ' }],
    ['no agency', 400, { coba: 'admin.forward' }],
    ['an event that the machine does not take now', 400, { coba: 'admin.restore' }],
    ['a form without its key', 400, { kunci: '' }],
    ['what was tried before something happened', 409, { revisi: '1' }],
  ])('refuses %s', async (_, expected, change) => {
    const cookie = await unlock();
    const before = await history();
    const { status } = await post(`${COMPLAINT}/peristiwa`, await filledIn(change), cookie);
    expect([status, await history()]).toEqual([expected, before]);
  });

  it('says why there is no form for what was tried', async () => {
    const cookie = await unlock();
    expect(await shown('?coba=citizen.add&isi=halo', cookie)).toContain('hanya tindakan Admin');
    expect(await shown('?coba=admin.forward', cookie)).toContain('Isi dahulu: SKPD');
  });

  it('never acts on phones, lines or modems', async () => {
    const cookie = await unlock();
    const { store } = running.stage.hotline;
    const stored = await store.instances.load(`conversation:${CITIZEN}`);
    const conversation = stored === undefined ? '' : await instanceAddress(store, stored);
    const pages = [
      { path: conversation, coba: 'block' },
      { path: '/inspektur/line/line%3Asim1', coba: 'line.up' },
      { path: '/inspektur/modem/sim1', coba: 'STOP' },
    ];
    for (const { path, coba } of pages) {
      const { text } = await request(app).get(path).set('Cookie', cookie);
      expect([path, text.includes('class="gembok"')]).toEqual([path, false]);
      const revisi = /Revisi \d+ dari (\d+)/.exec(text)?.[1] ?? '';
      const fields = await filledIn({ coba, revisi });
      const { status } = await post(`${path}/peristiwa`, fields, cookie);
      expect([path, status]).toEqual([path, 400]);
    }
  });

  it('sends only what was filled in, never an example', async () => {
    const { clock, rules, store, engine } = running.stage.hotline;
    const filled = { text: 'isian yang cukup panjang', agency: 'PUPR', rating: 5 };
    const seen: string[] = [];
    for (const { name, samples, earnest } of inspectedOf(running.stage.hotline)) {
      const found = await store.instances.find({ machine: name }, { order: 'created', limit: 1 });
      const snapshot = (await engine.instances.snapshot(found.items[0]?.id ?? ''))?.snapshot;
      if (snapshot === undefined) continue;
      for (const sample of samples({ rules, snapshot, now: clock.now(), filled })) {
        if (missingFor(earnest, sample, filled) === null) continue;
        seen.push(sample.event.type);
        expect(JSON.stringify(sample.event)).not.toMatch(/contoh|Z999/i);
      }
    }
    const promised = inspectedOf(running.stage.hotline).flatMap(({ earnest }) =>
      Object.keys(earnest),
    );
    expect(seen.sort()).toEqual(promised.sort());
  });
});
