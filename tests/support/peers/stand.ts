import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../channels/clock.ts';
import { type ListeningModem, listenVirtualModem } from '../../../channels/gsm/virtual/listen.ts';
import { VirtualModem, type VirtualModemOptions } from '../../../channels/gsm/virtual/modem.ts';
import { VirtualNetwork } from '../../../channels/gsm/virtual/network.ts';
import { PtyBridge } from './pty-bridge.ts';

export const SIM = '+6281200000001';

/** A virtual modem of this process, as serial port `modem0` of a folder for whoever is at it. */
export class Stand {
  readonly folder = mkdtempSync(join(tmpdir(), 'hotline-peer-'));
  readonly network = new VirtualNetwork({ clock: systemClock });
  readonly modem: VirtualModem;
  #listening: ListeningModem | undefined;
  #bridge: PtyBridge | undefined;

  constructor(options: Partial<VirtualModemOptions> = {}) {
    const { network } = this;
    this.modem = new VirtualModem({ network, clock: systemClock, number: SIM, ...options });
  }

  async open(): Promise<void> {
    this.#listening = await listenVirtualModem(this.modem);
    this.#bridge = new PtyBridge(this.folder, this.#listening.port);
    await this.#bridge.up();
  }

  /** Port of the modem on this machine, for who needs no pty. */
  get port(): number {
    return this.#listening?.port ?? 0;
  }

  async close(): Promise<void> {
    await this.#bridge?.down();
    await this.#listening?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Messages that lie on the SIM. */
  stored(): number {
    return this.modem.memories.get('SM')?.used ?? 0;
  }
}
