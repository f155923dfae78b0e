import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';

/** Who takes back what he reported, asks that somebody does not hear of it, or accuses where nothing is asked any more. */

const CITIZEN = '+6281200009001';
const OTHER = '+6281200009002';
const ROAD = 'JALAN jalan rusak parah di pekon basungan pagar dewa';
const RUBBISH = 'SAMPAH sampah menumpuk di pasar liwa tidak diangkut 5 hari';
const HOUR = 3_600_000;
const officer = phoneOf('officer', 'PUPR');
const overseer = phoneOf('officer', 'INSPEKTORAT');
const admin = phoneOf('admin');

let phones: OfficePhones;

beforeEach(async () => {
  phones = await officePhones();
  await phones.say(CITIZEN, ROAD);
});

afterEach(() => phones.close());

/** Who is told what: the template, by the receiver's phone. */
async function told(from: string, text: string) {
  const sent = await phones.say(from, text);
  return sent.map(({ to, template }) => [to, template]);
}

async function readBy(phone: string): Promise<string> {
  const rows = await phones.store.outbox.list({ limit: 1000 });
  return rows
    .filter(({ type, to }) => type === 'sms' && to === phone)
    .map(({ text }) => text)
    .join('\n');
}

interface Seen {
  flow: unknown;
  context: ComplaintContext;
}

async function seen(instance: string): Promise<Seen> {
  const stored = await phones.store.instances.load(instance);
  const { value, context } = JSON.parse(stored?.snapshot ?? '');
  return { flow: value.flow ?? value, context };
}

const count = () => phones.store.instances.count({ machine: 'complaint' });

async function later(hours: number): Promise<void> {
  await phones.clock.advance(hours * HOUR);
  await phones.engine.settle();
  await phones.say(OTHER, 'CEK A900');
}

describe('a withdrawal out of fear', () => {
  it.each([
    'BATAL A001 saya takut, zamrud datang ke rumah',
    'batalkan aja pak A001, saya diancam zamrud',
    'batal saja, saya diancam zamrud',
    'BATAL A999 saya diancam zamrud',
    'BATAL A001 diancem zamrud klo ngadu lg',
    'BATAL A001 zamrud ngasih sy 500rb biar diem aja',
    'BATAL A001 adik sy mau dicoret gara2 sy lapor, zamrud',
    'BATAL A001 kmrn didatengin 4 org zamrud, suruh damai',
    'BATAL A001 zamrud bilang jgn cari masalah',
    'BATAL A001 kata zamrud kalo ga dicabut bantuan disetop',
    'tolong laporan saya dicabut saja pak, saya dikasih uang sama orang dinas zamrud',
  ])('"%s" is neither lost nor carried out unseen', async (text) => {
    const sent = await told(CITIZEN, text);
    expect(sent).toEqual(
      expect.arrayContaining([
        [admin, 'admin-batal-ditekan'],
        [CITIZEN, 'tanya-batal'],
        [officer, 'skpd-dibatalkan'],
        [overseer, 'skpd-tugas'],
      ]),
    );
    expect(await readBy(officer)).not.toContain('zamrud');
    const { flow, context } = await seen('2026-A001');
    expect([flow, context.secret]).toEqual([{ forwarded: 'notified' }, true]);
    expect(await count()).toBe(1);
  });

  it.each([['1'], ['ya'], ['ya batalkan saja pak saya takut']])(
    'is carried out after "%s", and the admin hears of it',
    async (yes) => {
      await phones.say(CITIZEN, 'batalkan aja pak A001, saya diancam');
      const sent = await told(CITIZEN, yes);
      expect(sent).toContainEqual([admin, 'admin-batal-rahasia']);
      expect(sent).toContainEqual([CITIZEN, 'batal-ok']);
      expect((await seen('2026-A001')).flow).toBe('withdrawn');
    },
  );

  it.each([['2'], ['tidak jadi pak'], [null]])('is none after "%s"', async (no) => {
    await phones.say(CITIZEN, 'batalkan aja pak A001, saya diancam');
    if (no === null) await later(30);
    else expect(await told(CITIZEN, no)).toEqual([[CITIZEN, 'batal-tidak-jadi']]);
    const { flow, context } = await seen('2026-A001');
    expect([flow, context.secret]).toEqual([{ forwarded: 'notified' }, true]);
  });

  it('of one of several is asked about, and stands for itself without an answer', async () => {
    await phones.say(CITIZEN, RUBBISH);
    expect(await told(CITIZEN, 'batal saja pak saya diancam zamrud')).toEqual([
      [CITIZEN, 'tanya-rahasia-dulu'],
    ]);
    await later(3);
    expect((await seen('2026-A003')).context).toMatchObject({ secret: true });
    expect(await readBy(officer)).not.toContain('zamrud');
  });

  it('of a stranger changes nothing, and the admin hears of it', async () => {
    const sent = await told(OTHER, 'BATAL A001 saya diancam kabidnya zamrud');
    expect(sent).toEqual([
      [OTHER, 'status-tidak-ada'],
      [admin, 'admin-titipan'],
    ]);
    expect((await seen('2026-A001')).context.secret).toBe(false);
  });
});

describe('a withdrawal without BATAL and its number', () => {
  it.each(['BATAL', 'batalkan saja laporan saya pak', 'tidak jadi lapor pak'])(
    '"%s" is asked about',
    async (text) => {
      expect(await told(CITIZEN, text)).toEqual([[CITIZEN, 'tanya-batal']]);
      expect(await told(CITIZEN, '1')).toContainEqual([CITIZEN, 'batal-ok']);
      expect((await seen('2026-A001')).flow).toBe('withdrawn');
    },
  );

  it('leaves the complaint as it is after 2, and its words are passed on without an answer', async () => {
    await phones.say(CITIZEN, 'batal pak, jalannya sudah ditimbun warga');
    expect(await told(CITIZEN, '2')).toEqual([[CITIZEN, 'batal-tidak-jadi']]);
    expect((await seen('2026-A001')).context.additions).toEqual([]);
    await phones.say(CITIZEN, 'batal pak, jalannya sudah ditimbun warga');
    await later(30);
    expect(await readBy(officer)).toContain('sudah ditimbun warga');
  });

  it('takes back the one that is chosen of several', async () => {
    await phones.say(CITIZEN, RUBBISH);
    expect(await told(CITIZEN, 'batalkan saja pak')).toEqual([[CITIZEN, 'pilih-tiket']]);
    await phones.say(CITIZEN, '1');
    expect((await seen('2026-A001')).flow).toBe('withdrawn');
    expect((await seen('2026-A002')).flow).toEqual({ forwarded: 'notified' });
  });
});

describe('a plea that names only whom it is kept from', () => {
  it.each([
    'jangan kasih tau petugasnya',
    'tolong rahasiakan dari PU',
    'pak kabid jangan sampai tau ya',
    'laporan saya yang jalan itu jangan disebar ya pak',
  ])('"%s" makes the complaint secret', async (text) => {
    const sent = await told(CITIZEN, text);
    expect(sent).toContainEqual([officer, 'skpd-dibatalkan']);
    expect(sent).toContainEqual([overseer, 'skpd-tugas']);
    expect((await seen('2026-A001')).context.secret).toBe(true);
    expect(await count()).toBe(1);
  });

  it('is for the complaint of the agency that it names', async () => {
    await phones.say(CITIZEN, RUBBISH);
    await phones.say(CITIZEN, 'tolong rahasiakan dari PU ya pak');
    expect((await seen('2026-A001')).context.secret).toBe(true);
    expect((await seen('2026-A002')).context.secret).toBe(false);
  });

  it('is asked about where it may be for several, and for all of them without an answer', async () => {
    await phones.say(CITIZEN, RUBBISH);
    expect(await told(CITIZEN, 'jangan kasih tau petugasnya ya')).toEqual([
      [CITIZEN, 'pilih-tiket'],
    ]);
    await later(3);
    expect((await seen('2026-A001')).context.secret).toBe(true);
    expect((await seen('2026-A002')).context.secret).toBe(true);
    expect(await count()).toBe(2);
  });
});

describe('an accusation behind a rating that does not wait', () => {
  const ACCUSED = 'NILAI A001 1 karena petugas zamrud minta imbalan';

  it('stands for itself where its complaint is closed, and why it rates nothing is said', async () => {
    await phones.say(officer, 'JAWAB A001 jalan sudah kami timbun tadi pagi');
    await phones.say(CITIZEN, 'NILAI A001 5');
    const sent = await told(CITIZEN, ACCUSED);
    expect(sent).toContainEqual([CITIZEN, 'belum-bisa']);
    expect(sent).toContainEqual([overseer, 'skpd-tugas']);
    expect((await seen('2026-A001')).context).toMatchObject({ rating: 5, secret: false });
    expect((await seen('2026-A002')).context).toMatchObject({ secret: true });
    expect(await readBy(officer)).not.toContain('zamrud');
  });

  it('is for the complaint while that runs', async () => {
    expect(await told(CITIZEN, ACCUSED)).toContainEqual([officer, 'skpd-dibatalkan']);
    expect((await seen('2026-A001')).context.secret).toBe(true);
    expect(await count()).toBe(1);
    expect(await readBy(officer)).not.toContain('zamrud');
  });
});
