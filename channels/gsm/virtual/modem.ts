import type { Clock } from '../../port.ts';
import type { Line, LineOpener } from '../line.ts';
import { type CommandModem, type ModemState, powerUpState, type Reply } from './command.ts';
import { obey } from './commands.ts';
import { FaultScript, type Mishap } from './faults.ts';
import { Journal } from './journal.ts';
import type { MessageMemory } from './memory.ts';
import type { VirtualNetwork } from './network.ts';
import { linePair } from './pair.ts';
import { SimSide } from './sim-side.ts';

export interface VirtualModemOptions {
  network: VirtualNetwork;
  clock: Clock;
  /** Number of its SIM, E.164. */
  number: string;
  /** Places on the SIM; 30 if not given. */
  slots?: number;
  /** Memories it offers; only the SIM if not given. */
  memories?: ('SM' | 'ME')[];
  /** PIN the SIM asks for; none if not given. */
  pin?: string;
  imei?: string;
  /** Milliseconds each command takes. */
  latency?: number;
  /** Speed of the line, bits per second, ten to a byte; no limit if not given. */
  bitsPerSecond?: number;
  /** File that gets every accepted SMS-SUBMIT as a line of JSON. */
  journalFile?: string;
}

/**
 * A GSM modem in memory that answers AT commands in PDU mode like a real one. It lives on when its host
 * goes: SIM, settings and a waiting PDU prompt stay as they are for the next that attaches.
 */
export class VirtualModem implements CommandModem {
  readonly number: string;
  readonly faults = new FaultScript();
  readonly journal: Journal;
  readonly memories: Map<string, MessageMemory>;
  state: ModemState;
  #network: VirtualNetwork;
  #clock: Clock;
  #options: VirtualModemOptions;
  #line: Line | undefined;
  #input = '';
  /** Set while it waits for a PDU after AT+CMGS. */
  #awaitedLength: number | undefined;
  #busy = false;
  #references = 0;
  #simSide: SimSide;

  constructor(options: VirtualModemOptions) {
    this.number = options.number;
    this.#options = options;
    this.#network = options.network;
    this.#clock = options.clock;
    this.journal = new Journal(options.journalFile);
    this.state = this.#powerUp();
    this.#simSide = new SimSide({ modem: this, ...options });
    this.memories = this.#simSide.memories;
    this.#network.attach(this.#simSide);
  }

  /** Connects a host; an earlier one is cut off, as a port has one cable. */
  attach(line: Line): void {
    this.#line?.close();
    this.#line = line;
    this.#input = '';
    line.onData((bytes) => {
      if (this.#line !== line) return;
      this.#input += Buffer.from(bytes).toString('latin1');
      this.#work();
    });
    line.onClose(() => {
      if (this.#line === line) this.#line = undefined;
    });
  }

  /** Opens lines in memory to this modem, for a driver in the same process. */
  opener(): LineOpener {
    return async () => {
      const [host, device] = linePair();
      this.attach(device);
      return host;
    };
  }

  /** Pulls the cable. */
  unplug(): void {
    this.#line?.close();
    this.#line = undefined;
  }

  /** Restarts by itself: settings are forgotten, messages stay. */
  reset(): void {
    this.state = this.#powerUp();
    this.#awaitedLength = undefined;
    this.#input = '';
    this.#emit('\r\nRDY\r\n');
  }

  /** True when no command is being worked on. */
  idle(): boolean {
    return !this.#busy;
  }

  /** Says something without being asked. */
  announce(...lines: string[]): void {
    this.#emit(lines.map((line) => `\r\n${line}\r\n`).join(''));
  }

  acknowledge(): boolean {
    return this.#simSide.acknowledge();
  }

  memoryFreed(): void {
    this.#simSide.memoryFreed();
  }

  /** Registration changed by the test: `<stat>` of +CREG. */
  register(status: number): void {
    this.state.registration = status;
    if (this.state.registrationNotices) this.announce(`+CREG: ${status}`);
    this.#network.retry(this.number);
  }

  /** AT+CMGS was given: the next Ctrl-Z ends the PDU. */
  awaitPdu(length: number): void {
    this.#awaitedLength = length;
  }

  get serviceCentre(): string {
    return this.#network.serviceCentre;
  }

  get imei(): string {
    return this.#options.imei ?? '350000000000001';
  }

  #powerUp(): ModemState {
    return powerUpState(this.#options.pin, this.#options.memories?.[0] ?? 'SM');
  }

  /** Takes one command or PDU after the other from what the host has written. */
  #work(): void {
    while (!this.#busy && this.#line) {
      const taken = this.#awaitedLength === undefined ? this.#takeCommand() : this.#takePdu();
      if (!taken) return;
    }
  }

  #takeCommand(): boolean {
    // ESC outside a prompt means nothing.
    this.#input = this.#input.replaceAll('\x1b', '').replace(/^[\r\n]+/, '');
    const end = this.#input.indexOf('\r');
    if (end < 0) return false;
    const command = this.#input.slice(0, end).trim();
    this.#input = this.#input.slice(end + 1);
    if (this.state.echo) this.#emit(`${command}\r`);
    if (/^AT/i.test(command)) this.#run(command);
    return true;
  }

  #takePdu(): boolean {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Ctrl-Z sends, ESC gives up
    const end = this.#input.search(/[\x1a\x1b]/);
    if (end < 0) return false;
    const pdu = this.#input.slice(0, end).trim().toUpperCase();
    const given = this.#input[end] === '\x1a';
    this.#input = this.#input.slice(end + 1);
    const length = this.#awaitedLength ?? 0;
    this.#awaitedLength = undefined;
    if (this.state.echo) this.#emit(pdu);
    if (given) this.#submit(pdu, length);
    else this.#answer({ lines: [], final: 'OK' }, 0);
    return true;
  }

  #run(command: string): void {
    const fault = this.faults.take('command', command.toUpperCase());
    if (fault && this.#strike(fault.mishap, command)) return;
    const reply = obey(this, command);
    if (fault && typeof fault.mishap === 'object' && 'inside' in fault.mishap) {
      reply.lines.splice(1, 0, ...fault.mishap.inside);
    }
    if (reply.final === '>' && this.faults.take('prompt')) return;
    this.#answer(reply, command.length);
  }

  /** True when the mishap stands in place of the ordinary answer. */
  #strike(mishap: Mishap, command: string): boolean {
    if (mishap === 'hang') return true;
    if (mishap === 'reset') this.reset();
    else if (mishap === 'drop') this.unplug();
    else if ('answer' in mishap) this.#answer({ lines: mishap.answer, final: '' }, command.length);
    else if ('garbage' in mishap) this.#emit(mishap.garbage);
    return typeof mishap === 'string' || 'answer' in mishap;
  }

  #submit(pdu: string, length: number): void {
    const fault = this.faults.take('pdu');
    if (fault && !fault.sent) {
      this.#strike(fault.mishap, pdu);
      return;
    }
    const octets = pdu.length / 2 - 1 - Number.parseInt(pdu.slice(0, 2), 16);
    if (octets !== length) this.#refuse(304, pdu);
    else if (!this.#simSide.onAir()) this.#refuse(331, pdu);
    else this.#accept(pdu, fault?.mishap);
  }

  #refuse(cause: number, pdu: string): void {
    this.#answer({ lines: [], final: `+CMS ERROR: ${cause}` }, pdu.length);
  }

  #accept(pdu: string, mishap: Mishap | undefined): void {
    const reference = (this.#references + 1) & 0xff;
    const submission = this.#network.submit(this.number, pdu, reference);
    if (!submission.accepted) {
      this.#refuse(submission.cause, pdu);
      return;
    }
    this.#references = reference;
    const { to, text } = submission.submit;
    this.journal.add({ at: this.#clock.now(), reference, to, text, pdu });
    const early = this.faults.take('earlyReport') !== undefined;
    if (early) submission.dispatch();
    const struck = mishap !== undefined && this.#strike(mishap, pdu);
    if (!struck) this.#answer({ lines: [`+CMGS: ${reference}`], final: 'OK' }, pdu.length);
    if (!early) setImmediate(() => submission.dispatch());
  }

  /** Writes the answer after the time it takes; the next command waits until then. */
  #answer(reply: Reply, received: number): void {
    const finals = reply.final === '' ? [] : [reply.final];
    const prompt = reply.final === '>';
    const lines = prompt ? reply.lines : [...reply.lines, ...finals];
    const text = lines.map((line) => `\r\n${line}\r\n`).join('') + (prompt ? '\r\n> ' : '');
    const time = this.#duration(received + text.length);
    if (time === 0) {
      this.#emit(text);
      return;
    }
    this.#busy = true;
    this.#clock.after(time, () => {
      this.#busy = false;
      this.#emit(text);
      this.#work();
    });
  }

  #duration(bytes: number): number {
    const { latency = 0, bitsPerSecond } = this.#options;
    return latency + (bitsPerSecond ? (bytes * 10_000) / bitsPerSecond : 0);
  }

  #emit(text: string): void {
    this.#line?.write(Buffer.from(text, 'latin1'));
  }
}
