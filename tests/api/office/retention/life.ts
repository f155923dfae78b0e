import { passRetention } from '../../../../api/office/retention/retention.ts';
import type { District } from '../../../../machines/district/district.ts';
import type { Retention } from '../../../../machines/district/retention.ts';
import type { Moment } from '../../../../store/ports/counts.ts';
import { COUNTED } from '../../../../store/ports/fields.ts';
import type { Store } from '../../../../store/ports/store.ts';
import { PaperOffice } from '../../../support/paper-office.ts';
import { Random } from '../../../support/random.ts';

/** Some months of an office, whose people and words are known by signs that nothing else has. */

export const DAY = 24 * 3_600_000;

const archive = { active: 0, inactive: 0, fate: 'permanent' } as const;
/** The shortest that a pack may have. */
export const SHORT: Retention = {
  ...{ complaints: 6, talk: 2, examples: 2, processes: 6, backups: 1 },
  letters: {
    ...{ penerusan: archive, pengingat: archive, teguran: archive, jawaban: archive },
    ...{ 'pengantar-koran': archive, laporan: archive, processes: archive },
  },
};

export const withSchedule = (pack: District): District => ({ ...pack, retention: SHORT });

const PLACES = ['Pekon Sukau', 'Pekon Lumbok', 'Balik Bukit', 'Sekincau', 'Way Tenong'];
const MATTERS = [
  (sign: string) => `jalan rusak parah depan rumah pak ${sign} di`,
  (sign: string) => `lampu jalan mati, tetangga saya ${sign} di`,
  (sign: string) => `sampah menumpuk kata ibu ${sign} di`,
  (sign: string) => `air pdam mati tiga hari, lapor ${sign} di`,
];

/** A citizen: everything that tells who he is, and what he says. */
export interface Citizen {
  phone: string;
  sign: string;
}

/** A word of letters only, which no dictionary has. */
const signOf = (random: Random, n: number) =>
  `qx${[...String(n).padStart(3, '0')].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')}${'vwz'[random.below(3)]}q`;

export class Life {
  readonly office: PaperOffice;
  private readonly random: Random;
  private people = 0;

  private constructor(office: PaperOffice, seed: number) {
    this.office = office;
    this.random = new Random(seed);
  }

  static async begin(store: Store, seed: number): Promise<Life> {
    return new Life(await PaperOffice.open(withSchedule, null, store), seed);
  }

  citizen(): Citizen {
    this.people += 1;
    const n = this.people;
    return {
      phone: `+6281200${String(70_000 + n * 13).padStart(6, '0')}`,
      sign: signOf(this.random, n),
    };
  }

  /** As a modem hands it over, with PDUs that hold number and words. */
  async writes({ phone }: Citizen, text: string): Promise<void> {
    const { office } = this;
    const now = office.clock.now();
    const raw = [Buffer.from(`${phone} ${text}`).toString('hex').toUpperCase()];
    const fingerprint = `raw-${now}-${this.random.below(1_000_000)}-${phone.slice(-4)}`;
    const sms = { from: phone, text, sentAt: now, receivedAt: now, line: 'sim1', raw, fingerprint };
    await office.hotline.engine.receiver.messages([sms]);
    await office.rest();
  }

  /** Writes a complaint. @returns who */
  async complains(): Promise<Citizen> {
    const who = this.citizen();
    const matter = MATTERS[this.random.below(MATTERS.length)] ?? MATTERS[0];
    const place = PLACES[this.random.below(PLACES.length)];
    await this.writes(who, `${matter?.(who.sign)} ${place}`);
    return who;
  }

  /** The agency of the newest complaint answers it. */
  async answers(words: string): Promise<void> {
    const { office } = this;
    const { items } = await office.hotline.store.instances.find(
      { machine: 'complaint' },
      { order: 'created', limit: 1 },
    );
    const { ticket, agency } = items[0]?.search ?? {};
    const contacts = office.hotline.rules.district.contacts;
    const officer = contacts.find((one) => one.role === 'officer' && one.agency === agency);
    if (officer !== undefined)
      await office.sms(
        officer.phone,
        `JAWAB ${ticket} sudah kami perbaiki bersama ${words} tadi pagi`,
      );
  }
}

/** All that reports count, in an order of its own. */
export async function figures({ counts, numbers: _numbers }: Store): Promise<string> {
  const period = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const moments = Object.entries(COUNTED) as [
    Moment,
    readonly (typeof COUNTED)['receivedAt'][number][],
  ][];
  const rows = await Promise.all(
    moments.map(async ([moment, by]) => [
      moment,
      ...(await counts.by({ machine: 'complaint', moment, period, by, utcOffsetMinutes: 420 }))
        .map((row) => JSON.stringify(row))
        .sort(),
    ]),
  );
  const sms = (await counts.sms(period, 420)).map((row) => JSON.stringify(row)).sort();
  const papers = (await counts.documents(period)).map((row) => JSON.stringify(row)).sort();
  return JSON.stringify([rows, sms, papers], null, 1);
}

export async function pass(office: PaperOffice, dry = false) {
  const gone = await passRetention(office.hotline, null, dry);
  if (gone === null) throw new Error('no schedule');
  return gone;
}
