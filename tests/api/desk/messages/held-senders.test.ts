import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { PaperOffice } from '../../../support/paper-office.ts';

/** Over the daily limit the desk sees who was held, and lets it go on; danger and pleas for secrecy get through. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const CITIZEN = '+6281200009001';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

const page = async (path: string) => (await office.get(ADMIN, path)).text;
const words = (n: number) => `LAMPU jalan mati di pekon nomor ${n} kecamatan sukau`;
const complaints = () => office.hotline.store.instances.count({ machine: 'complaint' });

async function overLimit(by: number): Promise<void> {
  const { dailyLimit } = office.hotline.rules.district.policy;
  for (let n = 0; n < dailyLimit + by; n += 1) await office.sms(CITIZEN, words(n));
}

/** The button that lets one message go on, and the page of the first held sender. */
async function addresses() {
  const text = await page('/karantina');
  const [, one = ''] = /action="([^"]+)"><button id="lepas-0"/.exec(text) ?? [];
  const [, sender = ''] = /href="(\/karantina\/pengirim\/[^"]+)"/.exec(text) ?? [];
  return { one, sender };
}

it('shows who was held, since when and how many, and lets all of it go on with one key', async () => {
  const { store, rules } = office.hotline;
  await overLimit(3);
  const text = await page('/karantina');
  expect(text).toContain('<b>lewat batas harian</b>');
  expect(text).toMatch(/0812xxxx001[\s\S]*3 SMS ditahan sejak/);
  expect(await page('/')).toContain('3 SMS ditahan karena lewat batas harian');
  const { one, sender } = await addresses();
  expect(await page(sender)).toContain(words(rules.district.policy.dailyLimit + 2));
  expect(sender).not.toContain('8120000900');

  expect((await office.press(ADMIN, one)).status).toBe(303);
  expect(await page('/karantina')).toContain('2 SMS ditahan');
  expect((await office.press(ADMIN, `${sender}/tindakan/lepas`)).status).toBe(303);
  expect(await page('/karantina')).not.toContain('SMS ditahan sejak');
  expect(await page('/')).not.toContain('batas harian');
  expect(await store.inbox.list({ state: 'quarantine', limit: 9 })).toEqual([]);
  expect((await office.press(ADMIN, `${sender}/tindakan/lepas`)).status).toBe(409);
  const rows = await store.audit.find({ action: 'message.released', limit: 9 });
  expect(rows.map(({ subject }) => subject)).toContain('0812xxxx001');
  expect(rows.map(({ detail }) => detail)).toContainEqual({ messages: '2' });
});

it('danger to life and a plea for secrecy are not held', async () => {
  await overLimit(2);
  const before = await complaints();
  await office.sms(CITIZEN, 'TOLONG kebakaran rumah di pekon hanakau sukau sekarang');
  await office.sms(CITIZEN, 'RAHASIA kabid PUPR minta fee proyek jalan');
  expect(await complaints()).toBe(before + 2);
  expect(await page('/karantina')).toContain('2 SMS ditahan');
  expect((await office.press(ADMIN, '/karantina/pengirim/xyz/tindakan/lepas')).status).toBe(404);
});
