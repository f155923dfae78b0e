import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** A secrecy ends at the desk by a typed reason, behind a page that says who may read it then, and leaves a row. */

const ADMIN = deskUser('admin');
const CITIZEN = '+6281200009001';
const PHONE = '+6281200000001';
const FORM = '/aduan/2026-A001/tindakan/kategori';
const REASON = 'pelapor sendiri minta dibuka lewat telepon';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
  await office.sms(CITIZEN, 'jalan rusak di pekon hanakau, tolong rahasiakan nama saya');
});
afterEach(() => office.close());

const isSecret = async () => (await office.complaint('2026-A001')).secret;
const rows = () => office.hotline.store.audit.find({ action: 'secret.ended', limit: 9 });

describe('the end of a secrecy at the desk', () => {
  it('is asked about, and names who may read it', async () => {
    const { status, text } = await office.press(ADMIN, FORM);
    expect(status).toBe(200);
    for (const words of ['Akhiri kerahasiaan aduan A001', 'Inspektorat', 'DPUPR', 'alasan-buka'])
      expect(text).toContain(words);
    expect(await isSecret()).toBe(true);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['no reason', { yakin: 'ya' }],
    ['a short one', { yakin: 'ya', 'alasan-buka': 'ok' }],
    ['a reason that was not asked for', { 'alasan-buka': REASON }],
  ])('is none with %s', async (_, said) => {
    expect((await office.press(ADMIN, FORM, said)).status).toBe(200);
    expect(await isSecret()).toBe(true);
  });

  it('comes with a reason, which is written down', async () => {
    const done = await office.press(ADMIN, FORM, { yakin: 'ya', 'alasan-buka': REASON });
    expect(done.status).toBe(303);
    expect(await isSecret()).toBe(false);
    const [row] = await rows();
    expect(row).toMatchObject({ subject: '2026-A001', who: 'admin', detail: { reason: REASON } });
    expect(office.received(CITIZEN).at(-1)).toMatch(/tidak lagi kami rahasiakan/);
  });

  it('is none where the box stays ticked', async () => {
    const { status } = await office.press(ADMIN, FORM, { rahasia: 'ya', kategori: 'JALAN' });
    expect(status).toBe(303);
    expect(await isSecret()).toBe(true);
  });
});

describe("TIDAK of the admin's own phone to a code", () => {
  it('stands among what got no answer, for whoever did not write it', async () => {
    await office.sms(PHONE, 'RAHASIA A001 TIDAK');
    await office.sms(PHONE, 'TIDAK');
    expect((await office.get(ADMIN, '/karantina')).text).toContain('TIDAK dari HP Admin');
    expect(await isSecret()).toBe(true);
  });
});
