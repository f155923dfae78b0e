import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { withSigner } from '../../../support/signer.ts';
import { AS_ADMIN } from '../fixture.ts';

/** The register of letters, from the SMS that caused the first one. */

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const ID = 'letter:penerusan:2026:k1';
const SENDING = { cara: 'kurir', penerima: 'Sdr. Staf TU' };
const PAGE = `/register/${encodeURIComponent(ID)}`;

describe('register of letters', () => {
  let clock: SimulatedClock;
  let hotline: Hotline;
  let app: ReturnType<typeof createWeb>;
  let keys = 0;

  beforeEach(async () => {
    clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
    const store = new SqliteStore(':memory:');
    const replace = { clock, store, modemPoll: 21_600_000, district: withSigner };
    hotline = await createHotline(readSettings({}), () => {}, replace);
    app = createWeb(hotline, AS_ADMIN);
    await hotline.engine.start();
    hotline.simulation?.network
      .phone('+6281200009001')
      .send('JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
    for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  });
  afterEach(async () => {
    const stopping = hotline.engine.stop();
    await clock.advance(2000);
    await stopping;
    await hotline.store.close();
  });

  const nextKey = () => `11111111-2222-3333-4444-${String(++keys).padStart(12, '0')}`;
  const post = (action: string, fields: Record<string, string> = {}, key = nextKey()) =>
    request(app)
      .post(`${PAGE}/tindakan/${action}`)
      .set(ORIGIN)
      .type('form')
      .send({ kunci: key, ...fields });
  const page = async (address = PAGE) => (await request(app).get(address)).text;

  it('has the letter of a forwarded complaint as a draft, and leads to its rendering', async () => {
    expect(await page('/register')).toMatch(/belum bernomor[\s\S]*konsep/);
    const letter = await page();
    expect(letter).toContain('Kepala Dinas Pekerjaan Umum');
    expect(letter).toContain('href="/aduan/2026-A001"');
    expect(letter).toContain('Lihat konsep');
    expect((await request(app).get(`${PAGE}/konsep`)).text).toContain('(nomor menyusul)');
  });

  it('notes the way of the paper; the page offers what the machine takes', async () => {
    expect(await page()).not.toContain('Sudah dikirim');
    for (const action of ['paraf', 'tetapkan']) expect((await post(action)).status).toBe(303);
    await clock.advance(1000);
    expect((await post('kirim', SENDING)).status).toBe(303);
    const early = await post('arsip');
    expect(early.status).toBe(409);
    const scan = request(app).post(`${PAGE}/pindaian`).set(ORIGIN).field('jenis', 'electronic');
    expect((await scan.attach('pindaian', Buffer.from('%PDF-1.4'), 'tte.pdf')).status).toBe(303);
    expect((await post('arsip')).status).toBe(303);
    const letter = await page();
    expect(letter).toContain('diantar kurir, diterima Sdr. Staf TU');
    expect(letter).toContain('PEJABAT CONTOH');
    expect(letter).toContain('diarsipkan');
    expect(letter).toContain('Surat ini sudah selesai');
    expect(await page('/register?keadaan=archived')).toContain('500.12.2/0001');
    expect(await page('/register?keadaan=draft')).toContain('Belum ada surat');
  });

  it('refuses a step that is not due, and what is not there', async () => {
    expect((await post('kirim', SENDING)).status).toBe(409);
    expect((await post('kirim', { ...SENDING, cara: 'merpati' })).status).toBe(400);
    expect((await post('kirim', { ...SENDING, penerima: '' })).status).toBe(400);
    expect((await post('lupakan')).status).toBe(404);
    expect((await request(app).get('/register/letter:x')).status).toBe(404);
    expect((await request(app).get('/register/2026-A001')).status).toBe(404);
    expect((await request(app).get('/register?keadaan=hilang')).status).toBe(400);
    expect((await request(app).get('/register?lanjut=zz')).status).toBe(400);
    expect((await post('batal')).status).toBe(400);
    const foreign = request(app).post(`${PAGE}/tindakan/paraf`).type('form');
    expect((await foreign.send({ kunci: nextKey() })).status).toBe(403);
  });

  it('counts a form sent twice once', async () => {
    const key = nextKey();
    expect((await post('paraf', {}, key)).status).toBe(303);
    expect((await post('paraf', {}, key)).status).toBe(303);
    const history = await hotline.store.instances.history(ID);
    expect(history.filter(({ type }) => type === 'letter.initial')).toHaveLength(1);
  });

  it('keeps a void number with its reason, as text', async () => {
    expect((await post('tetapkan')).status).toBe(303);
    await clock.advance(1000);
    expect((await post('batal', { alasan: '<b>salah</b> {{alamat}}' })).status).toBe(303);
    expect(await page()).toContain('&lt;b&gt;salah&lt;/b&gt; {{alamat}}');
    expect(await page('/register')).toMatch(/0001[\s\S]*batal/);
  });
});

it('a letter that nobody can sign says so before anybody tries, and what to fill in', async () => {
  const clock = new SimulatedClock(Date.UTC(2026, 10, 23, 2, 0));
  const store = new SqliteStore(':memory:');
  const replace = { clock, store, modemPoll: 21_600_000 };
  const hotline = await createHotline(readSettings({}), () => {}, replace);
  const app = createWeb(hotline, AS_ADMIN);
  await hotline.engine.start();
  hotline.simulation?.network
    .phone('+6281200009001')
    .send('JALAN jln rusak parah di pekon basungan pagar dewa, tlg diperbaiki pak');
  for (let second = 0; second < 5; second += 1) await clock.advance(1000);
  const { items } = await store.instances.find(
    { machine: 'letter' },
    { order: 'created', limit: 1 },
  );
  const { text } = await request(app).get(`/register/${encodeURIComponent(items[0]?.id ?? '')}`);
  expect(text).toContain('Belum dapat ditetapkan');
  expect(text).toContain('letterhead.signatory');
  expect(text).not.toContain('/tindakan/tetapkan');
  const stopping = hotline.engine.stop();
  await clock.advance(2000);
  await stopping;
  await store.close();
});
