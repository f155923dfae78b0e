import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { MOST_MOVE_CODES } from '../../../machines/conversation/base/code-limits.ts';
import { type OfficePhones, officePhones } from '../../support/office-phones.ts';

/** GANTI from phone to phone: who may have a complaint, who may stop it, and what nobody learns. */

const phone = (n: number) => `+62812000090${String(n).padStart(2, '0')}`;
const [OLD, NEW, OTHER] = [phone(1), phone(2), phone(3)];
const ROAD = 'JALAN jln rusak parah di pekon hanakau sukau';
const LAMP = 'LAMPU lampu jalan mati di pekon buay nyerupa sukau';
const SECRET = 'RAHASIA kabid pupr minta fee proyek';
const from = (old: string) => old.replace('+62', '0');

let phones: OfficePhones;
beforeEach(async () => {
  let drawn = 0;
  // other codes each time
  const random = () => {
    drawn = (drawn + 0.1234) % 1;
    return drawn;
  };
  phones = await officePhones({ random });
});
afterEach(() => phones.close());

/** Templates that this phone is sent because of an SMS. */
async function told(to: string, by: string, text: string): Promise<string[]> {
  const sent = await phones.say(by, text);
  return sent.filter((one) => one.to === to).map(({ template }) => template);
}

/** @returns the code that the old phone got, if it got one */
async function asksFor(ticket: string, by = NEW, old = OLD): Promise<string | undefined> {
  const sent = await phones.say(by, `GANTI ${ticket} ${from(old)}`);
  const code = sent.find(({ to, template }) => to === old && template === 'ganti-kode');
  return /\d\d \d\d/.exec(code?.text ?? '')?.[0];
}

async function reporterOf(ticket: string): Promise<string | undefined> {
  const found = await phones.engine.instances.snapshot(`2026-${ticket}`);
  return (found?.snapshot.context as ComplaintContext | undefined)?.reporter;
}

const count = async () =>
  (await phones.store.instances.find({ machine: 'complaint' }, { order: 'created', limit: 9 }))
    .items.length;

describe('the code comes back', () => {
  it.each([
    ['alone', (code: string) => code],
    ['without a blank', (code: string) => code.replace(' ', '')],
    ['with its name', (code: string) => `kode ${code}`],
    [
      'among words',
      (code: string) => `ini pak kode yang masuk ke hp lama saya ${code} mohon diproses`,
    ],
    ['beside the old number', (code: string) => `dari ${from(OLD)} kodenya ${code} ya bu`],
    ['without its name', (code: string) => `masuk ke hp lama saya ${code} pak`],
  ])('%s', async (_, typed) => {
    await phones.say(OLD, ROAD);
    const code = await asksFor('A001');
    await phones.say(NEW, typed(code ?? ''));
    expect(await reporterOf('A001')).toBe(NEW);
    expect(await count()).toBe(1);
  });

  it('is not guessed in words about something else', async () => {
    await phones.say(OLD, ROAD);
    await asksFor('A001');
    await phones.say(NEW, 'jalan di pekon kubu perahu rusak sejak 2024 belum pernah diaspal');
    expect(await count()).toBe(2);
  });

  it.each([
    ['semua', 'semua aduan, kodenya', NEW],
    ['not semua', 'jangan semua, kodenya', OLD],
  ])('moves all others where that is said: %s', async (_, words, other) => {
    await phones.say(OLD, ROAD);
    await phones.say(OLD, LAMP);
    const code = await asksFor('A001');
    await phones.say(NEW, `${words} ${code}`);
    expect([await reporterOf('A001'), await reporterOf('A002')]).toEqual([NEW, other]);
  });

  it('says in a citizen’s words that it is wrong', async () => {
    await phones.say(OLD, ROAD);
    await asksFor('A001');
    const [wrong] = await phones.say(NEW, '99 98');
    expect(wrong?.text).toContain('Balas kode dari SMS kami di nomor lama, atau BATAL');
    await phones.say(NEW, '99 97');
    const [over, admin] = await phones.say(NEW, '99 96');
    expect(over?.text).toContain('ketik GANTI lagi');
    expect(admin?.text).toContain('nomor berakhir 002');
    expect(await reporterOf('A001')).toBe(OLD);
  });
});

describe('several', () => {
  it('tickets of one phone go with one code', async () => {
    await phones.say(OLD, ROAD);
    await phones.say(OLD, LAMP);
    const code = await asksFor('A001');
    expect(await asksFor('A002')).toBeUndefined();
    await phones.say(NEW, code ?? '');
    expect([await reporterOf('A001'), await reporterOf('A002')]).toEqual([NEW, NEW]);
  });

  it('gets the code with the first ticket that fits', async () => {
    await phones.say(OLD, ROAD);
    expect(await asksFor('A099')).toBeUndefined();
    const code = await asksFor('A001');
    await phones.say(NEW, code ?? '');
    expect(await reporterOf('A001')).toBe(NEW);
  });

  it('old phones wait side by side, each for its own code', async () => {
    await phones.say(OLD, ROAD);
    await phones.say(OTHER, LAMP);
    const first = await asksFor('A001');
    const second = await asksFor('A002', NEW, OTHER);
    expect(second).not.toBe(first);
    await phones.say(NEW, second ?? '');
    expect([await reporterOf('A001'), await reporterOf('A002')]).toEqual([OLD, NEW]);
    await phones.say(NEW, first ?? '');
    expect(await reporterOf('A001')).toBe(NEW);
  });

  it.each([
    [3, 'kode kami kirim ke nomor lama'],
    [4, 'Kode dari beberapa nomor lama masih kami tunggu'],
  ])('old phones: the %s. is answered "%s"', async (nth, words) => {
    for (let n = 1; n < nth; n += 1) await asksFor('A001', NEW, phone(20 + n));
    const [answer] = await phones.say(NEW, `GANTI A001 ${from(phone(20 + nth))}`);
    expect(answer?.text).toContain(words);
  });

  it.each([
    [MOST_MOVE_CODES - 1, true],
    [MOST_MOVE_CODES, false],
    [MOST_MOVE_CODES + 1, false],
  ])('SIMs: behind %s that asked, one more brings a code: %s', async (before, brings) => {
    await phones.say(OLD, ROAD);
    for (let n = 0; n < before; n += 1) await asksFor('A001', phone(30 + n));
    const answer = await phones.say(NEW, `GANTI A001 ${from(OLD)}`);
    expect(answer.some(({ template }) => template === 'ganti-kode')).toBe(brings);
    // and the one that asks learns nothing of it
    expect(answer[0]?.text).toContain('Bila cocok, kode kami kirim');
    await phones.clock.advance(24 * 3_600_000 + 1);
    await phones.engine.settle();
    expect(await asksFor('A001')).toBeDefined();
  });
});

describe('the old phone', () => {
  it.each([
    'bukan',
    'BUKAN',
    'bukan saya pak',
    'BATAL',
    'tidak',
    'jangan',
    'saya tidak minta ganti nomor',
    'saya tdk pernah minta kode',
    'kode apa ini pak?',
  ])('stops it: %s', async (no) => {
    await phones.say(OLD, ROAD);
    await phones.say(OLD, 'A001 tambahan di depan masjid');
    const code = await asksFor('A001');
    const sent = await phones.say(OLD, no);
    expect(sent.map(({ to, template }) => [to === OLD, template])).toEqual([
      [true, 'ganti-batal'],
      [false, 'admin-ganti-nomor'],
    ]);
    // the new one learns nothing: the code is as wrong as any
    expect(await told(NEW, NEW, code ?? '')).toEqual(['kode-salah']);
    expect(await reporterOf('A001')).toBe(OLD);
    const { context } = (await phones.engine.instances.snapshot('2026-A001'))?.snapshot ?? {};
    expect((context as ComplaintContext).additions).toHaveLength(1);
  });

  it('stops all that ask, and hears it once', async () => {
    await phones.say(OLD, ROAD);
    const codes = [await asksFor('A001'), await asksFor('A001', OTHER)];
    expect(await told(OLD, OLD, 'bukan saya')).toEqual(['ganti-batal']);
    await phones.say(NEW, codes[0] ?? '');
    await phones.say(OTHER, codes[1] ?? '');
    expect(await reporterOf('A001')).toBe(OLD);
  });

  it('hears the truth where it is too late', async () => {
    await phones.say(OLD, ROAD);
    await phones.say(NEW, (await asksFor('A001')) ?? '');
    const [answer, admin] = await phones.say(OLD, 'bukan saya');
    expect(answer?.text).toContain('sudah dijalankan');
    expect(admin?.text).toContain('padahal sudah pindah');
  });

  it('takes back its own words where they came after the code', async () => {
    await phones.say(OLD, ROAD);
    await asksFor('A001');
    await phones.say(OLD, 'A001 tambahan di depan masjid');
    expect(await told(OLD, OLD, 'bukan')).not.toContain('ganti-batal');
  });

  it('says no to what it was asked after the code', async () => {
    await phones.say(OLD, ROAD);
    await asksFor('A001');
    await phones.say(OLD, 'batalkan saja aduan saya pak');
    expect(await told(OLD, OLD, 'tidak')).toEqual(['batal-tidak-jadi']);
  });

  it('of a secret hears that it is done, and not of what', async () => {
    await phones.say(OLD, SECRET);
    const sent = await phones.say(NEW, (await asksFor('A001')) ?? '');
    const word = sent.find(({ to }) => to === OLD)?.text ?? '';
    expect(word).toContain('Ganti nomor yg diminta sudah dijalankan');
    expect(word).not.toMatch(/A001|rahasia/i);
    const [list] = await phones.say(OLD, 'CEK');
    expect(list?.text).toContain('Tidak ada aduan yg dilayani di nomor ini');
  });

  it('of a secret that the admin moved hears nothing', async () => {
    await phones.say(OLD, SECRET);
    const by = { phone: NEW, text: 'KTP dicocokkan di loket' };
    await phones.desk('2026-A001', { type: 'admin.newPhone', ...by });
    const rows = await phones.store.outbox.list({ to: OLD, limit: 9 });
    expect(rows.some(({ text }) => text?.includes('anti nomor'))).toBe(false);
  });
});

it.each([
  [`GANTI ${from(OLD)}`, ['ganti-cara']],
  ['GANTI', ['ganti-cara']],
  [`ganti dari nomor lama ${from(OLD)} pak`, ['ganti-cara']],
])('is explained without a ticket: %s', async (text, templates) => {
  await phones.say(OLD, ROAD);
  expect(await told(NEW, NEW, text)).toEqual(templates);
  expect(await count()).toBe(1);
});

it.each(['ganti lampu jalan di pekon kubu perahu dong', 'ganti kepala puskesmas sekincau pak'])(
  'is a matter where it names one: %s',
  async (text) => {
    await phones.say(NEW, text);
    expect(await count()).toBe(1);
  },
);
