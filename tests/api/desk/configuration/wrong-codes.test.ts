import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PaperOffice } from '../../../support/paper-office.ts';

/** Wrong codes from a phone of the office show at the desk, which lets its codes count again. */

const OFFICER = '+6281200000101';
const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
/** Never the same twice: that would be a loop. */
let asked = 0;
const link = (ticket = 'A001') => {
  asked += 1;
  return `JAWAB ${ticket} lihat keterangan ${asked} di www.contoh.id ya`;
};

let office: PaperOffice;
beforeAll(async () => {
  office = await PaperOffice.open();
  await office.sms('+6281200009001', 'JALAN di pekon hanakau sukau rusak parah');
}, 60_000);
afterAll(() => office.close());

const page = async (path: string) => (await office.get(ADMIN, path)).text;

async function guess(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    if (n % 3 === 0) await office.sms(OFFICER, link());
    await office.sms(OFFICER, `YA 1${n} 9${n}`);
  }
}

it('shows none as long as there is none', async () => {
  expect(await page('/')).not.toContain('Kode salah');
  expect(await page('/pengaturan/skpd')).not.toContain('kode salah');
});

it('shows the phone, and that it is locked', async () => {
  await guess(6);
  expect(await page('/')).toContain('6 kode salah hari ini dari 0812xxxx101');
  expect(await page('/pengaturan/skpd')).toContain('perintah dengan kode ditahan sampai besok');
  await office.sms(OFFICER, link());
  expect(office.received(OFFICER).at(-1)).toContain('sudah 6 kode yg salah');
});

it('lets its codes count again, which is on record', async () => {
  const [, address = ''] =
    /action="(\/pengaturan\/skpd\/[^"]+\/kode)"/.exec(await page('/pengaturan/skpd')) ?? [];
  expect((await office.press(ADMIN, address)).status).toBe(303);
  expect(await page('/')).not.toContain('kode salah hari ini');
  expect((await office.press(ADMIN, address)).status).toBe(404);
  const [row] = await office.hotline.store.audit.find({ limit: 1, action: 'codes.forgiven' });
  expect(row?.subject).toContain('0812');
  await office.sms(OFFICER, link());
  await office.sms(OFFICER, 'YA 10 10');
  expect((await office.complaint('2026-A001')).answer?.text).toContain('www.contoh.id');
});

it('forgets them the next day', async () => {
  await office.sms('+6281200009002', 'JALAN di pekon kenali belalau rusak parah');
  await office.sms(OFFICER, link('A002'));
  await office.sms(OFFICER, 'YA 22 33');
  expect(await page('/')).toContain('1 kode salah hari ini');
  await office.pass(24 * 3_600_000);
  expect(await page('/')).not.toContain('kode salah hari ini');
});
