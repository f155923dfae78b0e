import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PaperOffice } from '../../../support/paper-office.ts';

/** What was learnt stands on a page, with one step back; examples go out and come in without numbers. */

const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const PAGE = '/pengaturan/dipelajari';
const own = (n: number) => ({
  text: `lapak jagung bakar di tepi danau nomor ${n} tutup, telp 0812-0000-9001`,
  category: 'WISATA',
  agency: 'DISPORAPAR',
  at: Date.UTC(2026, 10, 20) + n,
});

let office: PaperOffice;
beforeAll(async () => {
  office = await PaperOffice.open();
}, 60_000);
afterAll(() => office.close());

const page = async (path = PAGE) => (await office.get(ADMIN, path)).text;
const post = (path: string, fields: Record<string, string> = {}) =>
  office.press(ADMIN, `${PAGE}/${path}`, fields);

it('has nothing to show or to undo at first', async () => {
  expect(await page()).toContain('bawaan paket daerah');
  expect((await post('sekarang')).status).toBe(409);
  expect((await post('kembali')).status).toBe(409);
});

it('takes examples of another office, without numbers and of what is known here', async () => {
  const stranger = { ...own(99), agency: 'NOWHERE' };
  const given = JSON.stringify([...Array.from({ length: 10 }, (_, n) => own(n)), stranger]);
  expect((await post('contoh', { contoh: 'bukan JSON' })).status).toBe(400);
  expect((await post('contoh', { contoh: given })).status).toBe(303);
  const file = await page(`${PAGE}/contoh.json`);
  expect(JSON.parse(file)).toHaveLength(10);
  expect(file).not.toContain('9001');
});

it('learns when it is told to, shows it, and goes back', async () => {
  expect((await post('sekarang')).status).toBe(303);
  const learnt = await page();
  expect(learnt).toContain('Yang dipakai: versi 1');
  expect(learnt).toContain('jagung');
  expect(await page('/pengaturan/coba?teks=lapak+jagung+bakar+becek')).toContain(
    'Dinas Kepemudaan, Olahraga dan Pariwisata',
  );
  expect((await post('kembali')).status).toBe(303);
  expect(await page()).toContain('Yang dipakai: bawaan paket daerah');
});

it('takes what the admin says of a text that he tries as an example, but no secret', async () => {
  const text = 'lapak jagung bakar tutup, telp 0812-0000-9001';
  const say = (teks: string, benar: string) =>
    office.press(ADMIN, '/pengaturan/coba', { teks, benar });
  expect(await page(`/pengaturan/coba?teks=${encodeURIComponent(text)}`)).toContain('Betulkan');
  expect((await say(text, 'WISATA:NOWHERE')).status).toBe(400);
  expect((await say(text, 'WISATA:DISPORAPAR')).status).toBe(303);
  const learnt = await page();
  expect(learnt).toContain('jagung bakar tutup');
  expect(learnt).toContain('WISATA, DISPORAPAR');
  expect(learnt).not.toContain('9001');
  const secret = 'kepala sekolah memotong dana bos, mohon nama saya dirahasiakan';
  expect(await page(`/pengaturan/coba?teks=${encodeURIComponent(secret)}`)).not.toContain(
    'Betulkan',
  );
  expect((await say(secret, 'SEKOLAH:DISDIKBUD')).status).toBe(409);
});
