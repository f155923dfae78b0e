import type { District } from '../../../machines/district/district.ts';
import { type Left, wholeSms } from '../../support/paper-line.ts';
import { deskUser, PaperOffice } from '../../support/paper-office.ts';
import { Random } from '../../support/random.ts';
import { OutsideDoors } from './outside-doors.ts';
import { PHONES, Secrecy } from './secrecy.ts';
import {
  BEGIN_SECRET,
  FIRST,
  FIRST_PLEA,
  HINTS,
  PLEADS,
  PLEAS,
  PLEAS_OF_OFFICE,
  PRESSED,
  QUIET,
  SAID,
  WRITERS,
} from './secrecy-said.ts';

/**
 * Complaints with people of all roles writing to them, by SMS and at the desk, in any order: whatever happens, nothing
 * of a secret one reaches anybody outside it. People read what they get, and answer the codes that they are asked for.
 * The same seed is the same walk.
 */

const STEPS = 9;
/** Walks that share one office, side by side, a step of each in a round: as many as a page of its list has rows. */
export const TOGETHER = 25;
const HOUR = 3_600_000;
const ADMIN = deskUser('admin');
const PUPR = deskUser('agency', 'PUPR');
/** Stands in every text, to be searched for. */
const MARKER = 'kuarsa';
/** Of the codes that somebody is asked for he brings so many back. */
const BRINGS_BACK = 0.9;
/** Of all steps so many are at the desk. */
const AT_DESK = 0.2;

/** So much is said in a moment that the brakes of the pack would hold most of it back: half the offices have none. */
const unbraked = (district: District): District => ({
  ...district,
  policy: {
    ...district.policy,
    ...{ dailyLimit: 1e6, dailyBudget: 1e6, receiverHourly: 1e6, receiverDaily: 1e6 },
    crowdHourly: 1e6,
  },
});

/** A word that stands nowhere else. */
function tokenOf(n: number): string {
  return `qz${n.toString(36).padStart(5, '0')}xk`;
}

/** The code that an SMS asks its reader to send back. */
const ASKED = /Balas YA (\d\d \d\d)/;
const REPORTERS = '+62812000095';

/** Those who walk through one office, and what they all share. */
class Town {
  readonly office: PaperOffice;
  readonly secrecy: Secrecy;
  private readonly doors: OutsideDoors;
  private readonly random: Random;
  /** What left was read up to here by those it went to. */
  private read = 0;
  private answers = 0;
  private readonly walks: Walk[] = [];

  constructor(
    { office, secrecy, doors }: { office: PaperOffice; secrecy: Secrecy; doors: OutsideDoors },
    seed: number,
  ) {
    this.office = office;
    this.secrecy = secrecy;
    this.doors = doors;
    this.random = new Random(seed);
  }

  /** Everybody reads what he got, and brings back the codes that he was asked for. */
  private async answerCodes(): Promise<void> {
    const { line } = this.office;
    while (this.read < line.left.length) {
      const news: Left[] = wholeSms(line.left.slice(this.read));
      this.read = line.left.length;
      for (const { to, text } of news) {
        const code = ASKED.exec(text)?.[1];
        if (code === undefined) continue;
        // the same SMS over and over is kept as that of a machine
        this.answers += 1;
        const words = ['YA ', '', 'ya ', 'ok ', 'kode '][this.answers % 5];
        await this.office.sms(
          to,
          this.random.next() < BRINGS_BACK ? `${words}${code}` : `TIDAK ${words}`,
        );
      }
    }
  }

  /** Somebody does something, everybody answers; nothing that leaves, by SMS, stream or webhook, shows a secret. */
  async does(what: string, something: () => Promise<unknown>): Promise<void> {
    const before = this.office.line.left.length;
    await something();
    await this.answerCodes();
    await this.secrecy.look(before);
    await this.secrecy.checkSms(before, what);
    await this.doors.checkTold(what);
  }

  async open(seed: number, accusing: boolean): Promise<void> {
    const reporter = `${REPORTERS}${String(seed % 100).padStart(2, '0')}`;
    const walk = new Walk(this, { seed, reporter, accusing });
    await walk.open();
    this.walks.push(walk);
  }

  /** Ticket of any walk but this one. */
  another(than: Walk): string {
    const others = this.walks.filter((one) => one !== than);
    return others.length === 0 ? 'A001' : this.random.pick(others).ticket;
  }

  /** A step of each complaint; then everybody outside asks for everything. */
  async round(n: number): Promise<void> {
    if (this.random.next() < 0.5) {
      const hours = this.random.pick([1, 6, 30]);
      await this.does(`${hours} hours`, () => this.office.pass(hours * HOUR));
    }
    const { line } = this.office;
    // for a round: who gets nothing answers nothing
    line.on = !line.on || this.random.next() < 0.85;
    for (const walk of this.walks) await walk.step();
    await this.look(`round ${n}`);
  }

  private async look(where: string): Promise<void> {
    const before = this.secrecy.faults.length;
    await this.doors.check(
      this.walks.map(({ id }) => id),
      where,
    );
    this.explain(this.secrecy.faults.slice(before));
  }

  /** Behind faults: what was done to the complaints that they name. */
  explain(faults: readonly string[]): void {
    for (const walk of this.walks)
      if (faults.some((fault) => fault.includes(walk.ticket)))
        this.secrecy.faults.push(walk.told());
  }

  async end(): Promise<void> {
    this.office.line.on = true;
    await this.does('modem on at the end', () => this.office.pass(HOUR));
    await this.look('at last');
  }

  /** What became of them: kinds of events, each by how many complaints have it, secret ones behind `secret`. */
  async tally(): Promise<Map<string, number>> {
    const tally = new Map<string, number>();
    const count = (name: string) => tally.set(name, (tally.get(name) ?? 0) + 1);
    for (const { id } of this.walks) {
      const { secret } = await this.office.complaint(id);
      const history = await this.office.hotline.store.instances.history(id);
      const types = new Set(history.map(({ type }) => type));
      for (const type of types) {
        count(type);
        if (secret) count(`secret ${type}`);
      }
      if (secret) count('secret');
      if (this.secrecy.isKeptFromAdmin(id)) count('kept from the admin');
    }
    return tally;
  }
}

class Walk {
  private readonly town: Town;
  private readonly random: Random;
  private readonly seed: number;
  private readonly reporter: string;
  private readonly pleas: readonly string[];
  private readonly accusing: boolean;
  private readonly done: string[] = [];
  private words: number;
  private steps = 0;
  id = '';
  ticket = '';

  constructor(town: Town, given: { seed: number; reporter: string; accusing: boolean }) {
    this.town = town;
    this.seed = given.seed;
    this.random = new Random(given.seed);
    this.reporter = given.reporter;
    this.accusing = given.accusing;
    this.pleas = given.accusing ? PLEAS_OF_OFFICE : PLEAS;
    this.words = given.seed * 1000;
  }

  told(): string {
    return `    walk ${this.seed}, ${this.ticket}: ${this.done.join(' | ')}`;
  }

  async open(): Promise<void> {
    const { office, secrecy } = this.town;
    const pleads = !this.accusing && this.random.next() < BEGIN_SECRET;
    const token = tokenOf(this.words++);
    const first = pleads ? FIRST_PLEA : this.random.pick(FIRST);
    await this.town.does(`walk ${this.seed}, opened`, async () => {
      const before = office.line.left.length;
      await office.sms(this.reporter, first.replace('{t}', `${MARKER} ${token}`));
      const query = { machine: 'complaint', phone: this.reporter };
      const found = await office.hotline.store.instances.find(query, {
        order: 'created',
        limit: 1,
      });
      const id = found.items[0]?.id;
      if (id === undefined) throw new Error(`walk ${this.seed}: no complaint was opened`);
      this.id = id;
      this.ticket = id.slice(-4);
      secrecy.watch(id, this.reporter);
      secrecy.said(id, token);
      if (pleads) secrecy.pleaded(id, before);
    });
  }

  private fill(text: string): string {
    const token = tokenOf(this.words++);
    if (text.includes('{t}')) this.town.secrecy.said(this.id, token);
    const other = this.town.another(this);
    return text
      .replace('{no}', this.ticket)
      .replace('{other}', other)
      .replace('{t}', `${MARKER} ${token}`);
  }

  async step(): Promise<void> {
    this.steps += 1;
    const faults = this.town.secrecy.faults.length;
    await (this.random.next() < AT_DESK ? this.press() : this.write());
    const found = this.town.secrecy.faults.slice(faults);
    if (found.length > 0) this.town.secrecy.faults.push(this.told());
  }

  private async press(): Promise<void> {
    const { office, secrecy } = this.town;
    const some = PRESSED.filter(({ secret }) => secret !== true || this.steps > QUIET);
    const { by, act, fields, secret } = this.random.pick(some);
    const typed = Object.entries(fields).map(([name, value]) => [name, this.fill(value)]);
    const what = `${by} ${act} ${JSON.stringify(fields)}`;
    this.done.push(what);
    await this.town.does(`${this.ticket}: ${what}`, async () => {
      const before = office.line.left.length;
      const who = by === 'admin' ? ADMIN : PUPR;
      const path = `/aduan/${this.id}/tindakan/${act}`;
      const { status } = await office.press(who, path, Object.fromEntries(typed));
      this.done.push(String(status));
      if (secret === true && status < 400) secrecy.pleaded(this.id, before);
    });
  }

  private async write(): Promise<void> {
    const { office, secrecy } = this.town;
    const who = this.random.pick(WRITERS);
    const isTime = this.steps > QUIET && who === 'reporter' && this.random.next() < PLEADS;
    const template = this.random.pick(
      isTime ? [...this.pleas, ...HINTS] : (SAID[who] ?? ['DAFTAR']),
    );
    const pleads = this.pleas.includes(template);
    const text = this.fill(template);
    this.done.push(`${who}: ${text}`);
    await this.town.does(`${this.ticket}: ${who}: ${text}`, async () => {
      if (pleads) secrecy.pleaded(this.id, office.line.left.length, this.accusing);
      await office.sms(who === 'reporter' ? this.reporter : PHONES[who], text);
    });
  }
}

/** @param accusing reporters accuse the office itself */
export async function walkTogether(
  first: number,
  { accusing = false, walks = TOGETHER }: { accusing?: boolean; walks?: number } = {},
): Promise<{ faults: string[]; tally: Map<string, number> }> {
  const braked = Math.floor(first / TOGETHER) % 2 === 0;
  const office = await (braked ? PaperOffice.open() : PaperOffice.open(unbraked));
  const secrecy = new Secrecy(office, MARKER);
  const doors = await OutsideDoors.open(office, secrecy);
  const town = new Town({ office, secrecy, doors }, first);
  try {
    for (let seed = first; seed < first + walks; seed += 1) await town.open(seed, accusing);
    for (let n = 1; n <= STEPS; n += 1) await town.round(n);
    await town.end();
    return { faults: [...secrecy.faults, ...doors.silent()], tally: await town.tally() };
  } finally {
    await doors.close();
    await office.close();
  }
}
