import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import { CONDITION_NAMES } from '../../../../channels/gsm/virtual/conditions.ts';
import { FAULT_NAMES } from '../../../../channels/gsm/virtual/fault-names.ts';
import { until } from '../../../support/until.ts';
import { AS_ADMIN } from '../../desk/fixture.ts';
import { MONDAY, type Running, runSimulation } from '../running.ts';

/** The page of phones on a running hotline: what a newcomer presses, and what then is on the phones. */

const CITIZEN = '+6281200009001';
const OFFICER = '+6281200000101';
const DAY = 24 * 3_600_000;

let running: Running;
let app: Express;
beforeEach(async () => {
  running = await runSimulation();
  app = createWeb(running.hotline, AS_ADMIN);
});
afterEach(() => running.stop());

const page = async (path = '/telepon') => (await request(app).get(path)).text;
const post = (path: string, form: Record<string, string> = {}) =>
  request(app).post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(form);
const write = (number: string, isi: string) =>
  post(`/telepon/${encodeURIComponent(number)}/sms`, { isi });

async function complain(): Promise<void> {
  await write(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
  await until('the officer has the task', () => running.received(OFFICER).length > 0);
}

describe('phones on the table', () => {
  it('are two citizens, officer and head of an agency, and the office, without script too', async () => {
    const labels = async () =>
      [...(await page()).matchAll(/<h2 id="judul-\d+">([^<]+)/g)].map(([, label]) => label);
    const office = ['Admin Hotline', 'Sekda', 'Bupati'];
    expect(await labels()).toEqual([
      ...['Warga 1', 'Warga 2', 'Petugas DPUPR', 'Kepala DPUPR'],
      ...office,
    ]);
    expect((await post('/telepon/skpd', { skpd: 'DINKES' })).status).toBe(303);
    expect(await labels()).toEqual([
      ...['Warga 1', 'Warga 2', 'Petugas Dinkes', 'Kepala Dinkes'],
      ...office,
    ]);
    expect((await post('/telepon/skpd', { skpd: 'BPJN' })).status).toBe(400);
    // a phone that has SMS stays in sight
    await complain();
    expect(await labels()).toContain('Petugas DPUPR');
    expect(await page('/telepon/layar?jumlah=7')).toMatch(
      /id="telepon-lain"[^>]*>Telepon lain juga mendapat SMS: Petugas DPUPR/,
    );
  });

  it('that are off get their SMS when they are back, and the desk’s ticks follow', async () => {
    await post(`/telepon/${encodeURIComponent(OFFICER)}/pesawat`, { pesawat: 'ya' });
    await write(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    const stateOfTask = async () =>
      (await running.hotline.store.outbox.list({ to: OFFICER, limit: 1 }))[0]?.state;
    await until('the network has the task', async () => (await stateOfTask()) === 'sent');
    expect(running.received(OFFICER)).toEqual([]);
    expect(await page()).toContain('1 SMS menunggu');
    await post(`/telepon/${encodeURIComponent(OFFICER)}/pesawat`, { pesawat: 'tidak' });
    await until('the report is in', async () => (await stateOfTask()) === 'delivered');
    expect(running.received(OFFICER)).toHaveLength(1);
    expect(await page('/aduan/2026-A001')).toContain('✓✓');
  });
});

describe('the clock on the page', () => {
  it('goes to the next deadline, by hours and by working days, and every page shows it', async () => {
    await complain();
    expect(await page('/aduan')).toContain('id="jam-simulasi" hidden');
    expect(await page()).toMatch(/pengingat tenggat A001, <time[^>]*>Rab, 25 Nov 2026 07\.30 WIB/);
    expect((await post('/telepon/waktu', { langkah: 'tenggat' })).status).toBe(303);
    expect(running.received(OFFICER).at(-1)).toMatch(/^Mengingatkan aduan A001/);
    expect(await page('/aduan')).toMatch(/Jam simulasi: <time[^>]*>Rab, 25 Nov 2026 07\.30 WIB/);
    await post('/telepon/waktu', { langkah: 'jam' });
    expect(await page('/')).toContain('08.30 WIB');
    // Wednesday to Friday, then over the weekend
    for (const _ of [1, 2, 3]) await post('/telepon/waktu', { langkah: 'hari-kerja' });
    expect(await page('/')).toContain('Sen, 30 Nov 2026');
    expect(running.hotline.clock.now()).toBeGreaterThan(MONDAY + 6 * DAY);
    expect((await post('/telepon/waktu', { langkah: 'mundur' })).status).toBe(400);
  });
});

describe('the modem on the page', () => {
  it('has a button with words for every fault there is', async () => {
    const text = await page();
    const buttons = [...text.matchAll(/name="gangguan" value="([^"]+)"[^>]*>([^<]+)</g)];
    expect(buttons.map(([, name]) => name).sort()).toEqual([...FAULT_NAMES].sort());
    expect(new Set(buttons.map(([, , label]) => label)).size).toBe(FAULT_NAMES.length);
    for (const name of CONDITION_NAMES) expect(text).toContain(`value="${name}"`);
  });

  it('lays a fault, takes it back, and refuses what there is not', async () => {
    const { faults } = running.simulation.modem;
    await post('/telepon/modem/gangguan', { modem: 'sim1', gangguan: 'report-lost' });
    expect(faults.waiting).toBe(1);
    expect(await page()).toContain('1 gangguan menunggu');
    await post('/telepon/modem/gangguan', { modem: 'sim1' });
    expect(faults.waiting).toBe(0);
    const wrong = (form: Record<string, string>) => post('/telepon/modem/gangguan', form);
    expect((await wrong({ modem: 'sim1', gangguan: 'toString' })).status).toBe(400);
    expect((await wrong({ modem: 'sim9', gangguan: 'hang' })).status).toBe(404);
    const keadaan = { modem: 'sim1', keadaan: 'toString', baik: 'ya' };
    expect((await post('/telepon/modem/keadaan', keadaan)).status).toBe(400);
  });

  it.each(CONDITION_NAMES)('%s: is broken and mended, and no SMS is lost', async (keadaan) => {
    const set = (baik: string) => post('/telepon/modem/keadaan', { modem: 'sim1', keadaan, baik });
    await set('tidak');
    expect(await page()).toMatch(/class="cap lewat">(sinyal hilang|modem dicabut|pulsa habis)/);
    await write(CITIZEN, 'JALAN jln rusak parah di pekon basungan');
    if (keadaan === 'credit')
      await until('the network refused', async () => {
        const [sms] = await running.hotline.store.outbox.list({ to: OFFICER, limit: 1 });
        // it waits for the top-up: nothing is given up for want of credit
        return sms?.state === 'queued' && sms.error !== null;
      });
    await set('ya');
    // the driver looks for a modem that was gone after a pause
    await running.time.moveTo(running.hotline.clock.now() + 600_000);
    await until('the complaint is there', async () =>
      Boolean(await running.hotline.store.instances.load('2026-A001')),
    );
    await until('the officer has the task', () => running.received(OFFICER).length > 0);
    expect(await page()).not.toContain('class="cap lewat">pulsa habis');
  });

  it('says in plain words what hotline and modem say to each other, and no PDU', async () => {
    await complain();
    const text = await page();
    expect(text).toMatch(/<code>AT\+CMGS&#x3D;\d+<\/code><\/td><td>minta mengirim SMS/);
    expect(text).toMatch(/<code>\+CMGS: \d+<\/code><\/td><td>SMS sudah di jaringan/);
    expect(text).toContain('isi SMS (dalam kode PDU)');
    expect(text).not.toMatch(/[0-9A-F]{16}/);
    expect(text).toContain('href="/inspektur/modem"');
  });
});

describe('counting SMS', () => {
  it.each([
    ['halo', 'sisa 156 huruf, 1 SMS'],
    ['x'.repeat(160), 'sisa 0 huruf, 1 SMS'],
    ['x'.repeat(161), 'sisa 145 huruf, 2 SMS'],
    ['€'.repeat(80), 'sisa 0 huruf, 1 SMS'],
    // an escape pair is never cut: 76 of two septets and one septet left over in each SMS
    ['€'.repeat(81), 'sisa 143 huruf, 2 SMS'],
    ['halo 🙏', 'sisa 63 huruf, 1 SMS (UCS-2: ada emoji atau huruf khusus)'],
    ['🙏'.repeat(36), 'sisa 61 huruf, 2 SMS (UCS-2: ada emoji atau huruf khusus)'],
    ['', 'sisa 160 huruf, 1 SMS'],
  ])('%s', async (isi, words) => {
    expect((await post('/hitung-sms', { isi })).text).toBe(words);
  });
});
