import type { Clock } from '../../port.ts';
import type { FaultScript } from './faults.ts';
import { JointMemory, MessageMemory, type Places } from './memory.ts';
import { octetsOf } from './message-commands.ts';
import type { Arrival, Subscriber, VirtualNetwork } from './network.ts';
import type { ModemProfile } from './profile.ts';
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
  profile: ModemProfile;
}

/** Places for status reports. */
const REPORT_PLACES = 30;

/**
 * What the network sees of a virtual modem: takes messages and status reports, stores or announces
 * them as AT+CNMI says, and refuses what it has no room for.
 */
export class SimSide implements Subscriber {
  readonly number: string;
  readonly memories: Map<string, Places>;
  /** Reports that the modem has not told its host of. */
  swallowed = 0;
  #options: SimSideOptions;
  #cancelAcknowledgement: (() => void) | undefined;
  /** Handed over, and not acknowledged yet. */
  #handed: { pdu: string; kind: 'message' | 'report' } | undefined;

  constructor(options: SimSideOptions) {
    this.#options = options;
    this.number = options.number;
    this.memories = memoriesOf(options.profile);
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

  /** What was handed over and not acknowledged is brought again to a modem that has started anew. */
  restarted(): void {
    const handed = this.#cancelAcknowledgement && this.#handed;
    this.#cancelAcknowledgement?.();
    this.#cancelAcknowledgement = undefined;
    if (handed) this.#options.network.inject(this.number, handed.pdu, handed.kind);
    this.memoryFreed();
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
    const { lists } = this.#options.profile;
    if (faults.take('lostReport')) return this.#swallow();
    if (state.notices.reports === 1) return this.#handDirectly('report', pdu);
    // kept with the messages where there is no memory for reports
    const memory = lists[0].includes('SR') ? 'SR' : (state.memories[2] ?? 'SM');
    if (state.notices.reports === 2) return this.#store(memory, pdu, '+CDSI');
    return this.#swallow();
  }

  #swallow(): true {
    this.swallowed += 1;
    return true;
  }

  #store(memory: string, pdu: string, notice: string): boolean {
    if (this.#options.modem.faults.take('memory')) return false;
    const index = this.memories.get(memory)?.add(pdu);
    if (index === undefined) return false;
    const place = this.#placeOf(memory, index);
    if (notice !== '') this.#notify(`${notice}: "${place.memory}",${place.index}`);
    return true;
  }

  /** As a notice names it: some modems say where in `MT` it lies, others in which memory of its own. */
  #placeOf(memory: string, index: number): { memory: string; index: number } {
    const chosen = { memory, index };
    if (memory !== 'MT' || this.#options.profile.noticeNames === 'chosen') return chosen;
    const slot = this.memories.get(memory)?.get(index);
    for (const name of ['SM', 'ME']) {
      const own = this.memories
        .get(name)
        ?.entries()
        .find(([, other]) => other === slot);
      if (own) return { memory: name, index: own[0] };
    }
    return chosen;
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
    this.#handed = { pdu, kind };
    this.#cancelAcknowledgement = clock.after(ACKNOWLEDGE_WITHIN, () => {
      this.#cancelAcknowledgement = undefined;
      this.#routeNoMore();
      network.inject(this.number, pdu, kind);
    });
  }

  /** 3GPP TS 27.005 §3.4.4: who does not acknowledge in time is handed nothing any more (mt and ds 0). */
  #routeNoMore(): void {
    const { state } = this.#options.modem;
    const [mode = '0', , bm = '0', , bfr = '0'] = state.cnmi.split(',');
    state.notices = { ...state.notices, messages: 0, reports: 0 };
    state.cnmi = [mode, '0', bm, '0', bfr].join(',');
  }
}

function memoriesOf({ places, firstPlace, lists }: ModemProfile): Map<string, Places> {
  const own = Object.entries(places).map(([name, size]): [string, Places] => [
    name,
    new MessageMemory(size, firstPlace),
  ]);
  const memories = new Map(own);
  const joint = new JointMemory(own.map(([, memory]) => memory));
  if (lists.flat().includes('MT')) memories.set('MT', joint);
  memories.set('SR', new MessageMemory(REPORT_PLACES, firstPlace));
  return memories;
}
