import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { scopesOf } from '../../../api/office/people/api-scopes.ts';
import { tokensOf } from '../../../api/office/people/api-tokens.ts';
import { PaperOffice } from '../../support/paper-office.ts';
import { PHONES } from './secrecy.ts';

/**
 * Complaints that are put together while one may not be told what the other says: they are not, or part before anything
 * goes out. `zamrud` stands in what is not for the agency that is looked at.
 */

const HOUR = 3_600_000;
const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const ROAD = 'JALAN di pekon hanakau sukau rusak parah';
const AGAIN = 'JALAN di hanakau sukau rusak sekali';
const FEE = 'RAHASIA kabid PUPR minta fee proyek';
const FEE_TOO = 'RAHASIA kabid PUPR minta fee proyek jg';
const OF_OVERSEER = 'RAHASIA auditor inspektorat terima amplop zamrud dari peratin';

let office: PaperOffice;
beforeEach(async () => {
  office = await PaperOffice.open();
});
afterEach(() => office.close());

const press = (ticket: string, act: string, fields: Record<string, string> = {}) =>
  office.press(ADMIN, `/aduan/2026-${ticket}/tindakan/${act}`, fields);
const told = (text: string) => office.sms(PHONES.reporter, text);
const child = (text: string) => office.sms(PHONES.stranger, text);

/** The first two SMS, the second put under the first. */
async function merged(first: string, second: string): Promise<void> {
  await told(first);
  await child(second);
  await press('A002', 'gabung', { tiket: 'A001' });
  expect((await office.complaint('2026-A002')).parent?.ticket).toBe('A001');
}

/** All that an agency reads of the two: SMS, pages, lists, files, API. */
async function readBy(agency: string, phone: string): Promise<string> {
  const user = { user: agency.toLowerCase(), role: 'agency', agency } as const;
  const tokens = tokensOf(office.hotline);
  const scopes = scopesOf('officer');
  const made = await tokens.create({
    name: agency,
    role: 'officer',
    agency,
    scopes,
    expiresAt: null,
  });
  const shown = await Promise.all(PAGES.map((page) => office.get(user, page)));
  const parts = ['', '/messages', '/history'];
  const answers = await Promise.all(
    ['A001', 'A002'].flatMap((ticket) =>
      parts.map((part) => office.api(made.token, `/complaints/2026-${ticket}${part}`)),
    ),
  );
  const texts = [...shown, ...answers].map(({ text }) => text);
  return [...office.received(phone), ...texts].join('\n');
}

const PAGES = [
  '/aduan',
  '/aduan/2026-A001',
  '/aduan/2026-A002',
  '/unduh/aduan.csv',
  '/unduh/aduan.json',
];

async function parted(): Promise<void> {
  expect((await office.complaint('2026-A002')).parent).toBeNull();
  expect((await office.complaint('2026-A001')).children).toEqual([]);
}

describe('two secrets that accuse, or are with, others', () => {
  const DOORS: Record<string, (one: string, other: string) => Promise<unknown>> = {
    desk: (one, other) => press(one, 'gabung', { tiket: other }),
    SMS: async (one, other) => {
      await office.sms(PHONES.admin, `GABUNG ${one} ${other}`);
      expect(office.received(PHONES.admin).at(-1)).toMatch(/tidak bisa digabung: keduanya rahasia/);
    },
    API: async (one, other) => {
      const scopes = scopesOf('admin');
      const fields = {
        name: 'office',
        role: 'admin',
        agency: null,
        scopes,
        expiresAt: null,
      } as const;
      const { token } = await tokensOf(office.hotline).create(fields);
      const body = { type: 'admin.merge', parent: `2026-${other}` };
      const { status, text } = await office.api(token, `/complaints/2026-${one}/events`, body);
      expect([status, text]).toEqual([409, expect.stringContaining('both are secret')]);
    },
  };

  it.each(
    Object.keys(DOORS).flatMap((door) => [
      [door, 'A001', 'A002'],
      [door, 'A002', 'A001'],
    ]),
  )('are not merged by %s: %s under %s', async (door, one, other) => {
    await told(FEE);
    await child(OF_OVERSEER);
    await DOORS[door ?? '']?.(one ?? '', other ?? '');
    expect((await office.complaint(`2026-${one}`)).parent).toBeNull();
    expect((await office.complaint(`2026-${other}`)).children).toEqual([]);
  });
});

describe('merged secrets', () => {
  it.each([
    ['the overseer', 'TAMBAH A002 orang inspektorat jg dikasih amplop zamrud'],
    ['overseer and second', 'TAMBAH A002 sekda sm orang inspektorat jg makan uangnya zamrud'],
  ])('part when the child accuses %s', async (_, words) => {
    await merged(FEE, FEE_TOO);
    await child(words);
    await office.pass(HOUR);
    await parted();
    expect(await readBy('INSPEKTORAT', PHONES.inspektorat)).not.toContain('zamrud');
  });

  it('part when the child accuses the office', async () => {
    await merged(FEE, FEE_TOO);
    await child('TAMBAH A002 admin sms center jg minta pulsa zamrud');
    await parted();
    const { text } = await office.get(ADMIN, '/aduan/2026-A001');
    expect([...office.received(PHONES.admin), text].join('\n')).not.toContain('zamrud');
  });

  it('part when the parent accuses the overseer', async () => {
    await merged(FEE, FEE_TOO);
    await told('TAMBAH A001 orang inspektorat jg dikasih amplop zamrud');
    await parted();
    expect((await office.complaint('2026-A001')).agency).toBe('SETDA');
    expect(await readBy('INSPEKTORAT', PHONES.inspektorat)).not.toContain('zamrud');
  });

  it('part when the child accuses the overseer of its parent’s answer', async () => {
    await merged(FEE, FEE_TOO);
    await office.sms(PHONES.inspektorat, 'JAWAB A001 sudah kami periksa dan kami tindak');
    await office.pass(2 * HOUR);
    await child('BELUM A002 orang inspektorat jg dikasih amplop zamrud');
    await parted();
    expect(await readBy('INSPEKTORAT', PHONES.inspektorat)).not.toContain('zamrud');
  });

  it('leave nothing of the one with the other once they are separated', async () => {
    await merged(FEE, FEE_TOO);
    await child('TAMBAH A002 kabidnya minta zamrud di rumahnya');
    expect((await office.complaint('2026-A001')).additions).toHaveLength(1);
    await press('A002', 'pisah');
    const reason = 'Yang dituduh ternyata orang lain, tidak ada yang perlu dirahasiakan';
    await press('A001', 'kategori', { kategori: 'JALAN', yakin: 'ya', 'alasan-buka': reason });
    await press('A001', 'teruskan', { skpd: 'PUPR' });
    expect(await office.complaint('2026-A001')).toMatchObject({ secret: false, givenTo: 'PUPR' });
    expect((await office.complaint('2026-A002')).additions).toHaveLength(1);
    expect(await readBy('PUPR', PHONES.pupr)).not.toContain('zamrud');
    const user = { user: 'pupr', role: 'agency', agency: 'PUPR' } as const;
    const { status, text } = await office.get(user, '/aduan/2026-A001');
    expect([status, text.includes('A002')]).toEqual([200, false]);
  });
});

describe('a public complaint that turns secret', () => {
  it('takes its words and its ticket from the one that it was put under', async () => {
    await merged(ROAD, AGAIN);
    await child('TAMBAH A002 dekat warung zamrud rumah saya no 3');
    await child('TAMBAH A002 kabid PUPR minta fee');
    await parted();
    const user = { user: 'pupr', role: 'agency', agency: 'PUPR' } as const;
    const { text } = await office.get(user, '/aduan/2026-A001');
    expect(text).toContain('aduan lain dipisah dari sini');
    expect(text).not.toMatch(/A002|zamrud|rahasia/i);
    expect((await office.complaint('2026-A001')).additions).toEqual([]);
  });
});

describe('what was merged and turns secret goes its secret way by itself', () => {
  const TASK = /^ADUAN A002 JALAN/;

  it.each([
    ['words as clear as a first SMS', () => child('TAMBAH A002 RAHASIA kabid PUPR minta zamrud')],
    ['a plea', () => child('TAMBAH A002 tolong jangan sebut nama saya ya, zamrud')],
    [
      'the admin',
      async () => {
        await press('A002', 'kategori', { kategori: 'JALAN', rahasia: 'ya' });
      },
    ],
  ])('the child, by %s', async (_, turns) => {
    await merged(ROAD, AGAIN);
    await turns();
    await office.pass(HOUR);
    await parted();
    expect(await office.complaint('2026-A002')).toMatchObject({
      ...{ secret: true, agency: 'INSPEKTORAT', givenTo: 'INSPEKTORAT' },
    });
    expect(office.received(PHONES.inspektorat)).toContainEqual(expect.stringMatching(TASK));
    expect(office.received(PHONES.admin)).toContainEqual(
      expect.stringMatching(/^Aduan A002 ternyata RAHASIA: sudah diberikan ke Inspektorat\./),
    );
    // its former agency lost it when it was merged, and hears of nothing now
    const recalls = office.received(PHONES.pupr).filter((text) => text.includes('A002'));
    expect(recalls.at(-1)).toMatch(/^Aduan A002 sudah ditarik dan tidak perlu dijawab lagi/);
    expect(await readBy('PUPR', PHONES.pupr)).not.toContain('zamrud');
  });

  it('the parent, and the child goes on by itself', async () => {
    await merged(ROAD, AGAIN);
    await told('TAMBAH A001 tolong jangan sebut nama saya ya, zamrud');
    await office.pass(HOUR);
    await parted();
    expect((await office.complaint('2026-A001')).givenTo).toBe('INSPEKTORAT');
    expect((await office.complaint('2026-A002')).secret).toBe(false);
    expect(office.received(PHONES.stranger).at(-1)).toMatch(/^Aduan No A002 tidak jadi digabung/);
    expect(await readBy('PUPR', PHONES.pupr)).not.toContain('zamrud');
  });

  it.each([
    ['words that were to be sent', 'TAMBAH A002 rumah saya dekat warung zamrud', 0],
    ['its words in the task that came back', 'BELUM A002 masih berlubang dekat warung zamrud', 1],
  ])('what is still to be sent is held: %s', async (_, words, told) => {
    await merged(ROAD, AGAIN);
    await office.sms(PHONES.pupr, 'JAWAB A001 sudah kami tambal kemarin sore');
    await office.pass(2 * HOUR);
    office.line.on = false;
    await child(words);
    await child('TAMBAH A002 RAHASIA kabid PUPR minta fee');
    office.line.on = true;
    await office.pass(2 * HOUR);
    await parted();
    for (const phone of [PHONES.pupr, PHONES.puprHead])
      expect(await readBy('PUPR', phone)).not.toContain('zamrud');
    // the task itself is not lost
    const again = /^Aduan A001 menunggu jawaban SKPD Bpk\/Ibu s\.d\. 26\/11: JAWAB A001/;
    const tasks = office.received(PHONES.pupr).filter((text) => again.test(text));
    expect(tasks).toHaveLength(told);
  });
});
