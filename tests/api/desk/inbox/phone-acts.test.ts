import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PaperOffice } from '../../../support/paper-office.ts';

/** What the admin's phone did by SMS shows at the desk, with an undo as long as the machine takes one. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const PHONE = '+6281200000001';
const CITIZEN = '+6281200009001';
const STRANGER = '+6281200009002';
const PUPR = '+6281200000101';
const HOUR = 3_600_000;

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

/** An SMS of the admin's phone, and the code that it is asked for. */
async function order(text: string): Promise<void> {
  await office.sms(PHONE, text);
  const [, code] = /YA (\d\d \d\d)/.exec(office.received(PHONE).at(-1) ?? '') ?? [];
  if (code === undefined) throw new Error(`no code was asked for: ${text}`);
  await office.sms(PHONE, `YA ${code}`);
}

const page = async (address = '/telepon-admin') => (await office.get(ADMIN, address)).text;

/** The buttons that take something back, as the page has them. */
const undos = (text: string) =>
  [
    ...text.matchAll(
      /action="(\/aduan\/[^"]+)"[^<]*(?:<input[^>]*>)*<button[^>]*><kbd[^>]*>1<\/kbd> (Batalkan[^<]*)</g,
    ),
  ].map(([, address = '', label]) => ({ address, label }));

async function undo(): Promise<number> {
  const [first] = undos(await page());
  const answer = await office.press(ADMIN, first?.address ?? '', { kembali: '/telepon-admin' });
  return answer.status;
}

const stateOf = async (id: string) => (await office.hotline.store.instances.load(id))?.search.state;

describe('forwarded by phone', () => {
  it('is listed as it was typed, and taken back from the agency until it has answered', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TERUSKAN A001 PUPR');
    const text = await page();
    for (const words of ['TERUSKAN A001 PUPR', 'Admin meneruskan', '0812xxxx001', 'A001'])
      expect(text).toContain(words);
    expect(undos(text)).toEqual([
      { address: '/aduan/2026-A001/tindakan/tarik', label: 'Batalkan: Tarik kembali' },
    ]);
    expect(await page('/')).toContain('Bukan Anda? Batalkan.');

    expect(await undo()).toBe(303);
    expect(await stateOf('2026-A001')).toBe('triage');
    expect(office.received(PUPR).at(-1)).toMatch(/A001 sudah ditarik/);
    expect(office.received(PUPR).at(-1)).not.toMatch(/masalah/);
    await office.sms(PUPR, 'LIHAT A001');
    expect(office.received(PUPR).at(-1)).not.toMatch(/masalah/);
    expect(await page()).toContain('dibatalkan');
    expect(undos(await page())).toEqual([]);
    expect(await page('/')).not.toContain('Bukan Anda?');
  });

  it('cannot be taken back once it is answered, and the machine says so too', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TERUSKAN A001 PUPR');
    const [first] = undos(await page());
    await office.sms(PUPR, 'JAWAB A001 sudah kami tangani kemarin siang');
    await office.pass(24 * HOUR);
    expect(await page()).toContain('tidak dapat dibatalkan lagi');
    expect(undos(await page())).toEqual([]);
    expect((await office.press(ADMIN, first?.address ?? '')).status).toBe(409);
  });

  it('is not offered for what the desk has done anew since', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TERUSKAN A001 PUPR');
    await office.press(ADMIN, '/aduan/2026-A001/tindakan/teruskan', { skpd: 'DLHKP' });
    expect(undos(await page())).toEqual([]);
  });
});

describe('rejected and merged by phone', () => {
  it('is reopened', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await order('TOLAK A001 bukan wewenang kabupaten');
    expect(await stateOf('2026-A001')).toBe('rejected');
    expect(undos(await page())).toEqual([
      { address: '/aduan/2026-A001/tindakan/buka', label: 'Batalkan: Buka lagi' },
    ]);
    expect(await undo()).toBe(303);
  });

  it('is separated, each of two in one SMS by itself', async () => {
    await office.sms(CITIZEN, 'JALAN rusak parah di pekon hanakau sukau');
    await office.sms(STRANGER, 'ada masalah di pekon kami tolong pak');
    await order('GABUNG A002 A001');
    expect(await stateOf('2026-A002')).toBe('merged');
    expect(undos(await page())).toEqual([
      { address: '/aduan/2026-A002/tindakan/pisah', label: 'Batalkan: Pisahkan' },
    ]);
    expect(await undo()).toBe(303);
    expect(await stateOf('2026-A002')).toBe('triage');
    expect((await office.complaint('2026-A001')).children).toEqual([]);
  });

  it('what did not count is not listed', async () => {
    await office.sms(CITIZEN, 'ada masalah di pekon kami tolong pak');
    await office.sms(PHONE, 'TOLAK A001 bukan wewenang kabupaten');
    await office.sms(PHONE, 'YA 99 99');
    expect(await page()).toContain('Belum ada tindakan');
  });
});
