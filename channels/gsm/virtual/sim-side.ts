import type { Clock } from '../../port.ts';
import type { FaultScript } from './faults.ts';
import { MessageMemory } from './memory.ts';
import { octetsOf } from './message-commands.ts';
import type { Arrival, Subscriber, VirtualNetwork } from './network.ts';
import type { ModemState } from './state.ts';

/** A direct result waits so long for AT+CNMA before the network counts it as not delivered. */
const ACKNOWLEDGE_WITHIN = 15_000;

export interface SimSideOptions {
  modem: {
    readonly state: ModemState;
    readonly faults: FaultScript;
    /** It has no power: nothing reaches it. */
    readonly pulled: boolean;
    announce(...lines: string[]): void;
  };
  network: VirtualNetwork;
  clock: Clock;
  number: string;
  slots?: number;
  memories?: ('SM' | 'ME')[];
}

/**
 * What the network sees of a virtual modem: takes messages and status reports, stores or announces
 * them as AT+CNMI says, and refuses what it has no room for.
 */
export class SimSide implements Subscriber {
  readonly number: string;
  readonly memories: Map<string, MessageMemory>;
  #options: SimSideOptions;
  #cancelAcknowledgement: (() => void) | undefined;

  constructor(options: SimSideOptions) {
    this.#options = options;
    this.number = options.number;
    const names = [...(options.memories ?? ['SM']), 'SR'];
    this.memories = new Map(names.map((name) => [name, new MessageMemory(options.slots ?? 30)]));
  }

  /** Registered, with an unlocked SIM and its radio on. */
  onAir(): boolean {
    const { state, pulled } = this.#options.modem;
    const registered = [1, 5].includes(state.registration);
    return !pulled && registered && state.pin === undefined && state.functionality === 1;
  }

  deliver(pdu: string, kind: 'message' | 'report'): boolean {
    if (!this.onAir()) return false;
    return kind === 'message' ? this.#takeMessage(pdu) : this.#takeReport(pdu);
  }

  arrange(parts: string[]): Arrival[] {
    const fault = parts.length > 1 ? this.#options.modem.faults.take('parts') : undefined;
    const { order = parts.map((_, at) => at + 1), late = [], after = 0 } = fault ?? {};
    const arrivals = (numbers: number[], delay: number): Arrival[] =>
      numbers.flatMap((number) => {
        const pdu = parts[number - 1];
        return pdu === undefined ? [] : [{ pdu, after: delay }];
      });
    return [...arrivals(order, 0), ...arrivals(late, after)];
  }

  reportDelay(): number {
    return this.#options.modem.faults.take('lateReport')?.after ?? 0;
  }

  /** AT+CNMA: the host has what came directly. False when nothing waits for it. */
  acknowledge(): boolean {
    if (!this.#cancelAcknowledgement) return false;
    this.#cancelAcknowledgement();
    this.#cancelAcknowledgement = undefined;
    this.memoryFreed();
    return true;
  }

  /** A place became free: the network may bring what it kept. */
  memoryFreed(): void {
    setImmediate(() => this.#options.network.retry(this.number));
  }

  #takeMessage(pdu: string): boolean {
    const { notices, memories } = this.#options.modem.state;
    if (notices.messages >= 2 && notices.mode > 0) return this.#handDirectly('message', pdu);
    const announced = notices.messages > 0 && notices.mode > 0;
    return this.#store(memories[2] ?? 'SM', pdu, announced ? '+CMTI' : '');
  }

  /** Without AT+CNMI ds the modem swallows reports. */
  #takeReport(pdu: string): boolean {
    const { state, faults } = this.#options.modem;
    if (faults.take('lostReport')) return true;
    if (state.notices.reports === 1) return this.#handDirectly('report', pdu);
    if (state.notices.reports === 2) return this.#store('SR', pdu, '+CDSI');
    return true;
  }

  #store(memory: string, pdu: string, notice: string): boolean {
    if (this.#options.modem.faults.take('memory')) return false;
    const index = this.memories.get(memory)?.add(pdu);
    if (index === undefined) return false;
    if (notice !== '') this.#notify(`${notice}: "${memory}",${index}`);
    return true;
  }

  #notify(notice: string): void {
    const mishap = this.#options.modem.faults.take('notice')?.mishap;
    if (mishap !== 'lose') this.#options.modem.announce(notice);
    if (mishap === 'double') this.#options.modem.announce(notice);
  }

  /** Under AT+CSMS=1 one at a time, and again if nobody acknowledges. */
  #handDirectly(kind: 'message' | 'report', pdu: string): boolean {
    if (this.#cancelAcknowledgement) return false;
    if (this.#options.modem.state.acknowledging) this.#awaitAcknowledgement(kind, pdu);
    const length = octetsOf(pdu);
    this.#options.modem.announce(kind === 'message' ? `+CMT: ,${length}` : `+CDS: ${length}`, pdu);
    return true;
  }

  #awaitAcknowledgement(kind: 'message' | 'report', pdu: string): void {
    const { clock, network } = this.#options;
    this.#cancelAcknowledgement = clock.after(ACKNOWLEDGE_WITHIN, () => {
      this.#cancelAcknowledgement = undefined;
      network.inject(this.number, pdu, kind);
    });
  }
}
