import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { play } from '../../../api/cli/play.ts';
import { packagePath } from '../../../api/paths.ts';
import { createWeb } from '../../../api/server/app.ts';
import { differences } from '../../../api/simulation/recorder.ts';
import { openRecordings, slug } from '../../../api/simulation/recordings.ts';
import { parseScenario } from '../../../api/simulation/scenario/format.ts';
import { playScenario } from '../../../api/simulation/scenario/play.ts';
import { until } from '../../support/until.ts';
import { AS_ADMIN } from '../desk/fixture.ts';
import { type Running, runSimulation } from './running.ts';

/** Sessions on the page of phones, recorded and played again by the command line. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';

let folder: string;
let running: Running;
let app: Express;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hotline-recordings-'));
  running = await runSimulation();
  const district = packagePath('examples', 'lampung-barat');
  app = createWeb(running.hotline, {
    ...AS_ADMIN,
    recordings: { folder, district, quietHours: false },
  });
});
afterEach(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, form: Record<string, string> = {}) =>
  request(app).post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(form);
const page = async (path = '/telepon') => (await request(app).get(path)).text;

async function write(number: string, isi: string): Promise<void> {
  await post(`/telepon/${encodeURIComponent(number)}/sms`, { isi });
  await until('everything is answered', async () => {
    const { store, engine } = running.hotline;
    const { messages } = running.simulation.network.phone(number);
    const sent = messages.filter(({ direction }) => direction === 'sent').length;
    const stored = await store.inbox.list({ from: number, limit: 50 });
    const done = stored.filter(({ state }) => state !== 'new').length === sent;
    return done && engine.idle() && (await store.status()).outboxWaiting === 0;
  });
}

async function saved(): Promise<string> {
  expect((await post('/telepon/rekam/simpan')).status).toBe(303);
  const [file] = readdirSync(folder);
  if (file === undefined) throw new Error('nothing was saved');
  return readFileSync(join(folder, file), 'utf8');
}

describe('a recorded session', () => {
  it('plays again green: SMS, airplane mode, clock, faults and the admin’s desk', async () => {
    await post('/telepon/rekam', { judul: 'Jalan ../rusak: "diam"' });
    await write(CITIZEN, 'JALAN jln rusak parah di pekon basungan, tlg: #cepat');
    await write('+6281200009002', 'tolong pak, gimana ini');
    await post('/telepon/modem/gangguan', { modem: 'sim1', gangguan: 'report-lost' });
    await post(`/telepon/${encodeURIComponent(OFFICER)}/pesawat`, { pesawat: 'ya' });
    for (const _ of [1, 2, 3, 4, 5, 6]) await post('/telepon/waktu', { langkah: 'tenggat' });
    await post(`/telepon/${encodeURIComponent(OFFICER)}/pesawat`, { pesawat: 'tidak' });
    const desk = await page('/aduan/2026-A001');
    const [, kunci = ''] = /name="kunci" value="([^"]+)"/.exec(desk) ?? [];
    const asked = await post('/aduan/2026-A001/tindakan/tanya', { kunci, isi: 'Di dekat apa?' });
    expect(asked.status).toBe(303);
    await write(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    const text = await saved();
    expect(readdirSync(folder)).toEqual(['2026-11-23-09-00-jalan-rusak-diam.yaml']);
    expect(await page()).toContain('Sudah diputar ulang: hasilnya sama.');
    expect(text).toContain('phones:\n  warga: "+6281200009001"');
    expect(text).toMatch(/- airplane petugas PUPR: on[\s\S]+- until: 2026-11-2[\s\S]+- desk A001:/);
    expect(text).toMatch(/- modem:\n {6}at: lostReport/);
    expect(await playScenario(parseScenario(text, 'x.yaml'))).toEqual([]);
    const output = new PassThrough();
    expect(await play(join(folder, readdirSync(folder)[0] ?? ''), output, {})).toBe(0);
  });

  it('has the tickets of a fresh hotline though it began later', async () => {
    await write('+6281200009002', 'LAMPU lampu jalan mati di pasar liwa');
    await post('/telepon/rekam', {});
    await write(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    await write(OFFICER, 'jawab a002 sdh kami survey, besok alat turun');
    const text = await saved();
    expect(text).toContain('petugas PUPR: jawab A001 sdh kami survey');
    expect(text).not.toContain('A002');
    expect(await page()).toContain('hasilnya sama');
    expect(await playScenario(parseScenario(text, 'x.yaml'))).toEqual([]);
  });

  it('says where it is not the same again, and is green all the same', async () => {
    await write(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    await post('/telepon/rekam', { judul: 'tengah' });
    await write(OFFICER, 'JAWAB A001 sdh kami survey, besok alat turun');
    const text = await saved();
    expect(await page()).toMatch(/hasilnya berbeda:[\s\S]+warga, SMS ke-1: saat direkam “Yth/);
    expect(await playScenario(parseScenario(text, 'x.yaml'))).toEqual([]);
  });

  it('is downloaded by its name, and nothing else is', async () => {
    await post('/telepon/rekam', { judul: 'a' });
    await write(CITIZEN, 'KATEGORI');
    const text = await saved();
    const got = await request(app).get('/telepon/rekaman/2026-11-23-09-00-a.yaml');
    expect(got.headers['content-disposition']).toBe(
      'attachment; filename="2026-11-23-09-00-a.yaml"',
    );
    expect(got.text).toBe(text);
    for (const name of ['b.yaml', '..%2F..%2Fpackage.json', '%2Fetc%2Fpasswd', 'A.yaml', '.yaml'])
      expect((await request(app).get(`/telepon/rekaman/${name}`)).status).toBe(404);
  });

  it('cannot be empty, nor doubled, and may be thrown away', async () => {
    expect((await post('/telepon/rekam/simpan')).status).toBe(409);
    await post('/telepon/rekam', {});
    expect((await post('/telepon/rekam', {})).status).toBe(409);
    expect(await page()).toContain('● merekam');
    await post('/telepon/rekam/buang');
    expect(await page()).not.toContain('● merekam');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('files of recordings', () => {
  it.each([
    ['Jalan rusak!', 'jalan-rusak'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Ünïcode é', 'u-ni-code-e'],
    ['CON', 'con'],
    ['…', ''],
    ['x'.repeat(90), 'x'.repeat(40)],
  ])('%s → %s', (title, name) => {
    expect(slug(title)).toBe(name);
  });

  it('never replace one another', async () => {
    const recordings = openRecordings(join(folder, 'new'));
    expect(await recordings.list()).toEqual([]);
    const names = [];
    for (const text of ['1', '2', '3'])
      names.push(await recordings.save('2026-11-23 09.00', '', text));
    expect(names).toEqual([
      '2026-11-23-09-00.yaml',
      '2026-11-23-09-00-2.yaml',
      '2026-11-23-09-00-3.yaml',
    ]);
    expect(await recordings.read('2026-11-23-09-00.yaml')).toBe('1');
  });

  it('tells differences phone by phone', () => {
    const sms = (phone: string, ...texts: string[]) => texts.map((text) => ({ phone, text }));
    expect(differences(sms('a', '1', '2'), sms('a', '1', '2'))).toEqual([]);
    expect(differences(sms('a', 'sblm pkl 08.30.'), sms('a', 'sblm pkl 08.31.'))).toEqual([]);
    expect(differences(sms('a', '1'), [...sms('a', '1', '2'), ...sms('b', '3')])).toEqual([
      'a, SMS ke-2: saat direkam tidak ada, saat diputar ulang “2”',
      'b, SMS ke-1: saat direkam tidak ada, saat diputar ulang “3”',
    ]);
  });
});
