import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { systemClock } from '../../../channels/clock.ts';
import type { GsmDriver } from '../../../channels/gsm/driver.ts';
import { openGsmChannel } from '../../../channels/gsm/open.ts';
import type { SendOutcome, SentPart } from '../../../channels/port.ts';
import { describeWithTools } from '../../support/peers/describe-with-tools.ts';
import { PtyBridge } from '../../support/peers/pty-bridge.ts';
import { until } from '../../support/until.ts';
import { VirtualModemProcess } from '../../support/virtual-modem-process.ts';
import { CITIZEN, FakeProgress, FakeReceiver, OFFICER } from './bench.ts';

/**
 * Our driver on a serial port through the `serialport` package's native binding: a pty that socat joins
 * to the virtual modem in another process. The port goes away under load, and comes back.
 */

const MESSAGES = 48;
const LONGEST = 200_000;
/** Parts handed to the modem after which the port goes away: one of them is then under way. */
const UNPLUGGED_AFTER = [4, 14, 25, 36, 50];
/** Of those, the time when another port takes the place meanwhile, so that it comes back as another. */
const REPLACED_AFTER = 14;

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

/** One to three SMS long, and no part like any other. */
const textOf = (word: string, n: number): string =>
  Array.from({ length: 1 + (n % 3) * 15 }, () => `${word} ${n}`).join(' ');

const NUMBERS = Array.from({ length: MESSAGES }, (_, at) => at + 1);

class Load {
  readonly modem: VirtualModemProcess;
  readonly receiver = new FakeReceiver();
  /** What became of each SMS that was to be sent. */
  readonly sent: { text: string; outcome: SendOutcome['outcome'] }[] = [];
  /** The ptys that the port has been. */
  readonly ptys = new Set<string>();
  readonly #driver: GsmDriver;
  readonly #bridge: PtyBridge;
  readonly #other: PtyBridge;

  constructor(modem: VirtualModemProcess, bridge: PtyBridge, other: PtyBridge) {
    this.modem = modem;
    this.#bridge = bridge;
    this.#other = other;
    this.#driver = openGsmChannel({
      name: 'gsm1',
      port: bridge.path,
      times: { poll: 1000 },
      clock: systemClock,
      log: () => {},
    });
  }

  async start(): Promise<void> {
    cleanup.push(() => Promise.all([this.#bridge.down(), this.#other.down()]));
    await this.#plug();
    await this.#driver.start(this.receiver);
    cleanup.push(() => this.#driver.stop());
    await until('the modem is set up', () => this.#driver.health().ready);
  }

  async send(): Promise<void> {
    for (const n of NUMBERS) await this.#deliver(textOf('Jawaban', n));
  }

  /** Citizens write about as fast as SMS are sent. */
  async receive(): Promise<void> {
    for (const n of NUMBERS) {
      await this.modem.command(`sms ${CITIZEN} ${textOf('Aduan', n)}`);
      await until('some are sent', () => this.sent.length >= n - 6, LONGEST);
    }
  }

  /** As by a pulled plug. */
  async unplug(): Promise<void> {
    for (const parts of UNPLUGGED_AFTER) {
      await until(`${parts} parts are sent`, () => this.submitted().length >= parts, LONGEST);
      await this.#bridge.down('SIGKILL');
      await until('it is seen', () => this.#driver.health().state === 'recovering');
      if (parts === REPLACED_AFTER) await this.#other.up();
      await this.#plug();
    }
  }

  async atRest(): Promise<void> {
    await until('all is read', () => this.receiver.texts().length >= MESSAGES, LONGEST);
    await until('nothing is left in the modem', async () => {
      const { messages, waiting } = await this.modem.command('messages');
      return waiting === 0 && Array.isArray(messages) && messages.length === 0;
    });
  }

  /** Texts of the parts that the network took. */
  submitted(): unknown[] {
    return this.modem.of('submitted').map(({ text }) => text);
  }

  async #plug(): Promise<void> {
    await this.#bridge.up();
    this.ptys.add(readlinkSync(this.#bridge.path));
  }

  /** As an outbox does: again while it is certain that it was not sent, else never. */
  async #deliver(text: string): Promise<void> {
    const sentParts: SentPart[] = [];
    for (;;) {
      const progress = new FakeProgress();
      const message = { id: text, to: OFFICER, text, statusReport: false, sentParts };
      const { outcome } = await this.#driver.send(message, progress);
      sentParts.push(...progress.parts.filter((part) => part !== undefined));
      if (outcome !== 'retry') {
        this.sent.push({ text, outcome });
        return;
      }
      await until('the modem is ready again', () => this.#driver.health().ready, LONGEST);
    }
  }
}

async function start(): Promise<Load> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-pty-'));
  cleanup.push(() => rmSync(folder, { recursive: true, force: true }));
  const speed = ['--latency', '2', '--send-latency', '40', '--baud', '115200'];
  const sims = ['--sim', '+6281200000001', '--sim', '+6281200000002'];
  const modem = new VirtualModemProcess('--listen', '0', ...speed, ...sims);
  cleanup.push(() => modem.stop());
  const [first = 0, second = 0] = await modem.listening(2);
  const ports = [new PtyBridge(folder, first), new PtyBridge(folder, second, 'modem1')] as const;
  const load = new Load(modem, ...ports);
  await load.start();
  return load;
}

describeWithTools('our driver on a serial port', ['socat'], () => {
  it('loses nothing, doubles nothing and knows what it does not know when the port goes away', async () => {
    const load = await start();
    await Promise.all([load.send(), load.receive(), load.unplug()]);
    await load.atRest();
    const { modem, receiver, sent, ptys } = load;
    expect(ptys.size).toBeGreaterThan(1);
    const connected = modem.of('connected').filter((event) => event.modem === 1);
    expect(connected).toHaveLength(1 + UNPLUGGED_AFTER.length);

    const expected = NUMBERS.map((n) => textOf('Aduan', n));
    expect(receiver.texts().sort()).toEqual(expected.sort());

    expect(new Set(load.submitted()).size).toBe(load.submitted().length);
    expect(sent.map(({ text }) => text)).toEqual(NUMBERS.map((n) => textOf('Jawaban', n)));
    const arrived = modem.of('received').map(({ text }) => text);
    for (const { text, outcome } of sent) {
      expect([text, outcome]).toEqual([text, expect.stringMatching(/^(?:sent|unknown)$/)]);
      if (outcome === 'sent') expect(arrived).toContain(text);
    }
    expect(sent.filter(({ outcome }) => outcome === 'unknown').length).toBeLessThanOrEqual(
      UNPLUGGED_AFTER.length,
    );
  });
});
