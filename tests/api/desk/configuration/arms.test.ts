import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { packagePath } from '../../../../api/paths.ts';
import { type PackCopy, packWith } from '../../../support/pack-copy.ts';
import { deskUser, PaperOffice } from '../../../support/paper-office.ts';

/** The arms of the letterhead are handed in at the desk: letters from then on have them, those of before keep theirs. */

const ADMIN = deskUser('admin');
const PAGE = '/pengaturan/ubah/lambang/0';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>';
const OTHER = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>';
const CITIZEN = '+628120000901';

const SAMPLE = readFileSync(packagePath('examples', 'lampung-barat', 'office.yaml'), 'utf8');

let pack: PackCopy;
let before: string;
let office: PaperOffice;
beforeEach(async () => {
  // somebody has to sign, or no letter gets a number
  const named = SAMPLE.replace(/name: \.+/, 'name: PEJABAT CONTOH').replace(
    /rank: \.+/,
    'rank: Pembina',
  );
  pack = packWith({ 'office.yaml': named.replace(/nip: \.+/, 'nip: 19700101 199501 1 001') });
  before = fileOf('office.yaml');
  office = await PaperOffice.open(undefined, pack.folder);
}, 60_000);
afterEach(async () => {
  await office.close();
  pack.remove();
});

const fileOf = (name: string) => readFileSync(join(pack.folder, name), 'utf8');
const page = async (address = PAGE) => (await office.get(ADMIN, address)).text;
const pictures = () => readdirSync(pack.folder).filter((name) => name.startsWith('lambang-'));
const inUse = () => office.hotline.rules.district.letterhead.arms;
const dataOf = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;

async function handIn(text: string, change: Record<string, string> = {}) {
  const [, sidik = ''] = /name="sidik" value="(\w+)"/.exec(await page()) ?? [];
  const fields = { sidik, alasan: 'lambang resmi', tindakan: 'simpan', ...change };
  return office.upload(ADMIN, PAGE, fields, { name: 'Lambang Kabupaten.svg', text });
}

const lettersOf = async (ticket: string) =>
  (await office.hotline.store.documents.of(`2026-${ticket}`)).map(({ html }) => html);

it('are used from then on, kept as a version, and put back', async () => {
  expect(await page()).toContain('Gambar bawaan hotline');
  expect((await handIn(SVG)).headers.location).toBe('/pengaturan/ubah?versi=1');
  expect(inUse()).toBe(dataOf(SVG));
  const [name = ''] = pictures();
  expect(fileOf(name)).toBe(SVG);
  const shown = await office.get(ADMIN, `/pengaturan/ubah/lambang/gambar?berkas=${name}`);
  expect([shown.text, shown.headers['content-type']]).toEqual([
    SVG,
    expect.stringContaining('image/svg+xml'),
  ]);
  expect(shown.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  await handIn(OTHER);
  expect(inUse()).toBe(dataOf(OTHER));
  // the picture of before is still there to go back to
  expect(pictures()).toHaveLength(2);
  expect(await page('/pengaturan/versi/2')).toContain('Lambang pada kop surat');
  await office.press(ADMIN, '/pengaturan/versi/2/kembali', { alasan: 'keliru' });
  expect(inUse()).toBe(dataOf(SVG));
  await handIn('', { tindakan: 'bawaan', alasan: 'belum disahkan' });
  expect(inUse()).toBeNull();
  expect(fileOf('office.yaml')).toBe(before);
});

it('stand on letters of after, and not on those that had a number before', async () => {
  const sign = async (n: number) => {
    await office.sms(`${CITIZEN}${n}`, `JALAN jalan rusak parah di pekon basungan pagar dewa`);
    const letter = `/register/letter:penerusan:2026:k${n}`;
    for (const step of ['paraf', 'tetapkan'])
      await office.press(ADMIN, `${letter}/tindakan/${step}`);
  };
  await sign(1);
  await handIn(SVG);
  await sign(2);
  const [old] = await lettersOf('A001');
  const [fresh] = await lettersOf('A002');
  // its last signs are written otherwise in a page
  const picture = dataOf(SVG).replace(/=+$/, '');
  expect([old?.includes(picture), fresh?.includes(picture)]).toEqual([false, true]);
});

it.each([
  ['<svg><script>alert(1)</script></svg>', 'SVG ini memuat &lt;script&gt;'],
  ['<svg onload="x()"/>', 'SVG ini memuat onload'],
  ['<svg><image href="https://a.example/b.png"/></svg>', 'mengambil bagian dari luar'],
  [`<svg>${' '.repeat(200 * 1024)}</svg>`, 'paling besar 200 KB'],
  ['<svg><g>', 'rusak'],
  ['bukan gambar', 'bukan SVG, PNG, atau JPEG'],
  ['', 'Gambarnya belum dipilih.'],
])(
  'that letters cannot have are refused in words, with the reason kept: %#',
  async (text, words) => {
    const refused = await handIn(text, { alasan: 'surat edaran' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining(words)]);
    expect(refused.text).toContain('value="surat edaran"');
    expect(pictures()).toEqual([]);
    expect(inUse()).toBeNull();
  },
);

it('need a reason, an admin, and the page as it is', async () => {
  expect((await handIn(SVG, { alasan: '' })).text).toContain('Alasannya belum diisi.');
  expect((await handIn(SVG, { sidik: 'lain' })).text).toContain('baru saja diubah di tempat lain');
  const agency = deskUser('agency', 'PUPR');
  expect((await office.get(agency, PAGE)).status).toBe(403);
  const file = { name: 'a.svg', text: SVG };
  expect((await office.upload(agency, PAGE, { alasan: 'x' }, file)).status).toBe(403);
  expect(pictures()).toEqual([]);
});
