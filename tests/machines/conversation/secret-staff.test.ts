import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';

/** What people of the office hear where a complaint is secret, or has become so: never nothing. */

const CITIZEN = '+6281200009001';
const OTHER = '+6281200009002';
const ROAD = 'JALAN jalan rusak parah di pekon basungan pagar dewa';
const SECRET =
  'RAHASIA oknum di kantor pekon canggu minta uang 500rb utk surat, jangan sebut nama saya';

let phones: OfficePhones;

beforeEach(async () => {
  phones = await officePhones();
});

afterEach(() => phones.close());

/** What comes back to the phone that wrote. */
async function answersTo(from: string, text: string) {
  const sent = await phones.say(from, text);
  return sent.filter(({ to }) => to === from).map(({ template, vars }) => ({ template, ...vars }));
}

describe('a complaint that has become secret', () => {
  it.each([
    ['a code', 'JAWAB A001 info lengkap di www.contoh.id', 'YA 10 10'],
    ['YA', 'A001 sudah kami kerjakan tadi pagi', 'YA'],
  ])('is unknown to whoever answers with %s', async (_, asked, answer) => {
    const officer = phoneOf('officer', 'PUPR');
    await phones.say(CITIZEN, ROAD);
    await phones.say(officer, asked);
    await phones.say(CITIZEN, 'TAMBAH A001 RAHASIA kabid minta fee proyek');
    expect(await answersTo(officer, answer)).toMatchObject([
      { template: 'skpd-bukan-tugas', ticket: 'A001' },
    ]);
  });
});

describe('a secret complaint', () => {
  it('is not asked to go where it may not be read, and why is said', async () => {
    await phones.say(CITIZEN, SECRET);
    expect(
      await answersTo(phoneOf('officer', 'INSPEKTORAT'), 'ALIH A001 PUPR itu urusan pupr'),
    ).toMatchObject([{ template: 'terhalang-rahasia', ticket: 'A001', other: null }]);
    expect(await answersTo(phoneOf('admin'), 'TERUSKAN A001 PUPR')).toMatchObject([
      { template: 'terhalang-rahasia', ticket: 'A001', other: null },
    ]);
  });

  it('is not merged with one that it was no secret beside when that was asked', async () => {
    await phones.say(CITIZEN, ROAD);
    await phones.say(OTHER, `${ROAD} dekat masjid`);
    const admin = phoneOf('admin');
    expect(await answersTo(admin, 'GABUNG A002 A001')).toMatchObject([{ template: 'minta-kode' }]);
    await phones.say(CITIZEN, 'TAMBAH A001 RAHASIA kabid PUPR minta fee');
    expect(await answersTo(admin, 'YA 10 10')).toMatchObject([
      { template: 'terhalang-rahasia', ticket: 'A002', other: 'A001' },
    ]);
    const { search } = (await phones.store.instances.load('2026-A002')) ?? {};
    expect(search?.agency).toBe('PUPR');
  });

  it('is not merged with an open one, and why is said', async () => {
    await phones.say(CITIZEN, SECRET);
    await phones.say(OTHER, ROAD);
    for (const text of ['GABUNG A001 A002', 'GABUNG A002 A001'])
      expect(await answersTo(phoneOf('admin'), text)).toMatchObject([
        { template: 'terhalang-rahasia', agency: null },
      ]);
  });
});

describe('a citizen over the daily limit', () => {
  it('may still look, rate, withdraw and stop', async () => {
    await phones.say(CITIZEN, ROAD);
    for (let n = 0; n < 25; n += 1)
      await phones.say(
        CITIZEN,
        `JALAN lubang ke ${n} di pekon hanakau sukau dekat warung ${n * n}`,
      );
    for (const text of ['CEK A001', 'BATAL A001', 'STOP'])
      expect(await answersTo(CITIZEN, text)).not.toEqual([]);
    const [stopped] = await answersTo(CITIZEN, 'stop');
    expect(stopped).toMatchObject({ template: 'stop-ok' });
    expect(await answersTo(CITIZEN, 'TAMBAH A001 dekat masjid raya')).toEqual([]);
  });
});

describe('danger from a number that costs too much to answer', () => {
  it('is held without an answer, and the admin hears of it at once', async () => {
    const sent = await phones.say('+870773000001', 'darurat kebakaran di pasar liwa, api besar');
    expect(sent.map(({ to, template }) => [to, template])).toEqual([
      [phoneOf('admin'), 'admin-darurat-ditahan'],
    ]);
    const quiet = await phones.say('+870773000001', 'jalan rusak di pekon basungan pagar dewa');
    expect(quiet).toEqual([]);
  });
});

describe('a code alone that is nobody’s', () => {
  it('opens no complaint', async () => {
    expect(await answersTo(CITIZEN, 'A777')).toMatchObject([{ template: 'status-tidak-ada' }]);
  });
});
