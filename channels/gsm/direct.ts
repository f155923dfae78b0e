import { setImmediate as breath } from 'node:timers/promises';
import type { Receiver } from '../port.ts';
import type { Unsolicited } from './at/unsolicited.ts';
import { type Received, received, storeAll } from './received.ts';
import type { GsmSettings } from './settings.ts';

/** What the modem handed over, by the name that it gave it. */
type Handed = Extract<Unsolicited, { kind: 'message' | 'report' }>;

/**
 * Messages and status reports that the modem hands over without keeping them (+CMT, +CDS). Each is
 * stored first and acknowledged to the network then (AT+CNMA, only under AT+CSMS=1), so that the
 * network sends again what we never stored. What could not be stored is held here and tried again.
 */
export class DirectInbox {
  #settings: GsmSettings;
  #receiver: Receiver;
  #queue: { item: Received; acknowledge: () => void }[] = [];
  #storing = false;
  #failures = 0;
  #stopped = false;
  #cancelTimer: () => void = () => {};

  constructor(settings: GsmSettings, receiver: Receiver) {
    this.#settings = settings;
    this.#receiver = receiver;
  }

  /** True when nothing can be done now: empty, or waiting before the store is tried again. */
  idle(): boolean {
    return !this.#storing;
  }

  /**
   * Takes a PDU from the modem. A report that lost characters on the line is nobody's message: it is left out.
   * @param acknowledge tells the modem, once it is stored
   */
  take({ kind, pdu }: Handed, acknowledge: () => void): void {
    const { name, countryCode, clock, log } = this.#settings;
    const item = received(pdu, name, countryCode, clock.now());
    if (kind === 'report' && item.kind !== 'report') {
      log('warn', 'a delivery report came damaged', { characters: pdu.length });
      acknowledge();
      return;
    }
    this.#queue.push({ item, acknowledge });
    if (this.#failures === 0) void this.#work();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer();
  }

  async #work(): Promise<void> {
    if (this.#storing || this.#stopped) return;
    this.#storing = true;
    // a report comes in one breath with the network's word for its SMS, which is heard first
    await breath();
    for (let first = this.#queue[0]; first; first = this.#queue[0]) {
      if (!(await this.#store(first.item))) break;
      this.#queue.shift();
      first.acknowledge();
    }
    this.#storing = false;
    this.#armRetry();
  }

  async #store(item: Received): Promise<boolean> {
    const [stored = false] = await storeAll([item], this.#receiver, true, (error) =>
      this.#settings.log('error', 'an SMS that came directly could not be stored yet', { error }),
    );
    this.#failures = stored ? 0 : this.#failures + 1;
    return stored;
  }

  #armRetry(): void {
    if (this.#failures === 0 || this.#stopped) return;
    const { storeRetry, storeRetryLongest } = this.#settings.times;
    const pause = Math.min(storeRetryLongest, storeRetry * 2 ** Math.min(10, this.#failures - 1));
    this.#cancelTimer = this.#settings.clock.after(pause, () => void this.#work());
  }
}
