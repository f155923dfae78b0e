import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { scopesOf } from '../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../api/office/people/api-tokens.ts';
import { PaperOffice } from '../support/paper-office.ts';

/** An agency reads no digit of a reporter's number, whatever door it opens and however he wrote it. */

const REPORTER = '+6281200009001';
const OFFICER = '+6281200000101';
const PUPR = { user: 'pupr', role: 'agency', agency: 'PUPR' } as const;
const ID = '2026-A001';

const PAGES = [
  ...['/aduan', `/aduan/${ID}`, '/unduh/aduan.csv', '/unduh/aduan.json', '/unduh/aduan.xlsx'],
  ...[`/inspektur/complaint/${ID}`, '/inspektur', '/inspektur/complaint', '/telepon'],
];
const PATHS = ['', '/messages', '/history', '/events'].map((part) => `/complaints/${ID}${part}`);

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

it.each([
  ['nol delapan satu dua nol nol nol nol sembilan nol nol satu', /delapan satu|nol nol/],
  ['O812 OOOO 9OOl', /O812|OOOO|9OO/],
  ['0812 titik 0000 titik 9001', /0812 titik|titik 9001/],
  ['0812 / 0000 / 9001', /0812 \/|\/ 9001/],
])('"%s"', async (written, telling) => {
  await office.sms(REPORTER, `JALAN di pekon hanakau sukau rusak parah, hub saya ${written} ya`);
  await office.sms(REPORTER, `TAMBAH A001 nomor sy sekali lagi ${written}`);
  const made = await tokensOf(office.hotline).create({
    ...{ name: 'pupr', role: 'officer', agency: 'PUPR', expiresAt: null },
    scopes: scopesOf('officer'),
  });
  await office.sms(OFFICER, 'LIHAT A001');
  const shown = await Promise.all(PAGES.map((page) => office.get(PUPR, page)));
  const answers = await Promise.all(PATHS.map((path) => office.api(made.token, path)));
  const { items } = await office.hotline.store.instances.find(
    { machine: 'letter' },
    { order: 'created', limit: 9 },
  );
  expect(items).toHaveLength(1);
  const letter = await office.hotline.store.instances.load(items[0]?.id ?? '');
  const read = [...shown, ...answers].map(({ text }) => text);
  const all = [...read, ...office.received(OFFICER), letter?.snapshot ?? ''].join('\n');
  expect(all).toMatch(/rusak parah, hub saya \(nomor/);
  for (const line of all.split('\n')) expect(line).not.toMatch(telling);
});
