import type { District } from '../../../machines/district/district.ts';
import type { Store } from '../../../store/ports/store.ts';
import { PaperOffice } from '../../support/paper-office.ts';
import { Random } from '../../support/random.ts';
import { withSigner } from '../../support/signer.ts';
import { Matters, TEXTS as USUAL } from '../matters.ts';
import { Schedule } from '../schedule.ts';
import { Papers } from './papers.ts';

/** A time in which everything happens that numbers are made of; what was said of it is held against it elsewhere. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 15.45, after it began at 9.00. */
const DIGEST = 6.75 * HOUR;

export interface SumsPlan {
  complaints: number;
  /** Calendar days in which they come; twenty more follow. */
  days: number;
  seed: number;
}

const TEXTS = [
  ...USUAL,
  'RAHASIA kabid PUPR minta fee proyek jalan',
  'tolong dibantu pak, sudah lama begini terus',
  'terima kasih pak bupati, jalan kami sudah bagus',
  'DARURAT longsor menutup jalan di pekon hanakau sukau, ada warga tertimbun',
];
const FATES = [
  ...([
    'prompt',
    'prompt',
    'prompt',
    'late',
    'late',
    'silent',
    'extend',
    'ask',
    'unheard',
  ] as const),
  ...([
    'transfer',
    'withdraw',
    'unsolved',
    'paper',
    'retract',
    'merge',
    'reject',
    'thrice',
  ] as const),
];
type Fate = (typeof FATES)[number];
/** After how many days the agency answers, from and to. */
const ANSWERED: Record<Fate, [number, number]> = {
  ...{ prompt: [0.2, 2.5], late: [5, 14], silent: [90, 99], extend: [3, 9], ask: [2, 8] },
  ...{
    unheard: [18, 24],
    transfer: [4, 12],
    withdraw: [90, 99],
    unsolved: [0.3, 6],
    paper: [1, 7],
  },
  ...{ retract: [0.5, 5], merge: [1, 9], reject: [1, 4], thrice: [0.3, 4] },
};

const withoutLearning = (district: District) => withSigner({ ...district, learned: null });

class Year {
  readonly #schedule = new Schedule();
  readonly #random: Random;
  readonly #office: PaperOffice;
  readonly #papers: Papers;
  readonly #matters: Matters;

  constructor(office: PaperOffice, seed: number) {
    this.#office = office;
    this.#matters = new Matters(office);
    this.#random = new Random(seed);
    this.#papers = new Papers(office, this.#random);
  }

  async run({ complaints, days }: SumsPlan): Promise<void> {
    const start = this.#office.clock.now();
    const whole = days + 20;
    for (let n = 0; n < complaints; n += 1) {
      const day = Math.floor((n * days) / complaints);
      this.#at(start + day * DAY + this.#random.below(14 * 60) * MINUTE, () => this.#complain());
    }
    for (let day = 0; day < whole; day += 1) {
      this.#at(start + day * DAY + 2 * HOUR, () => this.#papers.day());
      // digests are made in time
      this.#at(start + day * DAY + DIGEST, () => this.#office.rest());
    }
    await this.#schedule.run(this.#office, start + whole * DAY);
  }

  #at(at: number, act: () => Promise<void>): void {
    this.#schedule.later(at, act);
  }

  /** Some time from now on, in days. */
  #in(from: number, to: number, act: () => Promise<void>): void {
    const now = this.#office.clock.now();
    this.#at(Math.round(now + (from + this.#random.next() * (to - from)) * DAY), act);
  }

  async #complain(): Promise<void> {
    const { phone, id } = await this.#matters.complain(
      this.#random.pick(TEXTS),
      this.#random.next() < 0.1 ? 2 * DAY : 0,
    );
    if (id === undefined) return;
    this.#decide(id, phone, this.#random.pick(FATES));
  }

  #decide(id: string, phone: string, fate: Fate): void {
    const say = (word: string, words: string) => async () => {
      const { year, ticket } = await this.#matters.of(id);
      await this.#office.sms(phone, `${word} ${year}/${ticket} ${words}`);
    };
    const acts: Partial<Record<Fate, () => void>> = {
      extend: () =>
        this.#in(0.2, 2, () => this.#matters.officer(id, 'TUNDA', '+7 menunggu alat berat')),
      unheard: () =>
        this.#in(0.2, 2, () => this.#matters.officer(id, 'MINTA', 'mohon patokan lokasinya')),
      ask: () => {
        this.#in(0.2, 1, () => this.#matters.officer(id, 'MINTA', 'mohon patokan lokasinya'));
        this.#in(1.1, 6, say('TAMBAH', 'dekat balai pekon'));
      },
      transfer: () => this.#in(0.5, 6, () => this.#forward(id, 'DLHKP')),
      withdraw: () => this.#in(0.2, 5, say('BATAL', '')),
      merge: () =>
        this.#in(0.1, 3, () => this.#matters.merge(id, (...told) => this.#papers.tell(...told))),
      reject: () => this.#in(0.1, 2, () => this.#reject(id)),
    };
    acts[fate]?.();
    this.#in(0.1, 3, () => this.#triage(id));
    this.#in(...ANSWERED[fate], () => this.#answer(id, phone, fate));
  }

  async #triage(id: string): Promise<void> {
    const { forwardedAt, closedAt } = await this.#matters.of(id);
    if (forwardedAt !== null || closedAt !== null) return;
    const chance = this.#random.next();
    if (chance < 0.3) await this.#reject(id);
    else if (chance < 0.9) await this.#forward(id, 'DINKES');
  }

  #forward(id: string, agency: string): Promise<void> {
    return this.#papers.tell(id, { type: 'admin.forward', agency });
  }

  #reject(id: string): Promise<void> {
    const reason = this.#random.pick(['spam', 'jurisdiction', 'unclear'] as const);
    return this.#papers.tell(id, { type: 'admin.reject', reason, text: 'bukan kewenangan kami' });
  }

  async #answer(id: string, phone: string, fate: Fate): Promise<void> {
    if (fate === 'paper') {
      const arrivedAt = this.#office.clock.now() - 2 * DAY;
      const letter = {
        text: 'sudah kami tangani di lokasi tadi pagi',
        letter: '620/1/2026',
        arrivedAt,
      };
      await this.#papers.tell(id, { type: 'admin.answer', ...letter });
    } else
      await this.#matters.officer(
        id,
        'JAWAB',
        'sudah kami tangani di lokasi tadi pagi bersama warga',
      );
    if (fate === 'retract') {
      await this.#matters.officer(id, 'TARIK', '');
      this.#in(0.5, 3, () =>
        this.#matters.officer(id, 'JAWAB', 'sudah kami tangani di lokasi kemarin sore'),
      );
      return;
    }
    await this.#judged(id, phone, fate, fate === 'thrice' ? 2 : 1);
  }

  /** What its reporter makes of it. @param again how often he may open it again */
  async #judged(id: string, phone: string, fate: Fate, again: number): Promise<void> {
    const { ticket, year, answeredAt } = await this.#matters.of(id);
    if (answeredAt === null) return;
    const say = (words: string) => () => this.#office.sms(phone, words);
    if (this.#random.next() < 0.4) this.#in(1, 4, () => this.#papers.press(id));
    const opens = fate === 'unsolved' || fate === 'thrice';
    if (!opens || again === 0) {
      const stars = 1 + this.#random.below(5);
      if (this.#random.next() < 0.5) this.#in(0.5, 5, say(`NILAI ${year}/${ticket} ${stars}`));
      return;
    }
    this.#in(0.2, 3, say(`BELUM ${year}/${ticket} masih sama saja`));
    this.#in(4, 9, async () => {
      await this.#matters.officer(id, 'JAWAB', 'sudah kami kerjakan ulang sampai tuntas');
      await this.#judged(id, phone, fate, again - 1);
    });
  }
}

/**
 * @param store in memory where left out
 * @returns the office at the end of it, still open
 */
export async function livedYear(plan: SumsPlan, store?: Store): Promise<PaperOffice> {
  const office = await PaperOffice.open(withoutLearning, null, store);
  await new Year(office, plan.seed).run(plan);
  return office;
}
