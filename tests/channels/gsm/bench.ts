import type { LineOpener } from '../../../channels/gsm/at/line.ts';
import type { GsmDriver } from '../../../channels/gsm/driver.ts';
import { type GsmChannelOptions, openGsmChannel } from '../../../channels/gsm/open.ts';
import { VirtualModem, type VirtualModemOptions } from '../../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import type {
  DeliveryReport,
  IncomingPart,
  IncomingSms,
  OutgoingSms,
  Receiver,
  SendOutcome,
  SendProgress,
  SentPart,
} from '../../../channels/port.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';

export const HOTLINE = '+6281200000001';
export const CITIZEN = '+6281200000101';
export const OFFICER = '+6281200000102';

/** A store in memory that keeps what it is given once per fingerprint, and can be down. */
export class FakeReceiver implements Receiver {
  readonly inbox: IncomingSms[] = [];
  readonly pieces: IncomingPart[] = [];
  readonly reports: DeliveryReport[] = [];
  /** Fingerprints in the order they were handed over, also those that were known. */
  readonly handed: string[] = [];
  down = false;
  #held: Promise<void> | undefined;
  #holdsAll = false;
  /** Commits that wait to be let go. */
  holding = 0;
  /** A message with this text is always refused. */
  poison: string | undefined;

  async messages(messages: IncomingSms[]): Promise<void> {
    await this.#commit();
    if (messages.some((message) => message.text === this.poison)) throw new Error('poison');
    for (const message of messages) {
      this.handed.push(message.fingerprint);
      if (!this.inbox.some((known) => known.fingerprint === message.fingerprint)) {
        this.inbox.push(message);
      }
    }
  }

  async parts(parts: IncomingPart[]): Promise<void> {
    await this.#commit();
    for (const part of parts) {
      this.handed.push(part.fingerprint);
      if (!this.pieces.some((known) => known.fingerprint === part.fingerprint)) {
        this.pieces.push(part);
      }
    }
  }

  async report(report: DeliveryReport): Promise<void> {
    await this.#commit();
    this.reports.push(report);
  }

  /** What time the device says it is. */
  readonly times: number[] = [];

  time(at: number): void {
    this.times.push(at);
  }

  async storedAt(fingerprint: string): Promise<number | undefined> {
    return this.inbox.find((known) => known.fingerprint === fingerprint)?.receivedAt;
  }

  /** Texts of whole messages, and of long ones whose parts are all there. */
  texts(): string[] {
    const groups = new Map<string, IncomingPart[]>();
    for (const part of this.pieces)
      groups.set(part.group, [...(groups.get(part.group) ?? []), part]);
    const long = [...groups.values()]
      .filter((parts) => parts.length === parts[0]?.total)
      .map((parts) =>
        parts
          .sort((a, b) => a.sequence - b.sequence)
          .map((part) => part.text)
          .join(''),
      );
    return [...this.inbox.map((message) => message.text), ...long];
  }

  /** Makes the next commit wait; returns how to let it go. */
  holdNext(): () => void {
    let release = (): void => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => release();
  }

  /** Makes every commit wait; returns how to let them go. */
  holdAll(): () => void {
    this.#holdsAll = true;
    const release = this.holdNext();
    return () => {
      this.#holdsAll = false;
      release();
    };
  }

  async #commit(): Promise<void> {
    const held = this.#held;
    if (!this.#holdsAll) this.#held = undefined;
    this.holding += held === undefined ? 0 : 1;
    await held;
    this.holding -= held === undefined ? 0 : 1;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (this.down) throw new Error('store is down');
  }
}

/** What the outbox would write down about one SMS. */
export class FakeProgress implements SendProgress {
  readonly handedOver: number[] = [];
  readonly parts: SentPart[] = [];
  fails = false;
  hangs = false;

  async handingOver(index: number): Promise<void> {
    if (this.hangs) return new Promise(() => {});
    if (this.fails) throw new Error('store is down');
    this.handedOver.push(index);
  }

  async sent(index: number, part: SentPart): Promise<void> {
    this.parts[index] = part;
  }
}

export type BenchOptions = Partial<Omit<VirtualModemOptions, 'network' | 'clock'>> & {
  channel?: Partial<GsmChannelOptions>;
};

/** A hotline's modem side on a table: network, modem, driver and a store, on a clock that stands still. */
export class Bench {
  readonly clock = new SimulatedClock();
  readonly network = new VirtualNetwork({ clock: this.clock });
  readonly modem: VirtualModem;
  readonly receiver = new FakeReceiver();
  readonly log: string[] = [];
  driver: GsmDriver;
  #options: BenchOptions;
  /** The one process that is alive; a dead one opens no lines any more. */
  #process = 0;

  constructor(options: BenchOptions = {}) {
    this.#options = options;
    const { channel: _, ...modem } = options;
    this.modem = new VirtualModem({
      network: this.network,
      clock: this.clock,
      number: HOTLINE,
      ...modem,
    });
    this.driver = this.#newDriver();
  }

  /** A started driver that is ready. */
  static async ready(options: BenchOptions = {}): Promise<Bench> {
    const bench = new Bench(options);
    await bench.start();
    return bench;
  }

  async start(): Promise<void> {
    await this.driver.start(this.receiver);
    await this.clock.settle();
  }

  /** The hotline process dies without a word and another one starts. */
  async crashAndRestart(): Promise<void> {
    this.clock.waitsForNothing();
    this.driver = this.#newDriver();
    this.modem.unplug();
    await this.start();
  }

  citizen() {
    return this.network.phone(CITIZEN);
  }

  officer() {
    return this.network.phone(OFFICER);
  }

  /** Starts sending; `outcome` stays undefined until it is known. */
  send(text: string, options: Partial<OutgoingSms> = {}) {
    const progress = new FakeProgress();
    const message: OutgoingSms = {
      id: `outbox-${text.length}`,
      to: OFFICER,
      text,
      statusReport: true,
      sentParts: [],
      ...options,
    };
    const sending: { progress: FakeProgress; message: OutgoingSms; outcome?: SendOutcome } = {
      progress,
      message,
    };
    void this.driver.send(message, progress).then((outcome) => {
      sending.outcome = outcome;
    });
    return sending;
  }

  /** Messages that lie in the modem. */
  stored(): number {
    return this.modem.memories.get('SM')?.used ?? 0;
  }

  #newDriver(): GsmDriver {
    this.#process += 1;
    const process = this.#process;
    const opener = (): LineOpener => () =>
      process === this.#process ? this.modem.opener()() : new Promise(() => {});
    const driver = openGsmChannel({
      name: 'gsm1',
      port: 'virtual',
      virtualModem: { opener },
      clock: this.clock,
      log: (level, message) => this.log.push(`${level}: ${message}`),
      ...this.#options.channel,
    });
    this.clock.waitsFor(driver);
    return driver;
  }
}
