import type { Clock } from '../../port.ts';
import type { Line, LineOpener } from '../at/line.ts';
import type { PduPurpose, RestartKind, SimLock } from './command.ts';
import { FaultScript } from './faults.ts';
import { HostPort } from './host-port.ts';
import { imeiFor, imsiFor } from './identity.ts';
import { type InterpretedModem, Interpreter } from './interpreter.ts';
import { Journal, type JournalEntry } from './journal.ts';
import type { Places } from './memory.ts';
import type { VirtualNetwork } from './network.ts';
import { registrationStatus } from './network-commands.ts';
import { Outgoing } from './outgoing.ts';
import { linePair } from './pair.ts';
import { type ModemProfile, type PhysicalMemory, plainProfile } from './profile.ts';
import { SimSide } from './sim-side.ts';
import { type ModemState, powerUpState } from './state.ts';
import type { UssdReplies } from './ussd.ts';

/** What happens at a modem, for whoever watches it. */
export type ModemHappening =
  | { kind: 'connected' }
  | { kind: 'disconnected'; reason: string }
  /** The network took an SMS-SUBMIT from it. */
  | { kind: 'submitted'; entry: JournalEntry }
  /** Something went over the cable. */
  | { kind: 'traffic'; from: 'host' | 'modem'; text: string };

export interface VirtualModemOptions {
  network: VirtualNetwork;
  clock: Clock;
  /** Number of its SIM, E.164. */
  number: string;
  /** Places on the SIM; 30 if not given. */
  slots?: number;
  /** Memories it offers; only the SIM if not given. */
  memories?: PhysicalMemory[];
  /** The family of modems it belongs to; `slots` and `memories` then count for nothing. */
  profile?: ModemProfile;
  /** PIN the SIM asks for; none if not given. */
  pin?: string;
  /** Of its own for each number if not given. */
  imei?: string;
  /** Milliseconds each command takes. */
  latency?: number;
  /** Milliseconds the network takes for an SMS, beside that. */
  sendLatency?: number;
  /** Speed of the line, bits per second, ten to a byte; no limit if not given. */
  bitsPerSecond?: number;
  /** Answers to USSD codes; a balance for `*888#` if not given. */
  ussd?: UssdReplies;
  /** File that gets every accepted SMS-SUBMIT as a line of JSON. */
  journalFile?: string;
  onHappening?(happening: ModemHappening): void;
}

/** Where the clock of a modem begins that nobody has set. */
const UNSET = Date.UTC(2004, 0, 1);
const BALANCE = 'Pulsa Anda Rp25.000\naktif s.d. 31/12/2026';

/**
 * A GSM modem in memory that answers AT commands in PDU mode like a real one. It lives on when its host
 * goes: SIM, settings and a waiting PDU prompt stay as they are for the next that attaches.
 */
export class VirtualModem implements InterpretedModem {
  readonly number: string;
  readonly imei: string;
  readonly imsi: string;
  readonly faults = new FaultScript();
  /** The network has told it what time it is. */
  knowsTime = true;
  readonly journal: Journal;
  readonly profile: ModemProfile;
  readonly memories: Map<string, Places>;
  readonly simLock: SimLock;
  readonly ussd: UssdReplies;
  state: ModemState;
  serviceCentre: string;
  signal = 21;
  /** False: the card cannot pay, and the network refuses every SMS from it. */
  credit = true;
  /** Cause with which every SMS is refused (+CMS ERROR); undefined when none is. */
  refusal: number | undefined;
  /** The same for SMS to one number. */
  readonly refusals = new Map<string, number>();
  /** See the options of the same names; may be changed at any time. */
  latency: number;
  sendLatency: number;
  bitsPerSecond: number | undefined;
  #network: VirtualNetwork;
  #clock: Clock;
  #port: HostPort;
  #simSide: SimSide;
  #interpreter: Interpreter;
  #coverage = 1;
  #pulled = false;
  #tell: (happening: ModemHappening) => void;

  constructor(options: VirtualModemOptions) {
    const { network, clock, number, pin } = options;
    this.number = number;
    this.imei = options.imei ?? imeiFor(number);
    this.imsi = imsiFor(number);
    this.latency = options.latency ?? 0;
    this.bitsPerSecond = options.bitsPerSecond;
    this.sendLatency = options.sendLatency ?? 0;
    this.#network = network;
    this.#clock = clock;
    this.#tell = (happening) => options.onHappening?.(happening);
    this.profile = options.profile ?? plainProfile(options.memories ?? ['SM'], options.slots ?? 30);
    this.serviceCentre = network.serviceCentre;
    this.ussd = options.ussd ?? new Map([['*888#', { text: BALANCE }]]);
    this.simLock = { secret: pin, locked: pin !== undefined };
    this.state = powerUpState(pin, 3, this.profile);
    this.journal = new Journal(options.journalFile);
    this.#port = this.#makePort();
    this.#simSide = new SimSide({ modem: this, network, clock, number, profile: this.profile });
    this.memories = this.#simSide.memories;
    const outgoing = this.#makeOutgoing();
    this.#interpreter = new Interpreter(this, this.#port, outgoing, clock);
    network.attach(this.#simSide);
  }

  /** Connects a host; an earlier one is cut off, as a port has one cable. */
  attach(line: Line): void {
    if (this.#pulled) line.close();
    else this.#port.attach(line);
  }

  /** Opens lines in memory to this modem, for a driver in the same process. */
  opener(): LineOpener {
    return async () => {
      if (this.#pulled) throw new Error('modem virtual sedang dicabut');
      const [host, device] = linePair();
      this.attach(device);
      return host;
    };
  }

  /** Cuts the line to the host, which can open it again at once; the modem notices nothing. */
  unplug(): void {
    this.#port.unplug('unplugged');
  }

  /** Takes the modem out: no power, no line, until `plug`. */
  pull(): void {
    this.#pulled = true;
    this.unplug();
  }

  /** Puts it back in: it starts up again. */
  plug(): void {
    this.#pulled = false;
    this.#restart();
  }

  get pulled(): boolean {
    return this.#pulled;
  }

  /**
   * Restarts by itself: settings are forgotten, messages stay.
   * @param how with the words of its family, without any, or without any and in text mode
   */
  reset(how: RestartKind = 'said'): void {
    this.#restart();
    if (how === 'text') this.state.textMode = true;
    if (how !== 'said') return;
    const { startWords, readyWords } = this.profile;
    const words = this.state.pin === undefined ? [...startWords, ...readyWords] : startWords;
    for (const word of words) this.announce(word);
  }

  /** True when no command is being worked on. */
  idle(): boolean {
    return this.#interpreter.idle();
  }

  /** Says one thing without being asked, which may take several lines. */
  announce(...lines: string[]): void {
    this.#port.write(`\r\n${lines.join('\r\n')}\r\n`);
  }

  announceLater(milliseconds: number, ...lines: string[]): void {
    if (milliseconds === 0) this.announce(...lines);
    else this.#clock.after(milliseconds, () => this.announce(...lines));
  }

  /** Writes text to the host as it is. */
  babble(text: string): void {
    this.#port.write(text);
  }

  acknowledge(): boolean {
    return this.#simSide.acknowledge();
  }

  memoryFreed(): void {
    this.#simSide.memoryFreed();
  }

  /** Status reports that it has not told its host of: it was not asked to, or a fault struck. */
  get swallowedReports(): number {
    return this.#simSide.swallowed;
  }

  /** Registration changed by the test: `<stat>` of +CREG. */
  register(status: number): void {
    this.#coverage = status;
    this.radioChanged();
  }

  /** `<stat>` of +CREG as the network has it, whether or not the radio is on. */
  get coverage(): number {
    return this.#coverage;
  }

  radioChanged(): void {
    const { state } = this;
    state.registration = state.functionality === 1 ? this.#coverage : 0;
    if (state.registrationNotices > 0) this.announce(`+CREG: ${registrationStatus(state)}`);
    this.#network.retry(this.number);
  }

  awaitPdu(length: number, purpose: PduPurpose = { kind: 'send' }): void {
    this.#interpreter.awaitPdu(length, purpose);
  }

  awaitText(to: string): void {
    this.#interpreter.awaitPdu(0, { kind: 'text', to });
  }

  sendStored(index: number): void {
    this.#interpreter.sendStored(index);
  }

  /** What it says of the time: a network that tells none leaves it where it began. */
  now(): number {
    return this.knowsTime ? this.#clock.now() : UNSET;
  }

  #makePort(): HostPort {
    const speed = (): number | undefined => this.state.rate || this.bitsPerSecond;
    return new HostPort(this.#clock, speed, {
      input: () => this.#interpreter.work(),
      connected: () => this.#tell({ kind: 'connected' }),
      disconnected: (reason) => this.#tell({ kind: 'disconnected', reason }),
      traffic: (from, text) => this.#tell({ kind: 'traffic', from, text }),
    });
  }

  #makeOutgoing(): Outgoing {
    const { number, faults, journal } = this;
    return new Outgoing({
      number,
      faults,
      journal,
      network: this.#network,
      clock: this.#clock,
      simSide: this.#simSide,
      refusal: (to) => this.#refusal(to),
      submitted: (entry) => this.#tell({ kind: 'submitted', entry }),
    });
  }

  /** 330: no service centre; 21, transfer rejected: what networks answer a card without credit. */
  #refusal(to: string): number | undefined {
    if (this.serviceCentre === '') return 330;
    if (!this.credit) return 21;
    return this.refusals.get(to) ?? this.refusal;
  }

  #restart(): void {
    this.#interpreter.restart();
    const pin = this.simLock.locked ? this.simLock.secret : undefined;
    this.state = powerUpState(pin, this.state.pinTries, this.profile);
    this.state.registration = this.#coverage;
    this.#simSide.restarted();
  }
}
