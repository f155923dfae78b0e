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
