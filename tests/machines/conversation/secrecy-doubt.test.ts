import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packagePath } from '../../../api/paths.ts';
import type { ComplaintContext } from '../../../machines/complaint/base/context.ts';
import { createUnderstand } from '../../../machines/language/understand.ts';
import { type OfficePhones, officePhones, phoneOf } from '../../support/office-phones.ts';
import { loadPack } from '../../support/pack.ts';

/** Words that may ask for secrecy, or accuse somebody of the agency that would get them: asked about first. */

const CITIZEN = '+6281200009001';
const OTHER = '+6281200009002';
const ROAD = 'JALAN jalan rusak parah di pekon basungan pagar dewa';
const DOUBTFUL = 'JALAN di pekon hanakau sukau rusak, mandornya main mata sama orang dinas zamrud';
const ADDED = 'TAMBAH A001 kabidnya main mata sama pemborong zamrud';
const HOUR = 3_600_000;
const officer = phoneOf('officer', 'PUPR');
const overseer = phoneOf('officer', 'INSPEKTORAT');

let phones: OfficePhones;

beforeEach(async () => {
  phones = await officePhones();
});

afterEach(() => phones.close());

/** Who is told what: the template, by the receiver's phone. */
async function told(from: string, text: string) {
  const sent = await phones.say(from, text);
  return sent.map(({ to, template }) => [to, template]);
}

/** What went out to a phone, in its own words. */
async function readBy(phone: string): Promise<string> {
  const rows = await phones.store.outbox.list({ limit: 1000 });
  return rows
    .filter(({ type, to }) => type === 'sms' && to === phone)
    .map(({ text }) => text)
    .join('\n');
}

async function complaint(instance: string): Promise<ComplaintContext> {
  const stored = await phones.store.instances.load(instance);
  return JSON.parse(stored?.snapshot ?? '').context;
}

/** Nobody answers; another SMS lets the engine tell what has come due meanwhile. */
async function secrets(): Promise<unknown[]> {
  const query = { machine: 'complaint', tag: 'secret' };
  return (await phones.store.instances.find(query, { order: 'created', limit: 5 })).items;
}

async function later(hours: number): Promise<void> {
  await phones.clock.advance(hours * HOUR);
  await phones.engine.settle();
  await phones.say(OTHER, 'CEK A900');
}

describe('a complaint in doubt', () => {
  it('goes to nobody before the one question is answered', async () => {
    expect(await told(CITIZEN, DOUBTFUL)).toEqual([[CITIZEN, 'tanya-rahasia']]);
    expect((await complaint('2026-A001')).secret).toBe(true);
    expect(await readBy(officer)).toBe('');
  });

  it.each(['1', 'ya', 'ya tolong rahasiakan pak', 'RAHASIA'])('is secret after %s', async (yes) => {
    await phones.say(CITIZEN, DOUBTFUL);
    expect(await told(CITIZEN, yes)).toEqual([
      [overseer, 'skpd-tugas'],
      [CITIZEN, 'terima-rahasia'],
    ]);
    await later(30);
    expect((await complaint('2026-A001')).secret).toBe(true);
    expect(await readBy(officer)).toBe('');
  });

  it.each(['2', 'tidak', 'tidak usah dirahasiakan pak'])('goes its way after %s', async (no) => {
    await phones.say(CITIZEN, DOUBTFUL);
    expect(await told(CITIZEN, no)).toEqual([
      [CITIZEN, 'terima-diteruskan'],
      [officer, 'skpd-tugas'],
    ]);
    expect((await complaint('2026-A001')).secret).toBe(false);
  });

  it.each([
    'tidak usah, asal saya aman',
    'TIDAK. anak saya masih sekolah disitu',
    '2, saya masih kerja disana soalnya',
    'tidak tapi hati2 pak dia preman',
    '2 tp jangan sampai ke telinga peratin',
  ])('is not opened by a no on a condition: %s', async (no) => {
    await phones.say(CITIZEN, DOUBTFUL);
    expect(await told(CITIZEN, no)).toContainEqual([CITIZEN, 'tanya-rahasia-lagi']);
    expect((await complaint('2026-A001')).secret).toBe(true);
    expect(await readBy(officer)).toBe('');
  });

  it.each(['tidak. tolong cepat', 'tidak perlu, saya ga takut', '2, biar semua tau'])(
    'is opened by a no that fears nothing: %s',
    async (no) => {
      await phones.say(CITIZEN, DOUBTFUL);
      expect(await told(CITIZEN, no)).toContainEqual([officer, 'skpd-tugas']);
    },
  );

  it('stays asked about while other things are said', async () => {
    await phones.say(CITIZEN, DOUBTFUL);
    // every SMS that leaves it open is answered with the question, in words that say what it means
    expect(await told(CITIZEN, 'A001 dekat masjid raya')).toEqual([
      [CITIZEN, 'tanya-rahasia-lagi'],
    ]);
    expect(await told(CITIZEN, 'CEK A001')).toEqual([[CITIZEN, 'status']]);
    expect(await told(CITIZEN, '2')).toContainEqual([officer, 'skpd-tugas']);
    expect(await readBy(officer)).toContain('dekat masjid raya');
  });

  it('is for the admin to decide when nobody answers', async () => {
    await phones.say(CITIZEN, DOUBTFUL);
    await later(2);
    expect(await readBy(phoneOf('admin'))).toContain('Triase A001');
    const { items } = await phones.store.instances.find(
      { machine: 'complaint', tag: 'withAdmin' },
      { order: 'created', limit: 5 },
    );
    expect(items.map(({ id }) => id)).toEqual(['2026-A001']);
    expect((await complaint('2026-A001')).secret).toBe(true);
    await later(48);
    expect(await readBy(officer)).toBe('');
    await phones.desk('2026-A001', { type: 'admin.classify', secret: false });
    await phones.desk('2026-A001', { type: 'admin.forward', agency: 'PUPR' });
    expect(await readBy(officer)).toContain('zamrud');
  });

  it('is not kept waiting where there is danger', async () => {
    const text = 'kebakaran di pasar liwa sekarang, katanya petugas main mata';
    const sent = await told(CITIZEN, text);
    expect(sent).toContainEqual([CITIZEN, 'terima-darurat']);
    expect(sent).toContainEqual([phoneOf('admin'), 'admin-darurat']);
  });

  it('waits no longer once there is danger', async () => {
    await phones.say(CITIZEN, DOUBTFUL);
    const sent = await told(CITIZEN, 'A001 sekarang ada mobil masuk jurang, ada korban terjepit');
    expect(sent).toContainEqual([CITIZEN, 'terima-darurat']);
    expect(sent).toContainEqual([phoneOf('admin'), 'admin-darurat']);
    // whom the words before it may accuse reads neither
    expect(sent).toContainEqual([overseer, 'skpd-darurat']);
    expect(await readBy(officer)).toBe('');
  });

  it.each([
    'peratin mukulin warga sampai pingsan',
    'suami saya digebukin anggota satpol tadi, ga sadar sekarang',
    'dokter jaga mabuk, pasien sesak napas ga ditangani di ugd',
  ])('rings as a secret where somebody in office may have done it: %s', async (text) => {
    const sent = await told(CITIZEN, text);
    expect(sent).toContainEqual([CITIZEN, 'terima-darurat']);
    expect(sent).toContainEqual([phoneOf('admin'), 'admin-darurat']);
    expect((await complaint('2026-A001')).secret).toBe(true);
    // who heals hears that he is needed, and nothing else
    const needed =
      /^(?:DARURAT: ada keadaan yg perlu Dinkes\. Rinciannya tidak dpt lewat SMS: segera hubungi Admin Hotline \(0728\) 21345\. -Hotline Lambar)?$/;
    expect(await readBy(phoneOf('officer', 'DINKES'))).toMatch(needed);
    for (const agency of ['SATPOLPP', 'DPMP'])
      expect(await readBy(phoneOf('officer', agency))).toBe('');
  });

  it.each([
    'kebakaran di pasar liwa sekarang, katanya petugas main mata',
    'banjir sepinggang di rowo rejo warga terjebak, peratin ga mau ngurus',
  ])('rings openly where nobody did it: %s', async (text) => {
    await told(CITIZEN, text);
    expect((await complaint('2026-A001')).secret).toBe(false);
  });
});

describe('words in doubt for a complaint that an agency has', () => {
  beforeEach(async () => {
    await phones.say(CITIZEN, ROAD);
  });

  it('wait for the answer', async () => {
    expect(await told(CITIZEN, ADDED)).toEqual([[CITIZEN, 'tanya-rahasia']]);
    expect(await readBy(officer)).not.toContain('zamrud');
    expect((await complaint('2026-A001')).additions).toEqual([]);
  });

  it('make it secret after 1', async () => {
    await phones.say(CITIZEN, ADDED);
    const sent = await told(CITIZEN, '1');
    expect(sent).toContainEqual([officer, 'skpd-dibatalkan']);
    expect(sent).toContainEqual([overseer, 'skpd-tugas']);
    expect(await readBy(officer)).not.toContain('zamrud');
  });

  it.each(['1', 'satu', '1 pak tolong ya', 'iya pak', '2 tapi jangan sebut nama saya ya'])(
    'are secret after "%s"',
    async (yes) => {
      await phones.say(CITIZEN, ADDED);
      await phones.say(CITIZEN, yes);
      await later(72);
      expect((await complaint('2026-A001')).secret).toBe(true);
      expect(await readBy(officer)).not.toMatch(/zamrud|sebut nama|tolong ya/);
    },
  );

  it.each(['terserah bapak aja', 'tidak boleh ada yg tau pak', 'tidak mau ketahuan pak', 'jangan'])(
    'wait with "%s", which is no answer',
    async (unclear) => {
      await phones.say(CITIZEN, ADDED);
      const sent = await told(CITIZEN, unclear);
      expect(sent.filter(([to]) => to === CITIZEN)).not.toEqual([]);
      await later(72);
      expect(await readBy(officer)).not.toMatch(/zamrud|terserah|tau pak|ketahuan/);
    },
  );

  it('are secret after two noes on a condition', async () => {
    await phones.say(CITIZEN, ADDED);
    await phones.say(CITIZEN, 'tidak usah, asal saya aman');
    expect((await complaint('2026-A001')).secret).toBe(false);
    await phones.say(CITIZEN, 'tidak, asal dia ga tau');
    expect((await complaint('2026-A001')).secret).toBe(true);
    expect(await readBy(officer)).not.toContain('zamrud');
  });

  it('are handed on after 2', async () => {
    await phones.say(CITIZEN, ADDED);
    expect(await told(CITIZEN, '2')).toContainEqual([officer, 'skpd-keterangan']);
    expect(await readBy(officer)).toContain('zamrud');
  });

  it.each([
    ['nobody answers', null],
    ['something else is said', 'SAMPAH sampah menumpuk di pasar liwa 5 hari'],
  ])('stand for themselves before the admin when %s', async (_, next) => {
    await phones.say(CITIZEN, ADDED);
    if (next === null) await later(2);
    else await phones.say(CITIZEN, next);
    await later(48);
    expect(await readBy(officer)).not.toContain('zamrud');
    expect(await readBy(phoneOf('admin'))).toContain('zamrud');
    expect(await secrets()).toHaveLength(1);
  });

  it('come before the questions for which complaint they are, and whether it is settled', async () => {
    await phones.say(officer, 'JAWAB A001 sudah ditambal kemarin pagi');
    const doubtful =
      'ternyata yang ngerjain jalan itu cv punya adik kadis, aspal zamrud sudah ngelupas';
    expect(await told(CITIZEN, doubtful)).toEqual([[CITIZEN, 'tanya-rahasia']]);
    await phones.say(CITIZEN, '1');
    await later(48);
    // a whole accusation stands for itself (decision 0080)
    expect(await secrets()).toHaveLength(1);
    expect(await readBy(officer)).not.toContain('zamrud');
  });

  it('are as much when they answer the question of an officer, or judge an answer', async () => {
    await phones.say(officer, 'MINTA A001 dekat apa?');
    const answer = 'dekat rumah mandor yang main mata sama orang dinas zamrud';
    expect(await told(CITIZEN, answer)).toEqual([[CITIZEN, 'tanya-rahasia']]);
    await phones.say(CITIZEN, '1');
    expect(await readBy(officer)).not.toContain('zamrud');
  });
});

describe('which words are in doubt', () => {
  const understand = createUnderstand(loadPack().rules.district);
  const file = packagePath('tests', 'cases', 'secrecy', 'doubt.json');
  const cases = JSON.parse(readFileSync(file, 'utf8')) as { text: string; doubt: boolean }[];
  const flagsOf = (text: string) => understand(text, { role: 'citizen', address: CITIZEN }).flags;

  it.each(cases)('$text', ({ text, doubt }) => {
    const flags = flagsOf(text);
    expect({ text, doubt: flags.includes('maybeSecret') }).toEqual({ text, doubt });
    expect(flagsOf(`TAMBAH A001 ${text}`).includes('maybeSecret')).toBe(doubt);
  });
});
