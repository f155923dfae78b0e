import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import type { Hotline } from '../../../api/hotline/hotline.ts';
import type { Identity } from '../../../api/office/identity.ts';
import { createWeb } from '../../../api/server/app.ts';
import { changedPack } from '../../../api/simulation/scenario/pack-change.ts';
import { contactName } from '../../../api/simulation/scenario/stage.ts';
import { createHotline } from '../../../api/start/compose.ts';
import { readSettings } from '../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { MongoStore } from '../../../store/mongo/store.ts';
import type { Store } from '../../../store/ports/store.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import { mongoServer } from '../../support/mongo-server.ts';
import { withSigner } from '../../support/signer.ts';

/** Requests at the desk: the list, the page with its acts, paper, letters, register, figures; on both stores. */

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
/** Monday 23 November 2026, 09.00 WIB. */
const MONDAY = Date.UTC(2026, 10, 23, 2, 0);
const NAME = 'permohonan-informasi';
const SETTINGS = { office: 'Kominfo Liwa', superior: 'Sekda', commission: 'Komisi Informasi' };
const server = await mongoServer();
afterAll(() => server?.stop());

const STORES: [string, () => Store][] = [
  ['SQLite', () => new SqliteStore(':memory:')],
  ...(server === undefined
    ? []
    : [
        [
          'MongoDB',
          () => new MongoStore(server.url(`hotline_ppid_${process.pid}_${Date.now()}`)),
        ] satisfies [string, () => Store],
      ]),
];

describe.each(STORES)('on %s', (_, createStore) => {
  let clock: SimulatedClock;
  let hotline: Hotline;
  let who: Identity = { user: 'admin', role: 'admin', agency: null };
  let app: Express;
  let keys = 0;

  beforeEach(async () => {
    clock = new SimulatedClock(MONDAY);
    const store = createStore();
    await store.open();
    hotline = await createHotline(readSettings({}), () => {}, {
      clock,
      store,
      random: () => 0,
      processes: { [NAME]: SETTINGS },
      district: withSigner,
    });
    await hotline.engine.settle();
    app = createWeb(hotline, { identify: () => who });
    who = { user: 'admin', role: 'admin', agency: null };
  });
  afterEach(() => hotline.store.close());

  const get = (path: string) => request(app).get(path);
  async function post(path: string, form: Record<string, string>) {
    keys += 1;
    const kunci = `11111111-2222-3333-4444-${String(keys).padStart(12, '0')}`;
    const sent = await request(app)
      .post(path)
      .set(ORIGIN)
      .type('form')
      .send({ kunci, ...form });
    await hotline.engine.settle();
    return sent;
  }
  const PAGE = `/proses/${NAME}/permohonan%3API001`;
  const enter = () =>
    post(`/proses/${NAME}`, {
      'isian-text': 'salinan perda tata ruang',
      'isian-name': 'Budi Santoso',
      'isian-address': 'Kubu Perahu',
      'isian-phone': '0812-0000-9001',
    });

  it('takes a request on paper, has it searched, decides, and keeps its letters', async () => {
    const made = await enter();
    expect([made.status, made.headers.location]).toEqual([303, PAGE]);
    const list = await get(`/proses/${NAME}`);
    expect(list.text).toContain('PI001');
    expect(list.text).toMatch(/terdaftar <b>1<\/b>/);
    const page = await get(PAGE);
    expect(page.text).toContain('Budi Santoso');
    expect(page.text).toContain('Minta SKPD mencari');
    expect(page.text).not.toContain('Informasi ada');
    expect((await post(`${PAGE}/tindakan/teruskan`, { 'isian-agency': 'PUPR' })).status).toBe(303);

    who = { user: 'pupr', role: 'agency', agency: 'PUPR' };
    const theirs = await get(PAGE);
    expect(theirs.text).toContain('salinan perda tata ruang');
    for (const secret of ['Budi', 'Kubu Perahu', '9001'])
      expect([secret, theirs.text.includes(secret)]).toEqual([secret, false]);
    expect((await post(`${PAGE}/tindakan/tolak`, {})).status).toBe(404);
    expect((await post(`${PAGE}/tindakan/ada`, { 'isian-text': 'ada pdf' })).status).toBe(303);
    who = { user: 'dinsos', role: 'agency', agency: 'DINSOS' };
    expect((await get(PAGE)).status).toBe(404);
    expect((await get(`/proses/${NAME}`)).text).not.toContain('PI001');

    who = { user: 'admin', role: 'admin', agency: null };
    expect(
      (await post(`${PAGE}/tindakan/tolak`, { 'isian-clause': 'z', 'isian-text': 'x' })).status,
    ).toBe(400);
    expect(
      (await post(`${PAGE}/tindakan/kabulkan`, { 'isian-text': 'email, gratis' })).status,
    ).toBe(303);
    expect((await post(`${PAGE}/tindakan/kabulkan`, { 'isian-text': 'lagi' })).status).toBe(409);
    // they wait as drafts until somebody signs them
    expect(await hotline.store.documents.of('permohonan:PI001')).toEqual([]);
    for (const name of ['tanda-terima', 'pemberitahuan'])
      expect(
        (await post(`/register/letter%3A${NAME}.${name}%3A2026%3Ak1/tindakan/tetapkan`, {})).status,
      ).toBe(303);
    const letters = await hotline.store.documents.of('permohonan:PI001');
    expect(letters.map(({ type }) => type)).toEqual([
      `${NAME}.pemberitahuan`,
      `${NAME}.tanda-terima`,
    ]);
    expect(letters[0]?.html).toContain('Permohonan dikabulkan');
    const register = await get('/register');
    expect(register.text).toContain('Pemberitahuan');
    expect((await get(`/surat/${encodeURIComponent(letters[0]?.id ?? '')}`)).text).toContain(PAGE);
    who = { user: 'pupr', role: 'agency', agency: 'PUPR' };
    expect((await get(PAGE)).text).not.toContain('Tanda Terima');
    expect((await get(`/surat/${encodeURIComponent(letters[0]?.id ?? '')}/isi`)).status).toBe(404);
  });

  it('goes to who took over from its agency, also what is over', async () => {
    await enter();
    await enter();
    const second = PAGE.replace('PI001', 'PI002');
    for (const page of [PAGE, second])
      await post(`${page}/tindakan/teruskan`, { 'isian-agency': 'PUPR' });
    await post(`${second}/tindakan/tolak`, { 'isian-clause': 'h', 'isian-text': 'data pribadi' });
    const PUTR = { code: 'PUTR', name: 'Dinas Pekerjaan Umum dan Tata Ruang', shortName: 'DPUTR' };
    const change = { agencies: { PUPR: PUTR }, contacts: {}, holidays: {} };
    hotline = await createHotline(readSettings({}), () => {}, {
      ...{ clock, store: hotline.store, random: () => 0, processes: { [NAME]: SETTINGS } },
      district: (pack) => changedPack(withSigner(pack), change, contactName),
    });
    await hotline.engine.settle();
    app = createWeb(hotline, { identify: () => who });
    who = { user: 'putr', role: 'agency', agency: 'PUTR' };
    for (const page of [PAGE, second]) expect((await get(page)).status).toBe(200);
    const list = (await get(`/proses/${NAME}`)).text;
    expect([list.includes('PI001'), list.includes('PI002')]).toEqual([true, true]);
    expect((await post(`${PAGE}/tindakan/ada`, { 'isian-text': 'ada pdf' })).status).toBe(303);
    who = { user: 'dinsos', role: 'agency', agency: 'DINSOS' };
    for (const page of [PAGE, second]) expect((await get(page)).status).toBe(404);
  });

  it('has a register, figures, and a place in the inspector', async () => {
    await enter();
    await post(`${PAGE}/tindakan/tolak`, { 'isian-clause': 'h', 'isian-text': 'data pribadi' });
    const csv = (await get(`/proses/${NAME}/register.csv?masa=2026-11`)).text;
    expect(csv).toMatch(/"PI001";.*"Budi Santoso";.*"ditolak";"h";"data pribadi"/);
    expect((await get(`/proses/${NAME}/register.csv?masa=2026-10`)).text).not.toContain('PI001');
    const figures = (await get(`/proses/${NAME}/angka?masa=2026`)).text;
    expect(figures).toMatch(/Dijawab: ditolak<\/th><td>1</);
    expect(figures).toMatch(/huruf h: rahasia pribadi<\/th><td>1</);
    expect((await get(`/proses/${NAME}/angka?masa=x`)).status).toBe(400);
    expect((await get('/inspektur')).text).toContain('Permohonan informasi');
    expect((await get(`/inspektur/${NAME}`)).text).toContain('PI001');
    expect((await get(`/inspektur/${NAME}/permohonan%3API001`)).text).toContain('ditolak');
    who = { user: 'auditor', role: 'auditor', agency: null };
    expect((await get(PAGE)).text).not.toContain('Budi');
    expect((await get(`/proses/${NAME}/register.csv`)).text).not.toMatch(/Budi|9001/);
    who = { user: 'pupr', role: 'agency', agency: 'PUPR' };
    expect((await get(`/proses/${NAME}/register.csv`)).status).toBe(404);
  });
});
