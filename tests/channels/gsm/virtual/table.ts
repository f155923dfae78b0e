import type { Line } from '../../../../channels/gsm/at/line.ts';
import { VirtualModem, type VirtualModemOptions } from '../../../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../../../channels/gsm/virtual/network.ts';
import { SimulatedClock } from '../../../../channels/simulated-clock.ts';

export const SIM = '+6281200000001';
export const OTHER_SIM = '+6281200000002';
export const CITIZEN = '+6281200000101';

/** A modem whose host is the test itself: what is typed, and what comes back. */
export class Table {
  readonly clock = new SimulatedClock();
  readonly network = new VirtualNetwork({ clock: this.clock });
  readonly modem: VirtualModem;
  /** All that came since it was last looked at. */
  #heard = '';
  #line: Line | undefined;

  constructor(options: Partial<VirtualModemOptions> = {}) {
    const { network, clock } = this;
    this.modem = new VirtualModem({ network, clock, number: SIM, ...options });
  }

  /** A host at the modem, echo off unless it is wanted. */
  static async connected(options: Partial<VirtualModemOptions> = {}, echo = false) {
    const table = new Table(options);
    await table.connect();
    table.modem.state.echo = echo;
    return table;
  }

  async connect(): Promise<void> {
    const line = await this.modem.opener()();
    line.onData((bytes) => {
      this.#heard += Buffer.from(bytes).toString('latin1');
    });
    line.onClose(() => {
      if (this.#line === line) this.#line = undefined;
    });
    this.#line = line;
  }

  get isConnected(): boolean {
    return this.#line !== undefined;
  }

  type(text: string): void {
    this.#line?.write(Buffer.from(text, 'latin1'));
  }

  /** What came since the last look, as it was written. */
  raw(): string {
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }

  /** What came since the last look, line by line. */
  lines(): string[] {
    return this.raw()
      .split(/[\r\n]+/)
      .filter((line) => line !== '');
  }

  /** Types one command line and reads what comes at once. */
  async ask(command: string): Promise<string[]> {
    this.type(`${command}\r`);
    await this.clock.settle();
    return this.lines();
  }

  /** Types a PDU at the prompt. */
  async give(pdu: string): Promise<string[]> {
    this.type(`${pdu}\x1a`);
    await this.clock.settle();
    return this.lines();
  }
}
