import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createWeb } from '../../../../api/server/app.ts';
import { AS_ADMIN, createFixture, type Fixture } from '../fixture.ts';

const ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

const tickets = (text: string) =>
  [...text.matchAll(/id="aduan-2026-(A\d+)"/g)].map(([, ticket]) => ticket ?? '');
const post = ({ hotline }: Fixture, path: string, form: Record<string, string>) =>
  request(createWeb(hotline, AS_ADMIN)).post(path).set(ORIGIN).type('form').send(form);
const get = ({ hotline }: Fixture, path: string) => request(createWeb(hotline, AS_ADMIN)).get(path);

function searched(): Fixture {
  const fixture = createFixture();
  fixture.complaint(1);
  fixture.complaint(2, { place: { district: 'Balik Bukit', village: 'Sukarami' } });
  fixture.complaint(3, { place: { district: 'Balik Bukit', village: null }, category: 'SOSIAL' });
  fixture.complaint(4, { flags: ['emergency'] });
  return fixture;
}

describe('search among complaints', () => {
  it.each([
    ['kata=tebal', ['A001', 'A002', 'A003', 'A004']],
    ['kata=suk', ['A002']],
    ['kata=suk&kategori=SOSIAL', []],
    ['tempat=balik+bukit', ['A003', 'A002']],
    ['tempat=Sukarami', ['A002']],
    ['kategori=SOSIAL', ['A003']],
    ['tanda=emergency', ['A004']],
    ['saluran=sms', ['A004', 'A003', 'A002', 'A001']],
    ['saluran=lapor', []],
    ['luar=lapor%2F1', []],
    ['dari=2026-11-24&sampai=2026-11-24', ['A004', 'A003', 'A002', 'A001']],
    ['dari=2026-11-25', []],
    ['sampai=2026-11-23', []],
    ['pelapor=2026-A003', ['A004', 'A003', 'A002', 'A001']],
  ])('%s finds %j', async (query, expected) => {
    const { status, text } = await get(searched(), `/aduan?${query}`);
    expect([status, tickets(text)]).toEqual([200, expected]);
  });

  it.each([
    ['tempat=Atlantis', 400, 'Tempat ini tidak ada'],
    ['kategori=toString', 400, 'Kategori ini tidak ada'],
    ['tanda=constructor', 400, 'Tanda ini tidak ada'],
    ['saluran=constructor', 400, 'Saluran ini tidak ada'],
    ['dari=2026-02-31', 400, 'Tanggal belum benar'],
    ['dari=2026-03-02&sampai=2026-03-01', 400, 'Tanggal belum benar'],
    ['pelapor=2026-Z999', 404, 'Aduan pelapor ini tidak ada'],
  ])('%s is answered with %i', async (query, expected, message) => {
    const { status, text } = await get(searched(), `/aduan?${query}`);
    expect([status, text]).toEqual([expected, expect.stringContaining(message)]);
  });

  it('looks for a number without putting it into any address', async () => {
    const fixture = searched();
    const found = await post(fixture, '/aduan/pelapor', { nomor: '0812-0000-9001' });
    expect([found.status, found.headers.location]).toEqual([303, '/aduan?pelapor=2026-A004']);
    expect((await post(fixture, '/aduan/pelapor', { nomor: '0812 0000 7777' })).status).toBe(404);
    expect((await post(fixture, '/aduan/pelapor', { nomor: 'abc!' })).status).toBe(400);
  });

  it('offers no files for words, which files are not made by', async () => {
    expect((await get(searched(), '/aduan?kata=tebal')).text).not.toContain('/unduh/');
  });
});

describe('saved views', () => {
  it('are kept by name, shown as links, replaced and deleted', async () => {
    const fixture = searched();
    const saved = await post(fixture, '/aduan/tampilan', {
      nama: 'Jalan di Balik Bukit',
      kueri: '?kategori=JALAN&tempat=balik+bukit&lanjut=xyz&ngawur=1',
    });
    const query = '?kategori=JALAN&tempat=Balik+Bukit';
    expect([saved.status, saved.headers.location]).toEqual([303, `/aduan${query}`]);
    const shown = async () => {
      const { text } = await get(fixture, `/aduan${query}`);
      return [...text.matchAll(/id="tampilan-\d+"( aria-current="true")?>([^<]+)/g)].map(
        ([, current, name]) => [name, current !== undefined],
      );
    };
    expect(await shown()).toEqual([['Jalan di Balik Bukit', true]]);
    await post(fixture, '/aduan/tampilan', {
      nama: 'JALAN di balik bukit',
      kueri: '?tanda=secret',
    });
    expect(await shown()).toEqual([['JALAN di balik bukit', false]]);
    const { text } = await get(fixture, '/aduan');
    const path = /action="(\/aduan\/tampilan\/\w+\/hapus)"/.exec(text)?.[1] ?? '';
    expect((await post(fixture, path, {})).status).toBe(303);
    expect(await shown()).toEqual([]);
    expect((await post(fixture, path, {})).status).toBe(404);
  });

  it('are refused where the filter makes no sense, or there are too many', async () => {
    const fixture = searched();
    const save = async (nama: string, kueri: string) =>
      (await post(fixture, '/aduan/tampilan', { nama, kueri })).status;
    expect(await save('x', '?keadaan=nirwana')).toBe(400);
    expect(await save('', '')).toBe(400);
    for (let n = 1; n <= 20; n += 1) expect(await save(`Tampilan ${n}`, '')).toBe(303);
    expect(await save('Satu lagi', '')).toBe(409);
    expect(await save('Tampilan 7', '?tanda=secret')).toBe(303);
  });
});
