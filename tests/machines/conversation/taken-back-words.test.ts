import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { PaperOffice } from '../../support/paper-office.ts';

/** "bukan", right after words went to a complaint: where they go, and where they stay. */

const CITIZEN = '+6281200009001';
const ROAD = 'JALAN jln rusak parah di pekon hanakau sukau';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

async function says(...texts: string[]): Promise<string[]> {
  const before = office.line.left.length;
  for (const text of texts) await office.sms(CITIZEN, text);
  return office.line.left.slice(before).map(({ text }) => text);
}

it.each(['bukan', 'bukan yang itu, yang jalan'])(
  'keeps the words of a secret complaint in it: %s',
  async (no) => {
    await says(ROAD, 'RAHASIA kabid pupr minta fee proyek');
    const told = await says('TAMBAH A002 saksinya tetangga saya', no);
    expect(told.some((text) => text.includes('Keterangan pelapor utk A002'))).toBe(true);
    expect(told.filter((text) => /A003|lepas dari aduan|utk A001: .*saksinya/.test(text))).toEqual(
      [],
    );
  },
);

it('gives back the words that a question was about, not the digit of its answer', async () => {
  await says(ROAD, 'LAMPU lampu jalan mati di pekon buay nyerupa sukau');
  const told = await says('masih rusak sampai sekarang tolong', '2', 'bukan', 'BARU');
  expect(told.some((text) => text.startsWith('Triase A003: masih rusak sampai sekarang'))).toBe(
    true,
  );
});

const LAMP = 'LAMPU lampu jalan mati di pekon buay nyerupa sukau';

/** What is told of each complaint, in the order of the SMS. */
const toldOf = (texts: string[]) =>
  texts.flatMap(
    (text) =>
      /^(?:Keterangan pelapor (?:yg terakhir )?)(?:utk|pada) (A\d{3})/.exec(text)?.[1] ?? [],
  );

it.each([
  ['lampunya dekat masjid pak', 'bukan lampu, jalan', ['A002', 'A001']],
  ['lampunya dekat masjid pak', 'bukan lampu tapi jalan pak', ['A002', 'A001']],
  ['TAMBAH A001 dekat masjid', 'bukan A001 tapi A002', ['A001', 'A002']],
  ['TAMBAH A001 dekat masjid', 'bukan A001, A002', ['A001', 'A002']],
  ['jalannya tambah rusak pak', 'bukan, lampunya', ['A001', 'A002']],
])('moves "%s" at "%s"', async (words, no, told) => {
  await says(ROAD, LAMP, words);
  expect(toldOf(await says(no))).toEqual(told);
});

it.each([
  ['jalannya tambah rusak pak', 'bukan, sudah selesai kok', ['A001']],
  ['TAMBAH A001 lampunya dekat masjid', 'bukan lampu, jalan', ['A001']],
  ['TAMBAH A002 dekat masjid', 'bukan, masih gelap pak', ['A002']],
])('goes on about the same: "%s", "%s"', async (words, no, told) => {
  await says(ROAD, LAMP, words);
  const sent = await says(no);
  expect(toldOf(sent)).toEqual(told);
  expect(sent.some((text) => text.includes('lepas dari aduan'))).toBe(false);
});

it('is about what it says is meant, without words before it', async () => {
  await says(ROAD, LAMP);
  expect(toldOf(await says('bukan lampu, jalan'))).toEqual(['A001']);
});

it.each([
  ['pak tolong jembatan gantung putus di dusun wonoharjo', 'A002'],
  ['JALAN jln berlubang besar di dusun wonoharjo', 'A002'],
  ['yang jalan di hanakau itu pak', null],
  ['yang jalan', null],
])('loses no words that come instead of an answer to "which?": %s', async (words, opened) => {
  await says(ROAD, 'selamat siang, ada yg aneh pak mohon dicek di sana');
  expect((await says('CEK')).length).toBeGreaterThan(0);
  const told = await says(words);
  const token = told.some((text) => text.includes('wonoharjo'));
  expect(token).toBe(opened !== null);
});

it('binds every SMS whose words waited for the answer to "which?"', async () => {
  await says(ROAD, LAMP);
  await says('lama amat pak', 'kok diam saja', '1');
  const bound = await office.hotline.store.inbox.of('2026-A001');
  expect(bound.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['lama amat pak', 'kok diam saja']),
  );
});
