import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { SimulatedClock } from '../../../channels/simulated-clock.ts';
import { SmppChannel } from '../../../channels/smpp/channel.ts';
import { SMPP_TIMES, type SmppSettings } from '../../../channels/smpp/settings.ts';
import { VirtualSmsc } from '../../../channels/smpp/virtual/smsc.ts';
import { FakeReceiver } from '../gsm/bench.ts';
import { HOTLINE, type Stand } from '../stand.ts';

/** A hotline's channel and a service centre on a table, talking SMPP over TCP on this machine. */

/** Longest that an answer over the loopback is waited for in real time before the clock goes on. */
const PATIENCE_MS = 5_000;

export type SmppBenchOptions = Partial<
  Omit<SmppSettings, 'name' | 'url' | 'times' | 'clock' | 'log'>
> & { times?: Partial<SmppSettings['times']> };

export class SmppBench implements Stand {
  readonly clock: SimulatedClock;
  readonly network: VirtualNetwork;
  readonly receiver = new FakeReceiver();
  readonly smsc: VirtualSmsc;
  readonly log: string[] = [];
  readonly #options: SmppBenchOptions;
  readonly #url: URL;
  #channel: SmppChannel;

  static async make(options: SmppBenchOptions = {}): Promise<SmppBench> {
    const clock = new SimulatedClock(undefined, { milliseconds: PATIENCE_MS });
    const network = new VirtualNetwork({ clock });
    const smsc = new VirtualSmsc({ network, clock, number: HOTLINE });
    const { host, port } = await smsc.listen();
    return new SmppBench({ clock, network, smsc, url: new URL(`smpp://${host}:${port}`) }, options);
  }

  private constructor(
    given: { clock: SimulatedClock; network: VirtualNetwork; smsc: VirtualSmsc; url: URL },
    options: SmppBenchOptions,
  ) {
    this.clock = given.clock;
    this.network = given.network;
    this.smsc = given.smsc;
    this.#url = given.url;
    this.#options = options;
    this.#channel = this.#newChannel();
  }

  channel(): SmppChannel {
    return this.#channel;
  }

  async start(): Promise<void> {
    await this.#channel.start(this.receiver);
    await this.clock.settle();
  }

  async restart(): Promise<void> {
    this.clock.waitsForNothing();
    this.smsc.cut();
    await this.#channel.stop();
    this.#channel = this.#newChannel();
    await this.start();
  }

  async close(): Promise<void> {
    const stopping = this.#channel.stop();
    await this.smsc.close();
    await stopping;
  }

  kept(): number {
    return this.smsc.kept + this.smsc.resting;
  }

  loseAcknowledgement(): void {
    this.smsc.manners.deafAcknowledgements = 1;
  }

  loseAnswer(): void {
    this.smsc.manners.cut = true;
  }

  refuse(): void {
    this.smsc.manners.refuse = 0x401;
  }

  accept(): void {
    this.smsc.manners.refuse = null;
  }

  unplug(): void {
    this.smsc.off = true;
  }

  plugIn(): void {
    this.smsc.off = false;
  }

  doubleReport(): void {
    this.smsc.manners.receiptsEach = 2;
  }

  #newChannel(): SmppChannel {
    const { times, ...given } = this.#options;
    const channel = new SmppChannel({
      name: 'kontrak',
      url: this.#url,
      systemId: 'hotline',
      password: 'rahasia',
      systemType: '',
      sender: 'LAPORLAMBAR',
      binds: 1,
      window: 5,
      longSms: 'parts',
      alphabet: 'gsm7',
      receiptOffset: 0,
      countryCode: '62',
      clock: this.clock,
      log: (level, message, fields) =>
        this.log.push(`${level}: ${message} ${JSON.stringify(fields ?? {})}`),
      ...given,
      times: { ...SMPP_TIMES, ...times },
    });
    const { smsc, receiver } = this;
    this.clock.waitsFor({
      idle: () =>
        channel.pending <= smsc.withheld + receiver.holding &&
        (smsc.unacknowledged === 0 || receiver.holding > 0),
      progress: () => channel.progress(),
    });
    return channel;
  }
}
