import type { Clock } from '../../port.ts';
import type { CommandModem, PduPurpose, Reply, RestartKind } from './command.ts';
import { obey } from './commands.ts';
import type { FaultScript, Mishap } from './faults.ts';
import type { HostPort } from './host-port.ts';
import type { Outcome, Outgoing } from './outgoing.ts';

/** What the interpreter needs of the modem around it. */
export interface InterpretedModem extends CommandModem {
  readonly faults: FaultScript;
  readonly latency: number;
  readonly sendLatency: number;
  /** Restarts by itself, with or without a word. */
  reset(how?: RestartKind): void;
  unplug(): void;
  pull(): void;
  plug(): void;
}

/** Results with ATV0 (ITU-T V.250 §6.3). */
const NUMBERS: Record<string, number> = { OK: 0, 'NO CARRIER': 3, ERROR: 4 };

/** True for a mishap in whose place nothing is done and nothing else is said. */
function replacesAnswer(mishap: Mishap): boolean {
  if (typeof mishap === 'string') return true;
  return 'answer' in mishap || 'unplug' in mishap || 'restart' in mishap;
}

/**
 * Takes command lines and PDUs from the host one after the other, has them carried out, and answers
 * after the time that takes; or does what the fault script says instead.
 */
export class Interpreter {
  #modem: InterpretedModem;
  #port: HostPort;
  #outgoing: Outgoing;
  #clock: Clock;
  /** Set while it waits for a PDU after AT+CMGS or AT+CMGW. */
  #awaited: { length: number; purpose: PduPurpose } | undefined;
  /** Set while a command is being worked on: gives it up. */
  #cancelAnswer: (() => void) | undefined;

  constructor(modem: InterpretedModem, port: HostPort, outgoing: Outgoing, clock: Clock) {
    this.#modem = modem;
    this.#port = port;
    this.#outgoing = outgoing;
    this.#clock = clock;
  }

  /** True when no command is being worked on. */
  idle(): boolean {
    return this.#cancelAnswer === undefined;
  }

  awaitPdu(length: number, purpose: PduPurpose): void {
    this.#awaited = { length, purpose };
  }

  /** The answer to AT+CMSS: what comes of sending a message of the second memory. */
  sendStored(index: number): void {
    this.#handOver(this.#outgoing.sendStored(this.#writeMemory(), index));
  }

  /** Forgets what was under way. */
  restart(): void {
    this.#cancelAnswer?.();
    this.#cancelAnswer = undefined;
    this.#awaited = undefined;
    this.#port.forget();
  }

  /** Takes one command or PDU after the other from what the host has written. */
  work(): void {
    while (this.idle() && this.#port.connected) {
      const taken = this.#awaited ? this.#takePdu(this.#awaited) : this.#takeCommand();
      if (!taken) return;
    }
  }

  #takeCommand(): boolean {
    const command = this.#port.takeCommand();
    if (command === undefined) return false;
    if (this.#modem.state.echo) this.#port.write(`${command}\r`);
    if (/^AT/i.test(command)) this.#run(command);
    return true;
  }

  #takePdu({ length, purpose }: { length: number; purpose: PduPurpose }): boolean {
    const taken = this.#port.takePdu();
    if (!taken) return false;
    this.#awaited = undefined;
    if (this.#modem.state.echo) this.#port.write(taken.pdu);
    if (!taken.given) this.#answer({ lines: [], final: 'OK' });
    else if (purpose.kind === 'send') this.#handOver(this.#outgoing.send(taken.pdu, length));
    else if (purpose.kind === 'text')
      this.#handOver(this.#outgoing.sendText(purpose.to, taken.pdu));
    else this.#answer(this.#outgoing.store(taken.pdu, length, this.#writeMemory(), purpose.status));
    return true;
  }

  #writeMemory(): string {
    return this.#modem.state.memories[1] ?? 'SM';
  }

  /** Whatever becomes of the answer, what the network has taken goes on its way. */
  #handOver({ reply, mishap, dispatch }: Outcome): void {
    const { latency, sendLatency } = this.#modem;
    this.#respond(reply, mishap, sendLatency);
    if (dispatch && latency + sendLatency > 0) this.#clock.after(latency + sendLatency, dispatch);
    else if (dispatch) setImmediate(dispatch);
  }

  #run(command: string): void {
    const mishap = this.#modem.faults.take('command', command.toUpperCase())?.mishap;
    if (mishap !== undefined && replacesAnswer(mishap)) {
      this.#respond({ lines: [], final: '' }, mishap);
      return;
    }
    const reply = obey(this.#modem, command);
    if (reply.final === '>' && this.#modem.faults.take('prompt')) return;
    this.#respond(reply, mishap);
  }

  /** Gives an answer, or what a mishap makes of it. */
  #respond(reply: Reply, mishap: Mishap | undefined, extra = 0): void {
    if (mishap === undefined) this.#answer(reply, extra);
    else if (typeof mishap === 'string') this.#strike(mishap);
    else if ('unplug' in mishap) this.#unplugFor(mishap.unplug);
    else if ('restart' in mishap) this.#modem.reset(mishap.restart);
    else if ('answer' in mishap) this.#answer({ lines: mishap.answer, final: '' }, extra);
    else if ('slow' in mishap) this.#answer(reply, extra + mishap.slow);
    else if ('cut' in mishap) this.#cutShort(reply, mishap);
    else {
      if ('garbage' in mishap) this.#port.write(mishap.garbage);
      else reply.lines.splice(1, 0, ...mishap.inside);
      this.#answer(reply, extra);
    }
  }

  #strike(mishap: 'hang' | 'reset' | 'drop'): void {
    if (mishap === 'reset') this.#modem.reset();
    else if (mishap === 'drop') this.#modem.unplug();
  }

  #unplugFor(milliseconds: number): void {
    this.#modem.pull();
    this.#clock.after(milliseconds, () => this.#modem.plug());
  }

  #cutShort(reply: Reply, { cut, end }: Extract<Mishap, { cut: number }>): void {
    const lines = reply.lines.slice(0, cut);
    this.#answer({ lines, final: '', after: () => this.#strike(end) });
  }

  /** Writes the answer after the time it takes; the next command waits until then. */
  #answer(reply: Reply, extra = 0): void {
    const time = this.#modem.latency * (reply.commands ?? 1) + extra;
    const write = (): void => {
      this.#cancelAnswer = undefined;
      this.#port.write(this.#written(reply));
      reply.after?.();
    };
    if (time === 0) {
      write();
      return;
    }
    this.#cancelAnswer = this.#clock.after(time, () => {
      write();
      this.work();
    });
  }

  /**
   * ITU-T V.250 §6.2.6: one line end before and one after the information text, whose own lines have one
   * between them; with ATV0 results are numbers and nothing stands before the text.
   */
  #written({ lines, final }: Reply): string {
    const before = this.#modem.state.verbose ? '\r\n' : '';
    const text = lines.length === 0 ? '' : `${before}${lines.join('\r\n')}\r\n`;
    if (final === '>') return `${text}\r\n> `;
    if (final === '' || this.#modem.state.quiet) return text;
    const number = NUMBERS[final];
    return this.#modem.state.verbose || number === undefined
      ? `${text}\r\n${final}\r\n`
      : `${text}${number}\r`;
  }
}
