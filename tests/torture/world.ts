import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../api/paths.ts';
import { type ListeningModem, listenVirtualModem } from '../../channels/gsm/virtual/listen.ts';
import { VirtualModem } from '../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../channels/gsm/virtual/network.ts';
import type { Clock } from '../../channels/port.ts';
import { HotlineProcess } from '../support/hotline-process.ts';
import { packWith } from '../support/pack-copy.ts';
import { until } from '../support/until.ts';

/** The hotline as a process that is ended and started again; network, modem, phones and disk survive it. */

const HOTLINE = '+6281200000000';
/** Monday 23 November 2026, 09.00 WIB: office and sending hours, whenever it runs. */
const SHIFT = Date.UTC(2026, 10, 23, 2, 0) - Date.now();
/** The network need not be waited for. */
const HASTE = 60;
/** What has not happened by then never will, milliseconds. */
const LONGEST = 240_000;

/** The true time. */
const clockAt = (shift: number): Clock => ({
  now: () => Date.now() + shift,
  monotonic: () => Math.floor(performance.now()),
  after(milliseconds, wake) {
    const timer = setTimeout(wake, milliseconds / HASTE);
    return () => clearTimeout(timer);
  },
});

export class TortureWorld {
  readonly network: VirtualNetwork;
  readonly folder = mkdtempSync(join(tmpdir(), 'hotline-torture-'));
  /** Of its store. */
  readonly file = join(this.folder, 'hotline.db');
  readonly #shift: number;
  readonly #modem: VirtualModem;
  readonly #settings: Record<string, string>;
  readonly #pack: { folder: string; remove(): void };
  #listening: ListeningModem | undefined;
  #process: HotlineProcess | undefined;

  /**
   * @param policy numbers of `rules.yaml` to be set otherwise
   * @param later milliseconds after that Monday
   */
  constructor(policy: Record<string, number> = {}, later = 0) {
    this.#shift = SHIFT + later;
    const clock = clockAt(this.#shift);
    this.network = new VirtualNetwork({ clock });
    this.#modem = new VirtualModem({ network: this.network, clock, number: HOTLINE });
    const file = packagePath('examples', 'lampung-barat', 'rules.yaml');
    const rules = Object.entries(policy).reduce(
      (text, [name, value]) => text.replace(new RegExp(`${name}: \\d+`), `${name}: ${value}`),
      readFileSync(file, 'utf8'),
    );
    this.#pack = packWith({ 'rules.yaml': rules });
    this.#settings = {
      HOTLINE_NUMBER: HOTLINE,
      STORE_URL: `sqlite:${this.file}`,
      STATE_FOLDER: join(this.folder, 'state'),
      BACKUP_FOLDER: join(this.folder, 'cadangan'),
      DISTRICT: this.#pack.folder,
      PORT: '0',
      LEASE_SECONDS: '1',
      LOG_LEVEL: 'warn',
    };
  }

  /**
   * @param wrong milliseconds by which the computer's clock is not the true time
   * @param imports as of `HotlineProcess`
   */
  async start(wrong = 0, imports: string[] = []): Promise<void> {
    this.#listening ??= await listenVirtualModem(this.#modem);
    const modem = { MODEM_PORT: `tcp://127.0.0.1:${this.#listening.port}` };
    this.#process = new HotlineProcess(
      { ...this.#settings, ...modem },
      this.#shift + wrong,
      [],
      imports,
    );
    await this.#process.ready();
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.signal(name);
  }

  /** What the present process wrote. */
  get output(): string {
    return this.#process?.output ?? '';
  }

  /** Resolves with the exit code of the present process, or the signal that ended it. */
  async ended(): Promise<string> {
    return (await this.#process?.ended()) ?? '';
  }

  /** Cuts the power. */
  async kill(): Promise<void> {
    this.#process?.kill();
    await this.#process?.ended();
  }

  async close(): Promise<void> {
    await this.kill();
    await this.#listening?.close();
    this.#pack.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  send(from: string, text: string): void {
    this.network.phone(from).send(text, HOTLINE);
  }

  /** What a phone got, oldest first. */
  received(phone: string): string[] {
    return this.network
      .phone(phone)
      .messages.filter(({ direction }) => direction === 'received')
      .map(({ text }) => text);
  }

  /** @throws Error with what the process said, when it does not come about */
  async comes(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    await until(what, holds, LONGEST).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${this.#process?.output}`);
    });
  }
}
