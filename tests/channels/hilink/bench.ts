import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { HilinkChannel } from '../../../channels/hilink/channel.ts';
import { HILINK_TIMES, type HilinkTimes } from '../../../channels/hilink/settings.ts';
import { VirtualStick, type VirtualStickOptions } from '../../../channels/hilink/virtual/stick.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { FakeReceiver } from '../gsm/bench.ts';
import { HOTLINE, type Stand } from '../stand.ts';

/** A hotline's channel and a HiLink stick on a table, talking over HTTP on this machine. */

/** Longest that an answer over the loopback is waited for in real time before the clock goes on. */
const PATIENCE_MS = 5_000;

export interface HilinkBenchOptions {
  stick?: Partial<Pick<VirtualStickOptions, 'login' | 'places' | 'sendLatency'>>;
  password?: string;
  times?: Partial<HilinkTimes>;
}

export class HilinkBench implements Stand {
  readonly clock: SimulatedClock;
  readonly network: VirtualNetwork;
  readonly receiver = new FakeReceiver();
  readonly stick: VirtualStick;
  readonly log: string[] = [];
  readonly #options: HilinkBenchOptions;
  readonly #url: URL;
  #channel: HilinkChannel;

  static async make(options: HilinkBenchOptions = {}): Promise<HilinkBench> {
    const clock = new SimulatedClock(undefined, { milliseconds: PATIENCE_MS });
    const network = new VirtualNetwork({ clock });
    const stick = new VirtualStick({ network, clock, number: HOTLINE, ...options.stick });
    const { host, port } = await stick.server.listen();
    return new HilinkBench(
      { clock, network, stick, url: new URL(`http://${host}:${port}`) },
      options,
    );
  }

  private constructor(
    given: { clock: SimulatedClock; network: VirtualNetwork; stick: VirtualStick; url: URL },
    options: HilinkBenchOptions,
  ) {
    this.clock = given.clock;
    this.network = given.network;
    this.stick = given.stick;
    this.#url = given.url;
    this.#options = options;
    this.#channel = this.#newChannel();
  }

  channel(): HilinkChannel {
    return this.#channel;
  }

  async start(): Promise<void> {
    await this.#channel.start(this.receiver);
    await this.clock.settle();
  }

  async restart(): Promise<void> {
    this.clock.waitsForNothing();
    await this.#channel.stop();
    this.#channel = this.#newChannel();
    await this.start();
  }

  async close(): Promise<void> {
    this.stick.server.clear();
    const stopping = this.#channel.stop();
    await this.stick.server.close();
    await stopping;
  }

  kept(): number {
    return this.stick.count(1);
  }

  loseAcknowledgement(): void {
    this.stick.server.plan({ at: /delete-sms/, mishap: 'reset' });
  }

  loseAnswer(): void {
    this.stick.server.plan({ at: /send-sms/, mishap: 'lose' });
  }

  refuse(): void {
    this.stick.manners.refuses = true;
  }

  accept(): void {
    this.stick.manners.refuses = false;
  }

  unplug(): void {
    this.stick.server.off = true;
  }

  plugIn(): void {
    this.stick.server.off = false;
    this.stick.wake();
  }

  #newChannel(): HilinkChannel {
    const { password, times } = this.#options;
    const channel = new HilinkChannel({
      name: 'router1',
      url: this.#url,
      ...(password === undefined ? {} : { password }),
      countryCode: '62',
      times: { ...HILINK_TIMES, ...times },
      clock: this.clock,
      log: (level, message, fields) =>
        this.log.push(`${level}: ${message} ${JSON.stringify(fields ?? {})}`),
    });
    const { stick } = this;
    this.clock.waitsFor({
      idle: () => channel.pending <= stick.server.holding + this.receiver.holding,
      progress: () => channel.progress(),
    });
    return channel;
  }
}
