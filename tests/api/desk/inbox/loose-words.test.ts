import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PaperOffice } from '../../../support/paper-office.ts';

/** Words of which nobody has said for which complaint they are stand in the inbox, and are placed with one key. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const CITIZEN = '+6281200009001';
const PUPR = '+6281200000101';
/** Of the agency that has the lamps. */
let dlhkp = '';
const HOUR = 3_600_000;

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
  const { contacts } = office.hotline.rules.district;
  dlhkp =
    contacts.find(({ role, agency }) => role === 'officer' && agency === 'DLHKP')?.phone ?? '';
  await office.sms(CITIZEN, 'LAMPU lampu jalan mati di pekon kubu perahu');
  await office.sms(CITIZEN, 'JALAN jalan rusak di pekon hanakau sukau');
  await office.sms(PUPR, 'JAWAB A002 sudah kami tambal jalannya kemarin sore');
});
afterEach(() => office.close());

const inbox = async () => (await office.get(ADMIN, '/')).text;

/** Address and values of the button that says this. */
function button(text: string, label: string) {
  const forms = [...text.matchAll(/<form [^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)];
  const [, address = '', inner = ''] = forms.find(([, , body = '']) => body.includes(label)) ?? [];
  const fields = [...inner.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  return { address, fields: Object.fromEntries(fields) };
}

describe('loose words', () => {
  beforeEach(async () => {
    await office.sms(dlhkp, 'JAWAB A001 sudah kami perbaiki lampunya tadi');
    await office.sms(CITIZEN, 'masih belum bener pak');
    await office.pass(3 * HOUR);
  });

  it('are kept with each complaint, open none again, and are no complaint', async () => {
    const all = [await office.complaint('2026-A001'), await office.complaint('2026-A002')];
    expect(all.map(({ additions }) => additions.at(-1)?.text)).toEqual([
      'masih belum bener pak',
      'masih belum bener pak',
    ]);
    expect(await inbox()).toContain('SMS susulan tanpa nomor');
  });

  it('go where the admin says with one key, once', async () => {
    const { address, fields } = button(await inbox(), 'Untuk A002');
    await office.press(ADMIN, address, fields);
    const { additions, reopened } = await office.complaint('2026-A002');
    expect(reopened).toBeGreaterThan(0);
    expect(additions.filter(({ text }) => text === 'masih belum bener pak')).toHaveLength(1);
    expect(await inbox()).not.toContain('SMS susulan tanpa nomor');
    expect((await office.press(ADMIN, address, fields)).status).toBe(404);
  });
});
