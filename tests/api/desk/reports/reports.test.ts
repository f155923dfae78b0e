import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Hotline } from '../../../../api/hotline/hotline.ts';
import { createWeb } from '../../../../api/server/app.ts';
import { createHotline } from '../../../../api/start/compose.ts';
import { readSettings } from '../../../../api/start/configuration/settings.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';
import { SqliteStore } from '../../../../store/sqlite/store.ts';
import { withSigner } from '../../../support/signer.ts';
import { AS_ADMIN, asUser } from '../fixture.ts';

/** Reports of SOP steps 6 and 7 at the desk, from a complaint by SMS to the Bupati's receipt. */

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
const HOUR = 3_600_000;
/** Monday 30 November 2026, 09.00 WIB. */
const START = Date.UTC(2026, 10, 30, 2, 0);
const PAGE = `/laporan/${encodeURIComponent('report:monthly:2026-11')}`;

describe('reports at the desk', () => {
  let clock: SimulatedClock;
  let hotline: Hotline;
  let app: ReturnType<typeof createWeb>;
  let keys = 0;
  let work: Promise<unknown>[];

  beforeEach(async () => {
    clock = new SimulatedClock(START);
    work = [];
    hotline = await createHotline(readSettings({}), () => {}, {
      clock,
      store: new SqliteStore(':memory:'),
      modemPoll: 6 * HOUR,
      enginePoll: HOUR,
      random: () => 0,
      onWork: (done) => work.push(done),
      district: withSigner,
    });
    app = createWeb(hotline, { ...AS_ADMIN, printPdf: async (html) => Buffer.from(`PDF ${html}`) });
    await hotline.engine.start();
    send('JALAN =jln rusak di pekon basungan pagar dewa, hub 081234567890');
    await seconds(20);
  });
  afterEach(async () => {
    let stopped = false;
    const stopping = hotline.engine.stop().then(() => {
      stopped = true;
    });
    // the modem may have a command under way that waits for its time to end
    for (let second = 0; second < 120 && !stopped; second += 1) await clock.advance(1000);
    await stopping;
    await hotline.store.close();
  });

  function send(text: string): void {
    hotline.simulation?.network.phone('+6281200009001').send(text);
  }
  async function seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) await clock.advance(1000);
  }
  /** To Tuesday, 1 December, when the draft is there. */
  const periodOver = () => clock.advance(23 * HOUR);
  const post = (path: string, fields: Record<string, string> = {}) => {
    keys += 1;
    const kunci = `11111111-2222-3333-4444-${String(keys).padStart(12, '0')}`;
    return request(app)
      .post(`${PAGE}/${path}`)
      .set(ORIGIN)
      .type('form')
      .send({ kunci, ...fields });
  };
  async function did(path: string, fields: Record<string, string> = {}): Promise<void> {
    expect((await post(path, fields)).status).toBe(303);
    await Promise.all(work);
    await seconds(3);
  }
  const page = async (address = PAGE) => {
    const { status, text } = await request(app).get(address);
    return status === 200 ? text : `${status} ${text}`;
  };
  const buttons = (html: string) =>
    [...html.matchAll(/tindakan\/([\w-]+)"/g)].map(([, name]) => name);

  it('are listed with their state and when they are due', async () => {
    expect(await page('/laporan')).toMatch(
      /Periode berjalan[\s\S]*Bulanan November 2026[\s\S]*mengumpulkan/,
    );
    await periodOver();
    const list = await page('/laporan');
    expect(list).toMatch(/Menunggu[\s\S]*Bulanan November 2026[\s\S]*konsep[\s\S]*2 Des 2026/);
    expect(list).not.toContain('lewat batas');
    await clock.advance(36 * HOUR);
    expect(await page('/laporan')).toContain('lewat batas');
  });

  it.each(['viewer', 'auditor'] as const)(
    'are read by the %s, who changes nothing',
    async (role) => {
      await periodOver();
      const reader = createWeb(hotline, asUser({ user: role, role, agency: null }));
      for (const path of ['/laporan', '/laporan/sementara', PAGE, `${PAGE}/dokumen/laporan`])
        expect([path, (await request(reader).get(path)).status]).toEqual([path, 200]);
      const { text } = await request(reader).get(PAGE);
      expect(text).not.toContain(`action="${PAGE}`);
      expect(buttons(await page())).not.toEqual([]);
      expect((await request(reader).get('/laporan/2026-A001')).status).toBe(404);
      const sent = await request(reader).post(`${PAGE}/tindakan/tetapkan`).set(ORIGIN).type('form');
      expect(sent.status).toBe(403);
      // their covering letter and what lies behind it too
      await did('tindakan/tetapkan');
      const documents = await hotline.store.documents.of('report:monthly:2026-11');
      expect(documents.length).toBeGreaterThan(1);
      const agency = createWeb(hotline, asUser({ user: 'pupr', role: 'agency', agency: 'PUPR' }));
      for (const { id } of documents) {
        const path = `/surat/${encodeURIComponent(id)}/isi`;
        expect((await request(reader).get(path)).status).toBe(200);
        expect((await request(agency).get(path)).status).toBe(404);
      }
      expect((await request(agency).get(PAGE)).status).toBe(403);
    },
  );

  it('have nothing to do before their period is over', async () => {
    const html = await page();
    expect(buttons(html)).toEqual([]);
    expect(html).toContain('Periode ini belum selesai');
    expect(await page(`${PAGE}/dokumen/laporan`)).toMatch(/^409/);
  });

  it('go from the draft through remarks and signature to the Bupati', async () => {
    await periodOver();
    const draft = await page();
    expect(buttons(draft)).toEqual(['hitung-ulang', 'tetapkan']);
    await did('catatan', {
      menonjol: '2026/A001; Jalan Basungan; <b>ditimbun</b>',
      catatan: 'Satu aduan.\n\nHujan lebat.',
    });
    expect(await page()).toContain('2026/A001; Jalan Basungan; &lt;b&gt;ditimbun&lt;/b&gt;');
    const preview = await page(`${PAGE}/dokumen/laporan`);
    expect(preview).toContain('LAPORAN BULANAN HOTLINE SMS CENTER');
    expect(preview).toMatch(/Aduan masuk<\/th><td class="angka">1</);
    expect(preview).toContain('&lt;b&gt;ditimbun&lt;/b&gt;');
    expect(preview).toContain('Hujan lebat.');
    expect(preview).not.toContain('81200009001');

    await did('tindakan/tetapkan');
    const signed = await page();
    expect(buttons(signed)).toEqual(['kirim']);
    expect(signed).toContain('500.12.2/0001/III.18/2026');
    expect(signed).not.toContain('name="catatan"');
    const archived = [...signed.matchAll(/href="(\/surat\/[^"]+\/isi)"/g)].map(
      ([, href = '']) => href,
    );
    expect(archived).toHaveLength(3);
    expect(await page(archived[0])).toContain('&lt;b&gt;ditimbun&lt;/b&gt;');
    expect(await page(archived[1])).toContain('Yth.');
    const compliance = await page(archived[2]);
    expect(compliance).toContain('LAPORAN KEPATUHAN SOP');
    // what the admin remarked stands in it too
    expect(compliance).toContain('Hujan lebat.');
    expect(compliance).toMatch(/0 surat penerusan dikirim/);
    const [, letter = ''] = /href="(\/register\/[^"]+)"/.exec(signed) ?? [];
    expect(await page(letter)).toContain(`href="${PAGE}"`);

    expect((await post('tindakan/kirim')).status).toBe(400);
    await did('tindakan/kirim', { cara: 'kurir', penerima: 'Ajudan Bupati' });
    expect(await page(letter)).toContain('diantar kurir, diterima Ajudan Bupati');
    expect(buttons(await page())).toEqual(['diterima']);
    expect(
      (await post('tindakan/diterima', { penerima: 'Ajudan', tanggal: '2026-12-02' })).status,
    ).toBe(400);
    expect(
      (await post('tindakan/diterima', { penerima: 'Ajudan', tanggal: '2026-11-30' })).status,
    ).toBe(409);
    await did('tindakan/diterima', { penerima: 'Ajudan Bupati', tanggal: '2026-12-01' });
    const done = await page();
    expect(done).toContain('oleh Ajudan Bupati');
    expect(buttons(done)).toEqual([]);
    expect(await page('/laporan')).toMatch(/Selesai[\s\S]*November 2026[\s\S]*diterima Bupati/);
    expect((await post('tindakan/tetapkan')).status).toBe(409);
  });

  it('print what is drafted as PDF', async () => {
    await periodOver();
    const { status, headers, body } = await request(app).get(`${PAGE}/dokumen/kepatuhan/pdf`);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(String(body)).toContain('LAPORAN KEPATUHAN SOP');
  });

  // one workbook more has all tables
  it.each([
    ['csv', 20],
    ['xlsx', 21],
    ['json', 20],
  ])('give every table as %s', async (format, count) => {
    await periodOver();
    const files = [...(await page()).matchAll(/href="([^"]*\/tabel\/[^"]+)"/g)]
      .map(([, href = '']) => href)
      .filter((href) => href.endsWith(format));
    expect(files).toHaveLength(count);
    for (const file of files) expect((await request(app).get(file)).status).toBe(200);
  });

  it('give the numbers and the evidence of the documents in their tables', async () => {
    await periodOver();
    const csv = async (name: string) => (await request(app).get(`${PAGE}/tabel/${name}.csv`)).text;
    expect(await csv('ringkasan')).toContain('"Aduan masuk";1\r\n');
    expect(await csv('kategori')).toContain('"JALAN";"Jalan dan Jembatan";1;100%\r\n');
    expect(await csv('belum-selesai')).toContain('"2026/A001";"Jalan dan Jembatan";');
    expect((await csv('kepatuhan')).split('\r\n').slice(1, 4)).toEqual([
      expect.stringMatching(/^"2026\/A001";"DPUPR";1;"";1;0;"sesuai";.*;"SMS pelapor"$/),
      expect.stringMatching(
        /^"2026\/A001";"DPUPR";2;"";1;0;"sesuai";.*"SMS tanda terima: sampai"$/,
      ),
      // the SMS went out, the letter is a draft
      expect.stringMatching(
        /^"2026\/A001";"DPUPR";3;"";1;1;"berjalan";.*"SMS tugas ke SKPD: sampai"$/,
      ),
    ]);
    expect((await request(app).get(`${PAGE}/tabel/pelapor.csv`)).status).toBe(404);
    expect((await request(app).get(`${PAGE}/tabel/jenis.html`)).status).toBe(404);
  });

  it.each([
    ['an action that is none', 'tindakan/hapus', {}, 404],
    ['a notable complaint without its parts', 'catatan', { menonjol: 'A001 jalan' }, 400],
    ['remarks without end', 'catatan', { catatan: 'x'.repeat(5001) }, 400],
    ['a receipt of nobody', 'tindakan/diterima', { tanggal: '2026-12-01' }, 400],
    [
      'a receipt on no day',
      'tindakan/diterima',
      { penerima: 'Ajudan', tanggal: '2026-02-31x' },
      400,
    ],
  ])('refuse %s', async (_, path, fields, status) => {
    await periodOver();
    expect((await post(path, fields)).status).toBe(status);
  });

  it.each(['report:monthly:2020-01', 'report:dailyDigest:2026-11-30', '2026-A001'])(
    'are not %s',
    async (id) => {
      expect(await page(`/laporan/${encodeURIComponent(id)}`)).toMatch(/^404/);
    },
  );

  it('can be looked at for any days, without a number', async () => {
    const base = '/laporan/sementara';
    expect(await page(base)).toContain('tidak bernomor');
    const query = '?dari=2026-11-30&sampai=2026-11-30';
    const html = await page(base + query);
    expect(html).toContain('30 November 2026');
    const [, numbers = ''] = /hx-get="([^"]+)" hx-trigger="load"/.exec(html) ?? [];
    expect(await page(numbers.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).toMatch(
      /Masuk<\/dt><dd><b><a [^>]+>1</,
    );
    const report = await page(`${base}/dokumen/laporan${query}`);
    expect(report).toContain('LAPORAN SEMENTARA HOTLINE SMS CENTER');
    expect((await request(app).get(`${base}/tabel/jenis.csv${query}`)).text).toContain(
      '"KELUHAN";"Keluhan";1;1',
    );
    expect(await hotline.store.instances.count({ machine: 'letter', kind: 'laporan' })).toBe(0);
  });

  it.each([
    '?dari=2026-11-30&sampai=2026-11-29',
    '?dari=2026-02-31&sampai=2026-03-01',
    '?dari=2026-11-30',
    '?dari=x&sampai=y',
  ])('are refused for %s', async (query) => {
    expect(await page(`/laporan/sementara${query}`)).toMatch(/^400/);
    expect(await page(`/laporan/sementara/angka${query}`)).toMatch(/^400/);
  });
});
