import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** Two at one complaint: who decides on a page of before is told what a colleague did, and keeps what he typed. */

const ADMIN = deskUser('admin');
const SECOND = { ...ADMIN, user: 'rekan' };
const REPORTER = '+6281200009001';
const OFFICER = '+6281200000101';
const TICKET = '/aduan/2026-A001';
const QUESTION = 'Mohon sebut nama pekonnya & dusunnya.';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
  await office.sms(
    REPORTER,
    'tolong pak kami di pekon canggu sudah tidak tahan lagi dengan keadaan ini mohon ditindaklanjuti',
  );
});
afterEach(() => office.close());

const page = async (who = ADMIN, path = TICKET) => (await office.get(who, path)).text;
const seenIn = (text: string) => /name="dilihat" value="(2026-A001 \d+)"/.exec(text)?.[1] ?? '';
const act = (who: typeof ADMIN, name: string, fields: Record<string, string | string[]>) =>
  office.press(who, `${TICKET}/tindakan/${name}`, fields);
const agencyNow = async () => (await office.complaint('2026-A001')).agency;

describe('a form of a page of before', () => {
  it('is not done over what a colleague decided, until it is sent again', async () => {
    const dilihat = seenIn(await page());
    await act(SECOND, 'teruskan', { skpd: 'PUPR', dilihat: seenIn(await page(SECOND)) });
    const refused = await act(ADMIN, 'teruskan', { skpd: 'DINSOS', kategori: 'BANSOS', dilihat });
    expect(refused.status).toBe(409);
    expect(refused.text).toMatch(/Sejak halaman ini dibuka: .*meneruskan.*pengguna rekan/);
    expect(await agencyNow()).toBe('PUPR');
    // what was chosen stands there still, and the page is that of now
    expect(refused.text).toMatch(/<details class="tindakan" id="tindakan-teruskan" open>/);
    expect(refused.text).toMatch(/value="DINSOS" selected/);
    expect(refused.text).toMatch(/value="BANSOS" selected/);
    const again = await act(ADMIN, 'teruskan', { skpd: 'DINSOS', dilihat: seenIn(refused.text) });
    expect(again.status).toBe(303);
    expect(await agencyNow()).toBe('DINSOS');
  });

  it('gives back what was typed, also where the act is offered no more', async () => {
    const dilihat = seenIn(await page());
    await act(SECOND, 'tolak', { alasan: 'unclear', isi: 'Mohon sebut tempatnya.' });
    const refused = await act(ADMIN, 'tanya', { isi: QUESTION, dilihat });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Mohon sebut nama pekonnya &amp; dusunnya.');
    expect(office.received(REPORTER).join()).not.toContain('pekonnya');
  });

  it('counts words of citizens and notes of colleagues for nothing, and its own acts', async () => {
    const dilihat = seenIn(await page());
    await office.sms(REPORTER, 'TAMBAH A001 di dusun dua dekat jembatan');
    await act(SECOND, 'catat', { isi: 'sudah ditelepon' });
    expect((await act(ADMIN, 'teruskan', { skpd: 'PUPR', dilihat })).status).toBe(303);
    expect((await act(ADMIN, 'teruskan', { skpd: 'DINSOS', dilihat })).status).toBe(303);
  });

  it('tells an officer at the desk what the office did, without its names', async () => {
    await act(ADMIN, 'teruskan', { skpd: 'PUPR' });
    const agency = deskUser('agency', 'PUPR');
    const dilihat = seenIn(await page(agency));
    await office.sms(OFFICER, 'PROSES A001 alat berat berangkat besok pagi');
    const refused = await act(agency, 'jawab', {
      isi: 'Sudah kami perbaiki kemarin sore.',
      dilihat,
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('petugas PUPR');
    expect(refused.text).toContain('Sudah kami perbaiki kemarin sore.');
  });

  it('is told of in the inbox too, and for many at once of each', async () => {
    const inbox = await page(ADMIN, '/');
    const many = await page(ADMIN, '/aduan/sekaligus?aduan=2026-A001');
    expect(seenIn(inbox)).toBe(seenIn(await page()));
    const dilihat = seenIn(many);
    await act(SECOND, 'teruskan', { skpd: 'PUPR' });
    const fields = { aduan: ['2026-A001'], skpd: 'DINSOS', dilihat: [dilihat, '2026-A002 1'] };
    const outcome = await office.press(ADMIN, '/aduan/sekaligus/teruskan', fields);
    expect(outcome.text).toContain('Sejak halaman ini dibuka');
    expect(await agencyNow()).toBe('PUPR');
  });
});

describe('what is wrong in a form', () => {
  it('is said at the form, with what was typed', async () => {
    const wrong = await act(ADMIN, 'gabung', { tiket: 'Q999' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toMatch(/role="alert" data-galat><p>Tiket Q999 tidak ada\.<\/p>/);
    expect(wrong.text).toMatch(/id="salah-gabung">Tiket Q999 tidak ada\./);
    expect(wrong.text).toMatch(/id="tiket-gabung"[^>]* value="Q999"/);
  });

  it('is said for many at once too', async () => {
    const fields = { aduan: '2026-A001', alasan: 'unclear', isi: '', kembali: '/aduan' };
    const wrong = await office.press(ADMIN, '/aduan/sekaligus/tolak', fields);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toMatch(/id="tindakan-tolak" open>[\s\S]*id="salah-tolak">/);
    expect(wrong.text).toMatch(/value="unclear" selected/);
    expect(wrong.text).toContain('href="/aduan">Kembali');
  });
});

it('opens what a complaint waits for, and no alarm', async () => {
  const text = await page();
  expect(text).toMatch(/id="tindakan-teruskan" open>/);
  expect(text.match(/<details class="tindakan"[^>]* open>/g)).toHaveLength(1);
});
