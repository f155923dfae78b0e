import { changedPack } from '../../api/simulation/scenario/pack-change.ts';
import { contactName } from '../../api/simulation/scenario/stage.ts';
import type { District } from '../../machines/district/district.ts';
import { PaperOffice } from '../support/paper-office.ts';
import { Random } from '../support/random.ts';
import { Matters, TEXTS } from './matters.ts';
import { Schedule } from './schedule.ts';
import { type YearFigures, yearFigures } from './year-figures.ts';

/**
 * Months of complaints on the fast clock, with agencies that are silent, put off, hand on and answer twice, with merged
 * complaints, and a reorganisation in the middle: what became of it is in `year-figures.ts`.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface YearPlan {
  complaints: number;
  /** Calendar days in which they come. */
  days: number;
}

const FATES = ['prompt', 'prompt', 'prompt', 'late', 'late', 'silent', 'silent', 'silent'] as const;
const OTHERS = ['extend', 'transfer', 'transfer', 'merge', 'ask', 'unsolved'] as const;
type Fate = (typeof FATES)[number] | (typeof OTHERS)[number];
/** After how many days the agency answers, from and to. */
const ANSWERED: Record<Fate, [number, number]> = {
  ...{ prompt: [0.5, 4], late: [6, 15], silent: [25, 60], extend: [3, 9], transfer: [8, 40] },
  ...{ merge: [0.5, 9], ask: [1, 9], unsolved: [0.5, 6] },
};

/** PUPR is another agency from then on, two more become one, an officer has another phone, a Thursday is a holiday. */
function reorganised(district: District, holiday: string): District {
  const change = {
    agencies: {
      PUPR: { code: 'PUTR', name: 'Dinas PU dan Tata Ruang', shortName: 'DPUTR' },
      DISDIKBUD: { code: 'DIKSOS', name: 'Dinas Pendidikan dan Sosial', shortName: 'Diksos' },
      DINSOS: { code: 'DIKSOS', name: 'Dinas Pendidikan dan Sosial', shortName: 'Diksos' },
    },
    contacts: { 'petugas DLHKP': '0812-0000-0999' },
    holidays: { [holiday]: 'Libur setempat' },
  };
  const changed = changedPack(district, change, contactName);
  // one officer for both
  const [first] = changed.contacts.filter(
    ({ role, agency }) => role === 'officer' && agency === 'DIKSOS',
  );
  const contacts = changed.contacts.filter(
    (contact) => contact.role !== 'officer' || contact.agency !== 'DIKSOS' || contact === first,
  );
  return { ...changed, contacts, learned: null };
}

class Year {
  readonly lateSilently: string[] = [];
  private readonly random = new Random(2026);
  private readonly office: PaperOffice;
  readonly matters: Matters;
  private readonly plan: YearPlan;
  private readonly schedule = new Schedule();
  reorganisedAt = Number.POSITIVE_INFINITY;

  constructor(office: PaperOffice, plan: YearPlan) {
    this.office = office;
    this.matters = new Matters(office);
    this.plan = plan;
  }

  async run(): Promise<void> {
    const start = this.office.clock.now();
    const { complaints, days } = this.plan;
    for (let n = 0; n < complaints; n += 1) {
      const day = Math.floor((n * days) / complaints);
      this.later(start + day * DAY + this.random.below(9 * 60) * MINUTE, () => this.complain());
    }
    this.later(start + Math.round(days / 2) * DAY, () => this.reorganise());
    for (let day = 0; day < days + 20; day += 1)
      // in the morning, when reminders go out
      this.later(start + day * DAY + 23 * HOUR, () => this.look());
    await this.schedule.run(this.office, start + (days + 20) * DAY);
  }

  private later(at: number, act: () => Promise<void>): void {
    this.schedule.later(at, act);
  }

  private async complain(): Promise<void> {
    const { phone, id } = await this.matters.complain(this.random.pick(TEXTS));
    if (id === undefined)
      throw new Error(`no receipt for ${phone}: ${this.office.received(phone).join(' ')}`);
    this.decide(id, phone, this.random.pick([...FATES, ...OTHERS]));
  }

  private decide(id: string, phone: string, fate: Fate): void {
    const now = this.office.clock.now();
    const days = (from: number, to: number) =>
      Math.round(now + (from + this.random.next() * (to - from)) * DAY);
    if (fate === 'extend')
      this.later(days(0.2, 2), () => this.matters.officer(id, 'TUNDA', '+7 menunggu alat berat'));
    if (fate === 'ask')
      this.later(days(0.2, 2), () => this.matters.officer(id, 'MINTA', 'mohon patokan lokasinya'));
    if (fate === 'transfer') this.later(days(1, 12), () => this.transfer(id));
    if (fate === 'merge')
      this.later(days(0.1, 4), () => this.matters.merge(id, (...told) => this.tell(...told)));
    this.later(days(...ANSWERED[fate]), () => this.answer(id, phone, fate));
  }

  private async answer(id: string, phone: string, fate: Fate): Promise<void> {
    await this.matters.officer(id, 'JAWAB', 'sudah kami tangani di lokasi tadi pagi bersama warga');
    const { ticket, year, answeredAt } = await this.matters.of(id);
    if (answeredAt === null) return;
    const now = this.office.clock.now();
    if (fate === 'unsolved' || this.random.next() < 0.1) {
      this.later(now + DAY, () =>
        this.office.sms(phone, `BELUM ${year}/${ticket} masih sama saja`),
      );
      this.later(now + 9 * DAY, () =>
        this.matters.officer(id, 'JAWAB', 'sudah kami kerjakan ulang sampai tuntas'),
      );
    } else if (this.random.next() < 0.5)
      this.later(now + DAY, () => this.office.sms(phone, `NILAI ${year}/${ticket} 4`));
  }

  private async tell(id: string, event: { type: string } & Record<string, unknown>): Promise<void> {
    const by = { role: 'admin' as const };
    await this.office.hotline.engine.request(id, event, by, `year:${event.type}:${id}`);
    await this.office.rest();
  }

  private async transfer(id: string): Promise<void> {
    const { agency } = await this.matters.of(id);
    const { contacts } = this.office.hotline.rules.district;
    const others = contacts.filter((one) => one.role === 'officer' && one.agency !== agency);
    await this.tell(id, { type: 'admin.forward', agency: this.random.pick(others).agency });
  }

  private async reorganise(): Promise<void> {
    const { calendar } = this.office.hotline.rules;
    const now = this.office.clock.now();
    const { weekday } = calendar.local(now);
    const thursday = new Date(now + ((11 - weekday) % 7 || 7) * DAY).toISOString().slice(0, 10);
    this.reorganisedAt = now;
    await this.office.restart((district) => reorganised(district, thursday));
  }

  /** Deadlines that passed without anybody being told. */
  private async look(): Promise<void> {
    const { store, clock } = this.office.hotline;
    const query = { machine: 'complaint', tag: 'open', without: ['overdue', 'parked'] };
    const { items } = await store.instances.find(query, { order: 'due', limit: 20 });
    for (const { id, search } of items)
      if ((search.due ?? clock.now()) < clock.now() - 4 * DAY) this.lateSilently.push(id);
  }
}

/** @param plan how many, in how many days; twenty more follow, so that what is late is reminded */
export async function tortureYear(plan: YearPlan): Promise<YearFigures> {
  // what it learns at night is another matter, and costs most of the time
  const office = await PaperOffice.open((district) => ({ ...district, learned: null }));
  const officers = new Set(office.hotline.rules.district.contacts.map(({ phone }) => phone));
  const year = new Year(office, plan);
  await year.run();
  const { lateSilently, reorganisedAt, matters } = year;
  const figures = await yearFigures(
    office,
    { ids: matters.ids, lateSilently, reorganisedAt },
    officers,
  );
  await office.close();
  return figures;
}
