import type { VirtualPhone } from '../../../channels/gsm/virtual/phone.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { oncePer } from '../../../machines/base/once-per.ts';
import { createCalendar } from '../../../machines/district/calendar.ts';
import type { Contact, District } from '../../../machines/district/district.ts';
import type { Log } from '../../../machines/engine/ports.ts';
import type { Store } from '../../../store/ports/store.ts';
import { SqliteStore } from '../../../store/sqlite/store.ts';
import type { Hotline } from '../../hotline/hotline.ts';
import { createHotline } from '../../start/compose.ts';
import { loadDistrict } from '../../start/configuration/district.ts';
import { readSettings, type Settings } from '../../start/configuration/settings.ts';
import { createSimulation } from '../../start/open-lines.ts';
import { type Scenario, ScenarioError } from './format.ts';
import { changedPack, type PackChange } from './pack-change.ts';
import { ProcessLife } from './power.ts';
import { signedBy } from './signer.ts';

/** What a scenario is played on: the whole hotline on a virtual network and a clock that can jump. */

const DAY = 24 * 3_600_000;
/** Something is due but time does not pass: it is given this much. */
const NUDGE_MS = 1000;
/** And no more than this where it stays due. */
const LONGEST_NUDGE_MS = 60_000;

/** A modem that is asked one thing after another needs so many turns of the event loop between two questions to the store. */
const QUIET_TURNS = 64;

/** Names of the district pack's phones in scenarios: `admin`, `bupati`, `petugas PUPR`. */
const ROLE_NAMES: Record<Contact['role'], string> = {
  admin: 'admin',
  regent: 'bupati',
  secretary: 'sekda',
  officer: 'petugas',
  head: 'kepala',
};

export function contactName({ role, agency }: Contact): string {
  return agency === undefined ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} ${agency}`;
}

/** Digits of a number written with dashes; a sender's name as it is. */
function dialled(number: string): string {
  return /^\+?[\d -]+$/.test(number) ? number.replace(/[ -]/g, '') : number;
}

/** Scenarios sign letters: where the pack names nobody who does, an example stands in his place. */
function signed(district: District): District {
  if (/\p{L}/u.test(district.letterhead.signatory.name)) return district;
  return signedBy(district, { name: '(CONTOH PENANDA TANGAN)' });
}

function changed(district: District, rules: Scenario['rules']): District {
  for (const part of ['sla', 'policy', 'schedules'] as const)
    for (const key of Object.keys(rules[part]))
      if (!Object.hasOwn(district[part], key))
        throw new ScenarioError(`rules.${part}.${key}: the district pack has no such rule`);
  return {
    ...signed(district),
    sla: { ...district.sla, ...rules.sla },
    policy: { ...district.policy, ...rules.policy },
    schedules: { ...district.schedules, ...rules.schedules },
  };
}

const changesOf = oncePer((_district: District) => new Map<string, District>());

/** Scenarios with the same rules share one pack, and so all that is made of it. */
function withRules(rules: Scenario['rules']) {
  const key = JSON.stringify(rules);
  return (district: District): District => {
    const known = changesOf(district);
    const made = known.get(key) ?? changed(district, rules);
    known.set(key, made);
    return made;
  };
}

export class Stage {
  readonly clock: SimulatedClock;
  readonly store: Store;
  readonly numbers: Map<string, string>;
  #scenario: Scenario;
  #settings: Settings;
  #simulation: NonNullable<Hotline['simulation']>;
  #life: ProcessLife | undefined;
  #hotline: Hotline | undefined;
  #log: Log;
  #changes: PackChange[] = [];
  /** When to look again for what is due and could not be done, and how long to wait after that. */
  #stuck = { lookAt: 0, wait: NUDGE_MS };
  /** When something is due in the store, as it was after so many calls to it. */
  #due: { calls: number; at: number } | undefined;
  /** What takes real time: documents being made. */
  #work = new Set<Promise<unknown>>();

  /**
   * @param store is closed with the stage
   * @throws ScenarioError, and DistrictError for a broken pack
   */
  constructor(
    scenario: Scenario,
    log: Log,
    environment: Record<string, string | undefined> = {},
    store: Store = new SqliteStore(':memory:'),
  ) {
    this.#scenario = scenario;
    this.#log = log;
    this.store = store;
    this.#settings = readSettings({
      QUIET_HOURS: scenario.quietHours ? 'on' : 'off',
      ...environment,
      MODEM_PORT: 'virtual',
      MODEMS: '',
    });
    const district = loadDistrict(this.#settings.district);
    const { date, time } = scenario.start;
    this.clock = new SimulatedClock(createCalendar(district.calendar).at(date, time));
    const simulation = createSimulation(this.#settings, this.clock);
    if (simulation === null) throw new ScenarioError('a scenario needs the virtual modem');
    this.#simulation = simulation;
    this.numbers = new Map([
      ...district.contacts.map((contact) => [contactName(contact), contact.phone] as const),
      ...Object.entries(scenario.phones),
    ]);
  }

  /** The hotline while it has power. @throws ScenarioError when it has none */
  get hotline(): Hotline {
    if (this.#hotline === undefined) throw new ScenarioError('the hotline is without power');
    return this.#hotline;
  }

  get modem() {
    return this.#simulation.modem;
  }

  /** A phone by its name in the scenario. @throws ScenarioError for one that nobody has */
  phone(name: string): VirtualPhone {
    const number = this.numbers.get(name);
    if (number === undefined)
      throw new ScenarioError(
        `no phone is called "${name}"; known: ${[...this.numbers.keys()].join(', ')}`,
      );
    return this.#simulation.network.phone(dialled(number));
  }

  async powerOn(): Promise<void> {
    const { processes } = this.#scenario;
    this.#life = new ProcessLife(this.clock, this.store);
    this.#due = undefined;
    this.#hotline = await createHotline(this.#settings, this.#log, {
      clock: this.#life.clock,
      store: this.#life.store,
      simulation: this.#simulation,
      district: (district) => this.#packNow(district),
      ...(processes === undefined ? {} : { processes }),
      // time jumps from one due thing to the next; nothing needs to be looked for in between
      modemPoll: DAY,
      enginePoll: DAY,
      random: () => 0,
      onWork: (work) => this.#work.add(work),
    });
    void this.#hotline.engine.start();
    await this.advance(0);
  }

  /** What the pack says from the next start on. @throws ScenarioError while the hotline has power */
  changePack(change: PackChange): void {
    if (this.#hotline !== undefined)
      throw new ScenarioError('pack: the hotline reads it when it starts; set power off before');
    this.#changes.push(change);
  }

  /** The pack with the scenario's rules and what has changed in it so far. */
  #packNow(district: District): District {
    const ruled = withRules(this.#scenario.rules)(district);
    return this.#changes.reduce((pack, change) => changedPack(pack, change, contactName), ruled);
  }

  /** The power goes: whatever was in hand stays undone. */
  powerOff(): void {
    this.#life?.end();
    this.#work.clear();
    this.#hotline = undefined;
    this.#simulation.modem.unplug();
  }

  /** Lets time pass, stopping wherever something is due. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.clock.now() + milliseconds;
    await this.#look();
    for (let next = await this.#nextDue(); next.at < end; next = await this.#nextDue()) {
      await this.clock.advance(Math.max(0, next.at - this.clock.now()));
      if (next.inStore) await this.#look();
      else await this.#rest();
    }
    await this.clock.advance(end - this.clock.now());
    await this.#look();
  }

  /** Every worker looks for what is due in the store. */
  async #look(): Promise<void> {
    this.#hotline?.engine.nudge();
    await this.#rest();
  }

  /** Everything that is due at this moment is done. */
  async #rest(): Promise<void> {
    await this.clock.settle(QUIET_TURNS);
    while (this.#work.size > 0) {
      const work = [...this.#work];
      await Promise.allSettled(work);
      for (const done of work) this.#work.delete(done);
      await this.clock.settle(QUIET_TURNS);
    }
  }

  /**
   * When to go on, always later than now: what waits for the clock is woken by it, what waits in the store is looked
   * for.
   */
  async #nextDue(): Promise<{ at: number; inStore: boolean }> {
    const stored = this.#nextLook(await this.#storedDue());
    const at = Math.min(stored, this.clock.nextDue() ?? Number.POSITIVE_INFINITY);
    return { at: Math.max(this.clock.now() + NUDGE_MS, at), inStore: at === stored };
  }

  /** When something in the store is due; asked anew only where the hotline had to do with it meanwhile. */
  async #storedDue(): Promise<number> {
    const calls = this.#hotline === undefined ? undefined : this.#life?.calls;
    if (calls === undefined) return Number.POSITIVE_INFINITY;
    if (this.#due?.calls !== calls)
      this.#due = { calls, at: (await this.store.nextWakeAt()) ?? Number.POSITIVE_INFINITY };
    return this.#due.at;
  }

  /** What is due and cannot be done (an SMS while the line is dead) is looked at ever more rarely. */
  #nextLook(due: number): number {
    const now = this.clock.now();
    if (due > now) {
      this.#stuck = { lookAt: now, wait: NUDGE_MS };
      return due;
    }
    const { lookAt, wait } = this.#stuck;
    if (lookAt <= now)
      this.#stuck = { lookAt: now + wait, wait: Math.min(LONGEST_NUDGE_MS, wait * 2) };
    return this.#stuck.lookAt;
  }

  async close(): Promise<void> {
    this.powerOff();
    await this.store.close();
  }
}
