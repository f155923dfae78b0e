import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PaperOffice } from '../support/paper-office.ts';

/** A stranger who asks for secrecy of somebody's ticket: nothing changes, nothing shows, nothing is lost. */

const REPORTER = '+6281200009001';
const STRANGER = '+6281200009002';
const ADMIN = '+6281200000001';
const AT_DESK = { user: 'admin', role: 'admin', agency: null } as const;

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
  await office.sms(REPORTER, 'JALAN di pekon hanakau sukau rusak parah');
}, 60_000);
afterEach(() => office.close());

const TEXTS = [
  'TAMBAH {no} RAHASIA',
  'TAMBAH {no} RAHASIA kabid PUPR minta fee proyek',
  'tolong rahasiakan {no}',
  'tolong dirahasiakan ya pak {no}',
  'BELUM {no} rahasia, kabid minta fee',
];

async function write(text: string): Promise<{ answer: string[]; note: string[] }> {
  const [before, notes] = [STRANGER, ADMIN].map((phone) => office.received(phone).length);
  await office.sms(STRANGER, text);
  return {
    answer: office.received(STRANGER).slice(before),
    note: office.received(ADMIN).slice(notes),
  };
}

describe('a plea of a stranger', () => {
  it.each(TEXTS)('%s', async (text) => {
    const before = (await office.hotline.store.instances.load('2026-A001'))?.revision;
    const there = await write(text.replace('{no}', 'A001'));
    const nowhere = await write(text.replace('{no}', 'B777'));

    // the same answer whether there is such a ticket, and no new complaint
    expect(there.answer).toHaveLength(1);
    expect(there.answer[0]).toMatch(/^No A001 tidak ditemukan utk nomor HP ini/);
    expect(there.answer.map((one) => one.replace('A001', 'B777'))).toEqual(nowhere.answer);
    expect(await office.hotline.store.instances.count({ machine: 'complaint' })).toBe(1);
    expect((await office.complaint('2026-A001')).secret).toBe(false);
    expect((await office.hotline.store.instances.load('2026-A001'))?.revision).toBe(before);

    // the admin hears of it, without its words, and reads them at the desk
    for (const [ticket, { note }] of [
      ['A001', there],
      ['B777', nowhere],
    ] as const) {
      expect(note).toHaveLength(1);
      expect(note[0]).toMatch(new RegExp(`^Nomor \\.\\.002, bukan pelapor ${ticket}, minta`));
      expect(note[0]).not.toMatch(/kabid|fee/);
    }
    const { text: page } = await office.get(AT_DESK, '/pesan');
    expect(page).toContain(text.replace('{no}', 'A001').slice(0, 12));
  });

  it('of the reporter himself counts', async () => {
    await office.sms(REPORTER, 'tolong rahasiakan A001');
    expect((await office.complaint('2026-A001')).secret).toBe(true);
  });

  it('who has complaints of his own is asked which of them he means', async () => {
    await office.sms(STRANGER, 'SAMPAH menumpuk di pasar liwa');
    const { answer, note } = await write('tolong rahasiakan A001');
    expect(answer.join(' ')).toMatch(/A002/);
    expect(answer.join(' ')).not.toMatch(/A001/);
    expect(note).toEqual([]);
  });
});
