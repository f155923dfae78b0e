import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hotline } from '../../api/hotline/hotline.ts';
import { createHotline } from '../../api/start/compose.ts';
import { readSettings } from '../../api/start/configuration/settings.ts';
import { createSimulation } from '../../api/start/open-lines.ts';
import type { Clock } from '../../channels/port.ts';
import { SimulatedClock } from '../../channels/simulated-clock.ts';
import { SqliteStore } from '../../store/sqlite/store.ts';

/** Monday 23 November 2026, 09.00 WIB. */
export const MONDAY = Date.UTC(2026, 10, 23, 2, 0);
export const ADMIN = '+6281200000001';
const HALF_MINUTE = 30_000;
/** Between two looks at the modem, which then may be asked for the time. */
const LOOK = 11 * 60_000;
/** A slow computer takes its time for the AT dialogue. */
const PATIENCE = { milliseconds: 100 };

/** A hotline whose computer's clock may be set, on a phone network that has the true time. */
export class ClockOffice {
  readonly folder = mkdtempSync(join(tmpdir(), 'hotline-clock-'));
  readonly log: string[] = [];
  /** Its `monotonic` is the true time. */
  clock: SimulatedClock;
  #hotline: Hotline | undefined;
  /** Whether the network tells the modem the time. */
  #modemKnows: boolean;

  private constructor(at: number, modemKnows: boolean) {
    this.clock = new SimulatedClock(at, PATIENCE);
    this.#modemKnows = modemKnows;
  }

  static async open({ modemKnows = true } = {}): Promise<ClockOffice> {
    const office = new ClockOffice(MONDAY, modemKnows);
    await office.start(0);
    return office;
  }

  get hotline(): Hotline {
    if (this.#hotline === undefined) throw new Error('it does not run');
    return this.#hotline;
  }

  /** @param wrong how far the computer's clock is from the true time */
  async start(wrong: number): Promise<void> {
    const { clock } = this;
    clock.set(clock.monotonic() + wrong);
    const trueTime: Clock = {
      now: () => clock.monotonic(),
      monotonic: () => clock.monotonic(),
      after: (milliseconds, wake) => clock.after(milliseconds, wake),
    };
    const settings = readSettings({});
    const simulation = createSimulation(settings, trueTime);
    if (simulation === null) throw new Error('no virtual modem');
    simulation.modem.knowsTime = this.#modemKnows;
    const store = new SqliteStore(join(this.folder, 'hotline.db'));
    this.#hotline = await createHotline(
      settings,
      (level, message) => {
        if (level === 'error' || level === 'warn') this.log.push(message);
      },
      { clock, store, simulation, modemPoll: LOOK, enginePoll: HALF_MINUTE, random: () => 0 },
    );
    for (const worker of [...this.#hotline.channels, this.#hotline.engine]) clock.waitsFor(worker);
    await this.#hotline.engine.start();
    await this.minutes(1);
  }

  /** Stops it, lets time pass, and starts it again. @param wrong as of `start` */
  async restart(wrong: number, off = 0): Promise<void> {
    await this.#stop();
    const past = new SimulatedClock(this.clock.monotonic() + off, PATIENCE);
    this.clock = past;
    await this.start(wrong);
  }

  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.folder, { recursive: true });
  }

  async #stop(): Promise<void> {
    const stopping = this.hotline.engine.stop();
    this.clock.waitsForNothing();
    await this.clock.advance(2000);
    await stopping;
    await this.hotline.store.close();
  }

  async minutes(count: number): Promise<void> {
    await this.clock.advance(count * 60_000);
  }

  async sms(from: string, text: string): Promise<void> {
    this.hotline.simulation?.network.phone(from).send(text);
    await this.minutes(1);
  }

  /** What a phone got since the hotline was started, oldest first. */
  inboxOf(phone: string): string[] {
    return (this.hotline.simulation?.network.phone(phone).messages ?? [])
      .filter(({ direction }) => direction === 'received')
      .map(({ text }) => text);
  }
}
