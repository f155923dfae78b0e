import { PaperOffice } from '../../support/paper-office.ts';
import { Random } from '../../support/random.ts';
import { OutsideDoors } from './outside-doors.ts';
import { PHONES, Secrecy, type Someone } from './secrecy.ts';

/**
 * Complaints with people of all roles writing to them, by SMS and at the desk, in any order: whatever
 * happens, nothing of a secret one reaches anybody outside it. The same seed is the same walk.
 */

const STEPS = 9;
/** Walks that share one office: their complaints stand side by side in its lists. */
export const TOGETHER = 20;
const HOUR = 3_600_000;
const ADMIN = { user: 'admin', role: 'admin', agency: null } as const;
const PUPR = { user: 'pupr', role: 'agency', agency: 'PUPR' } as const;

/** What people write: `{no}` the ticket, `{other}` another one, `{t}` a word that stands nowhere else. */
const FIRST = [
  'JALAN di pekon hanakau sukau rusak parah {t}',
  'JALAN di pekon hanakau sukau rusak, RAHASIA kabid minta fee {t}',
  'ada masalah di pekon {t}',
  'SAMPAH menumpuk di pasar liwa {t}',
];
const SAID: Partial<Record<Someone, string[]>> = {
  reporter: [
    'TAMBAH {no} dekat balai {t}',
    'TAMBAH {no} RAHASIA kabid PUPR minta fee {t}',
    'TAMBAH {no} tolong jangan sebut nama saya {t}',
    '{no} petugas minta uang 50rb {t}',
    'BELUM {no} masih rusak {t}',
    'BELUM {no} rahasia mandornya korupsi {t}',
    'NILAI {no} 2 {t}',
    'NILAI {no} 1 krn kabid korupsi {t}',
    'BATAL {no}',
    'BATAL {no} saya takut diancam kabid {t}',
    'terima kasih {t}',
    'CEK {no}',
    'depan gudang PU, tp rahasia ya, mandornya korupsi {t}',
    'STOP',
  ],
  stranger: ['CEK {no}', 'TAMBAH {no} halo', 'SAMPAH menumpuk di pasar liwa'],
  pupr: [
    'JAWAB {no} sudah kami tambal kemarin {t}',
    'PROSES {no} alat di lokasi {t}',
    'MINTA {no} lokasi persisnya dimana {t}',
    'ALIH {no} DLHKP bukan jalan kami {t}',
    'TUNDA {no} besok menunggu aspal {t}',
    'TERIMA {no}',
    'RALAT {no} sudah kami tambal dua kali {t}',
    'LIHAT {no}',
    'DAFTAR',
  ],
  puprHead: ['DAFTAR', 'LIHAT {no}', 'JAWAB {no} sudah kami periksa sendiri {t}'],
  dlhkp: ['LIHAT {no}', 'JAWAB {no} sampah sudah diangkut {t}', 'DAFTAR'],
  inspektorat: ['JAWAB {no} sudah kami periksa {t}', 'MINTA {no} siapa saksinya {t}', 'LIHAT {no}'],
  admin: [
    'TERUSKAN {no} PUPR',
    'TERUSKAN {no} DLHKP',
    'TERUSKAN {no} INSPEKTORAT',
    'TOLAK {no} tidak jelas {t}',
    'GABUNG {no} {other}',
    'GABUNG {other} {no}',
    'LIHAT {no}',
  ],
  bupati: ['LIHAT {no}', 'PERINTAH {no} usut {t}', 'TERLAMBAT', 'LAPORAN'],
  sekda: ['LIHAT {no}', 'TERLAMBAT', 'DAFTAR'],
};
/** What is done at the desk, with what is typed there. */
const PRESSED: [typeof ADMIN | typeof PUPR, string, Record<string, string>][] = [
  [ADMIN, 'kategori', { rahasia: 'ya' }],
  [ADMIN, 'kategori', { kategori: 'PEGAWAI' }],
  [ADMIN, 'kategori', { kategori: 'SAMPAH' }],
  [ADMIN, 'tanya', { isi: 'pekon mana {t}' }],
  [ADMIN, 'pisah', {}],
  [ADMIN, 'tetap', { isi: 'tetap di sini {t}' }],
  [ADMIN, 'kembalikan', { isi: 'belum menjawab {t}' }],
  [ADMIN, 'kirim', {}],
  [ADMIN, 'buka', {}],
  [PUPR, 'jawab', { isi: 'sudah kami tambal {t}' }],
];

/** A word that stands nowhere else. */
function tokenOf(n: number): string {
  return `qz${n.toString(36).padStart(5, '0')}xk`;
}

class Walk {
  private readonly office: PaperOffice;
  private readonly secrecy: Secrecy;
  private readonly doors: OutsideDoors;
  private readonly random: Random;
  private readonly id: string;
  private readonly ticket: string;
  private readonly other: string;
  private readonly reporter: string;
  private readonly seed: number;
  private words: number;
  private readonly more: readonly string[];

  constructor(given: {
    office: PaperOffice;
    secrecy: Secrecy;
    doors: OutsideDoors;
    seed: number;
    id: string;
    other: string;
    reporter: string;
    more: readonly string[];
  }) {
    this.more = given.more;
    this.office = given.office;
    this.secrecy = given.secrecy;
    this.doors = given.doors;
    this.seed = given.seed;
    this.random = new Random(given.seed);
    this.id = given.id;
    this.ticket = given.id.slice(-4);
    this.other = given.other;
    this.reporter = given.reporter;
    this.words = given.seed * 1000;
  }

  fill(text: string): string {
    const token = tokenOf(this.words++);
    if (text.includes('{t}')) this.secrecy.said(this.id, token);
    return text.replace('{no}', this.ticket).replace('{other}', this.other).replace('{t}', token);
  }

  async step(): Promise<string> {
    const dice = this.random.next();
    if (dice < 0.12) {
      const hours = this.random.pick([1, 6, 30]);
      await this.office.pass(hours * HOUR);
      return `${hours} hours`;
    }
    if (dice < 0.2) {
      this.office.line.on = !this.office.line.on;
      return `modem ${this.office.line.on ? 'on' : 'off'}`;
    }
    if (dice < 0.35) {
      const [who, act, fields] = this.random.pick(PRESSED);
      const typed = Object.entries(fields).map(([name, value]) => [name, this.fill(value)]);
      const address = `/aduan/${this.id}/tindakan/${act}`;
      const { status } = await this.office.press(who, address, Object.fromEntries(typed));
      return `${who.user} ${act} ${status}`;
    }
    const who = dice < 0.6 ? 'reporter' : this.random.pick(Object.keys(SAID) as Someone[]);
    const more = who === 'reporter' ? this.more : [];
    const text = this.fill(this.random.pick([...(SAID[who] ?? ['DAFTAR']), ...more]));
    await this.office.sms(who === 'reporter' ? this.reporter : PHONES[who], text);
    return `${who}: ${text}`;
  }

  async run(): Promise<void> {
    const done: string[] = [];
    for (let count = 0; count < STEPS; count += 1) {
      const before = this.office.line.left.length;
      const faults = this.secrecy.faults.length;
      done.push(await this.step());
      await this.secrecy.look(before);
      const where = `walk ${this.seed} (${this.ticket}), ${done.at(-1)}`;
      await this.secrecy.checkSms(before, where);
      await this.doors.check([this.id, `2026-${this.other}`], where);
      if (this.secrecy.faults.length > faults)
        this.secrecy.faults.push(`    after ${done.join(' | ')}`);
    }
    this.office.line.on = true;
    const before = this.office.line.left.length;
    await this.office.pass(HOUR);
    await this.secrecy.look(before);
    await this.secrecy.checkSms(before, `walk ${this.seed}, modem on at the end`);
    await this.doors.check([this.id], `walk ${this.seed}, at last`, 'all');
  }
}

/** @param more what reporters write besides */
export async function walkTogether(
  first: number,
  more: readonly string[] = [],
  walks = TOGETHER,
): Promise<{ faults: string[]; secrets: number; kept: number }> {
  const office = await PaperOffice.open();
  const secrecy = new Secrecy(office);
  const doors = await OutsideDoors.open(office, secrecy);
  let secrets = 0;
  let kept = 0;
  try {
    await office.sms(PHONES.stranger, 'JALAN di pekon lombok lumbok seminung rusak parah');
    for (let seed = first; seed < first + walks; seed += 1) {
      const reporter = `+62812000095${String(seed % 100).padStart(2, '0')}`;
      const random = new Random(seed);
      const token = tokenOf(seed * 1000 + 999);
      const before = office.line.left.length;
      await office.sms(reporter, random.pick(FIRST).replace('{t}', token));
      const query = { machine: 'complaint', phone: reporter };
      const page = { order: 'created', limit: 1 } as const;
      const id = (await office.hotline.store.instances.find(query, page)).items[0]?.id;
      if (id === undefined) throw new Error(`walk ${seed}: no complaint was opened`);
      secrecy.watch(id, reporter);
      secrecy.said(id, token);
      await secrecy.look(before);
      await doors.check([id], `walk ${seed}, opened`);
      const walk = new Walk({ office, secrecy, doors, seed, id, other: 'A001', reporter, more });
      await walk.run();
      if ((await office.complaint(id)).secret) secrets += 1;
      if (secrecy.isKeptFromAdmin(id)) kept += 1;
    }
    return { faults: [...secrecy.faults, ...doors.silent()], secrets, kept };
  } finally {
    await doors.close();
    await office.close();
  }
}
