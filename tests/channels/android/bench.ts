import { AndroidChannel } from '../../../channels/android/channel.ts';
import { ANDROID_TIMES, type AndroidTimes } from '../../../channels/android/settings.ts';
import { VirtualTelephone } from '../../../channels/android/virtual/telephone.ts';
import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { freePort } from '../../support/free-port.ts';
import { FakeReceiver } from '../gsm/bench.ts';
import { HOTLINE, type Stand } from '../stand.ts';

/** A hotline's channel and a telephone on a table, talking over HTTP on this machine. */

/** Longest that an answer over the loopback is waited for in real time before the clock goes on. */
const PATIENCE_MS = 5_000;

export interface AndroidBenchOptions {
  hook?: boolean;
  /** A free one if not given. */
  hookPort?: number;
  password?: string;
  version?: string;
  sendLatency?: number;
  times?: Partial<AndroidTimes>;
}

export class AndroidBench implements Stand {
  readonly clock: SimulatedClock;
  readonly network: VirtualNetwork;
  readonly receiver = new FakeReceiver();
  readonly telephone: VirtualTelephone;
  readonly log: string[] = [];
  readonly #options: AndroidBenchOptions;
  readonly #url: URL;
  readonly hookPort: number;
  #channel: AndroidChannel;
  #dead: AndroidChannel[] = [];

  static async make(options: AndroidBenchOptions = {}): Promise<AndroidBench> {
    const clock = new SimulatedClock(undefined, { milliseconds: PATIENCE_MS });
    const network = new VirtualNetwork({ clock });
    const { version, sendLatency } = options;
    const telephone = new VirtualTelephone({
      network,
      clock,
      number: HOTLINE,
      ...(version === undefined ? {} : { version }),
      ...(sendLatency === undefined ? {} : { sendLatency }),
    });
    const { host, port } = await telephone.server.listen();
    const url = new URL(`http://${host}:${port}`);
    const hookPort = options.hookPort ?? (await freePort());
    return new AndroidBench({ clock, network, telephone, url, hookPort }, options);
  }

  private constructor(
    given: {
      clock: SimulatedClock;
      network: VirtualNetwork;
      telephone: VirtualTelephone;
      url: URL;
      hookPort: number;
    },
    options: AndroidBenchOptions,
  ) {
    this.clock = given.clock;
    this.network = given.network;
    this.telephone = given.telephone;
    this.#url = given.url;
    this.hookPort = given.hookPort;
    this.#options = options;
    this.#channel = this.#newChannel();
  }

  get hookUrl(): string {
    return `http://127.0.0.1:${this.hookPort}/`;
  }

  channel(): AndroidChannel {
    return this.#channel;
  }

  async start(): Promise<void> {
    await this.#channel.start(this.receiver);
    await this.clock.settle();
  }

  async restart(): Promise<void> {
    this.clock.waitsForNothing();
    // its port is free again; what else it still does goes nowhere
    await this.#channel.stop();
    this.#dead.push(this.#channel);
    this.#channel = this.#newChannel();
    await this.start();
  }

  async close(): Promise<void> {
    this.telephone.server.clear();
    const stopping = this.#channel.stop();
    await this.telephone.server.close();
    await stopping;
  }

  kept(): null {
    return null;
  }

  loseAcknowledgement(): void {
    this.telephone.manners.hooksEach = 2;
  }

  loseAnswer(): void {
    this.telephone.server.plan({ at: /^POST \/messages$/, mishap: 'lose' });
  }

  refuse(): void {
    this.telephone.manners.failure = 'RESULT_ERROR_GENERIC_FAILURE (Generic failure cause)';
  }

  accept(): void {
    this.telephone.manners.failure = null;
  }

  unplug(): void {
    this.telephone.server.off = true;
  }

  plugIn(): void {
    this.telephone.server.off = false;
    this.telephone.wake();
  }

  doubleReport(): void {
    this.telephone.manners.hooksEach = 2;
  }

  #newChannel(): AndroidChannel {
    const { hook = false, password = 'rahasia', times } = this.#options;
    const port = this.hookPort;
    const channel = new AndroidChannel({
      name: 'hp1',
      url: this.#url,
      user: 'sms',
      password,
      ...(hook
        ? {
            hook: {
              host: '127.0.0.1',
              port,
              url: this.hookUrl,
              signingKey: 'kunci-uji-coba',
            },
          }
        : {}),
      countryCode: '62',
      times: { ...ANDROID_TIMES, ...times },
      clock: this.clock,
      log: (level, message, fields) =>
        this.log.push(`${level}: ${message} ${JSON.stringify(fields ?? {})}`),
    });
    const { telephone } = this;
    this.clock.waitsFor({
      idle: () =>
        channel.pending <= telephone.server.holding + this.receiver.holding &&
        telephone.activity.pending === 0,
      progress: () => channel.progress() + telephone.activity.steps,
    });
    return channel;
  }
}
