import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SmsEvent } from '../../../machines/conversation/base/events.ts';
import { type OfficePhones, officePhones, phoneOf, START } from '../../support/office-phones.ts';

/** A store of before: its codes began again each year, so that two complaints may have the same. */

const CITIZEN = '+6281200009001';
const OTHER = '+6281200009002';
const YEAR = 365 * 24 * 3_600_000;
const OFFICER = phoneOf('officer', 'PUPR');
const FIRST = 'JALAN jalan rusak parah di pekon basungan pagar dewa';
const SECOND = 'JALAN jembatan gantung putus di pekon hanakau sukau';

describe('a code that two complaints have', () => {
  let phones: OfficePhones;

  /** A complaint with a ticket and year as an older version gave them. */
  async function older(year: number, reporter: string, text: string): Promise<void> {
    const { engine, clock } = phones;
    const { reading } = (await engine.rehearse(reporter, text)) as unknown as SmsEvent;
    const alternatives = reading.alternatives.map(({ category }) => category);
    const said = { at: clock.now(), reporter, text, reading: { ...reading, alternatives } };
    const input = { ...said, id: `${year}-A002`, ticket: 'A002', year };
    for (const key of ['first', 'second'])
      await phones.store.numbers.allocate(`ticket:${year}`, key);
    await engine.instances.create('complaint', input.id, input, `older ${year}`);
    await engine.settle();
    await phones.say(OFFICER, 'DAFTAR');
  }

  beforeEach(async () => {
    phones = await officePhones({ start: START + YEAR });
    await older(2026, CITIZEN, FIRST);
    await older(2027, OTHER, SECOND);
  });
  afterEach(() => phones.close());

  const state = async (year: number) =>
    (await phones.store.instances.load(`${year}-A002`))?.search.state;

  it('is asked about with words that tell them apart, before anything is done', async () => {
    const [question, ...others] = await phones.say(
      OFFICER,
      'JAWAB A002 jembatan sudah kami pasang',
    );
    expect(others).toEqual([]);
    expect(question?.text).toMatch(
      /^Ada 2 aduan A002: 1 JALAN Hanakau, Sukau tgl .*; 2 JALAN Basungan, Pagar Dewa tgl .*\. Maksud/,
    );
    const sent = await phones.say(OFFICER, '1');
    expect(sent.find(({ to }) => to === OTHER)?.text).toContain('jembatan sudah kami pasang');
    expect(sent.filter(({ to }) => to === CITIZEN)).toEqual([]);
    expect([await state(2026), await state(2027)]).toEqual(['forwarded.notified', 'answered']);
  });

  it('means the same one in LIHAT, in JAWAB and by its digits', async () => {
    for (const text of ['LIHAT A002', 'A002 sudah ditambal semua pak', 'lihat 002']) {
      const [question] = await phones.say(OFFICER, text);
      expect(question?.template).toBe('pilih-sama');
      const [answer] = await phones.say(OFFICER, '2');
      expect(answer?.text).toMatch(text.startsWith('A002') ? /^Maksud .* JAWAB A002/ : /Basungan/);
    }
    await phones.say(OFFICER, 'YA');
    expect(await state(2027)).toBe('forwarded.notified');
  });

  it('is told apart in lists, and its year may be typed', async () => {
    const [list] = await phones.say(OFFICER, 'DAFTAR');
    expect(list?.text).toMatch(/2026\/A002 s\.d\. .*2027\/A002 s\.d\./);
    await phones.say(OFFICER, 'JAWAB 2026/A002 jalan sudah kami timbun');
    expect([await state(2026), await state(2027)]).toEqual(['answered', 'forwarded.notified']);
  });

  it('is asked about when a citizen has both', async () => {
    await older(2028, CITIZEN, SECOND);
    const [question] = await phones.say(CITIZEN, 'CEK A002');
    expect(question?.template).toBe('pilih-sama');
    const [status] = await phones.say(CITIZEN, '2');
    expect(status?.text).toMatch(/^Aduan No A002 \(JALAN\): diteruskan/);
  });

  it.each([
    ['NILAI A002 5', 'closed'],
    ['BELUM A002 masih rusak', 'forwarded.notified'],
    ['BATAL A002', 'answered'],
  ])('is asked about when a citizen judges or takes back: %s', async (text, first) => {
    await older(2028, CITIZEN, SECOND);
    await phones.say(OFFICER, 'JAWAB 2026/A002 jalan sudah kami timbun');
    expect((await phones.say(CITIZEN, text))[0]?.template).toBe('pilih-sama');
    expect([await state(2026), await state(2028)]).toEqual(['answered', 'forwarded.notified']);
    // the newest is named first
    await phones.say(CITIZEN, text === 'BATAL A002' ? '1' : '2');
    expect(await state(2026)).toBe(first);
    expect(await state(2028)).toBe(text === 'BATAL A002' ? 'withdrawn' : 'forwarded.notified');
    expect(await state(2027)).toBe('forwarded.notified');
  });

  it('keeps the words of a citizen that wait for the answer', async () => {
    await older(2028, CITIZEN, SECOND);
    const words = 'A002 sampai sekarang masih rusak parah pak';
    expect((await phones.say(CITIZEN, words))[0]?.template).toBe('pilih-sama');
    await phones.say(CITIZEN, 'KATEGORI');
    expect((await phones.say(CITIZEN, '2'))[0]?.template).toBe('tambah-ok');
    expect((await phones.say(CITIZEN, `${words} sekali`))[0]?.template).toBe('pilih-sama');
    const count = await phones.store.instances.count({ machine: 'complaint' });
    await phones.say(CITIZEN, 'SAMPAH sampah menumpuk di pasar liwa tidak diangkut 5 hari');
    expect(await phones.store.instances.count({ machine: 'complaint' })).toBe(count + 2);
  });

  it('is not given again: the series goes on above the highest of all years', async () => {
    const [receipt] = await phones.say('+6281200009003', FIRST);
    expect(receipt?.text).toContain('No A003');
    const [next] = await phones.say('+6281200009004', SECOND);
    expect(next?.text).toContain('No A004');
  });
});

describe('a code with two digits', () => {
  let phones: OfficePhones;
  beforeEach(async () => {
    phones = await officePhones({ start: START });
    await phones.say(CITIZEN, FIRST);
    for (let n = 2; n < 12; n += 1)
      await phones.store.numbers.allocate('ticket', `passed over ${n}`);
  });
  afterEach(() => phones.close());

  const states = async () =>
    Promise.all(
      ['A001', 'A012'].map(
        async (ticket) => (await phones.store.instances.load(`2026-${ticket}`))?.search.state,
      ),
    );

  it('is read with its nought where it fits one', async () => {
    await phones.say(OFFICER, 'JAWAB A01 jalan sudah kami timbun');
    expect((await states())[0]).toBe('answered');
  });

  it.each([
    ['officer', OFFICER, 'JAWAB A01 jembatan sudah kami pasang', 'answered'],
    ['citizen', OTHER, 'BATAL A12', 'withdrawn'],
  ])('is asked about where another is open with one more: %s', async (_, from, text, then) => {
    // A012 has the digits of A01 and those of A12
    await phones.say(OTHER, SECOND);
    await phones.say(OTHER, 'LAMPU lampu jalan mati di pekon hanakau sukau sejak kemarin');
    if (from === OTHER) {
      for (let n = 14; n < 112; n += 1)
        await phones.store.numbers.allocate('ticket', `passed over ${n}`);
      await phones.say(OTHER, 'SAMPAH sampah menumpuk di pasar liwa tidak diangkut');
    }
    const [question, ...others] = await phones.say(from, text);
    expect([question?.template, others]).toEqual(['pilih-sama', []]);
    expect(question?.text).toMatch(/yg cocok dgn A0?[01][12]: 1 A\d\d\d .*; 2 A\d\d\d /);
    const choice = /(\d) A012/.exec(question?.text ?? '')?.[1] ?? '';
    await phones.say(from, choice);
    expect(await states()).toEqual(['forwarded.notified', then]);
  });

  it('is told of as it was read where it fits none, however near another is', async () => {
    await phones.say(OTHER, SECOND);
    const [said] = await phones.say(OFFICER, 'JAWAB A02 jembatan sudah kami pasang');
    expect(said?.text).toMatch(/A002/);
    expect(await states()).toEqual(['forwarded.notified', 'forwarded.notified']);
  });
});
