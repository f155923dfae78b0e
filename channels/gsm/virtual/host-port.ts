import type { Clock } from '../../port.ts';
import type { Line } from '../at/line.ts';
import { pacedLine } from './paced-line.ts';

const CTRL_Z = '\x1a';
const ESC = '\x1b';

/** Bytes on the cable, for whoever wants to see them; and whether there is a cable. */
export interface PortEvents {
  /** The host has written something. */
  input(): void;
  connected(): void;
  disconnected(reason: string): void;
  /** What went over the cable, whole as it was written. */
  traffic(from: 'host' | 'modem', text: string): void;
}

/** A PDU as the host gave it after the prompt; `given` is false when it gave up with ESC. */
export interface GivenPdu {
  pdu: string;
  given: boolean;
}

/** The modem's end of the cable: keeps what the host writes until it is wanted, writes what the modem says. */
export class HostPort {
  #clock: Clock;
  #speed: () => number | undefined;
  #events: PortEvents;
  #line: Line | undefined;
  #input = '';

  /** @param speed bits per second, undefined for no limit */
  constructor(clock: Clock, speed: () => number | undefined, events: PortEvents) {
    this.#clock = clock;
    this.#speed = speed;
    this.#events = events;
  }

  get connected(): boolean {
    return this.#line !== undefined;
  }

  /** Connects a host; an earlier one is cut off, as a port has one cable. */
  attach(given: Line): void {
    this.unplug('another host has connected');
    const line = pacedLine(given, this.#clock, this.#speed);
    this.#line = line;
    this.#input = '';
    line.onData((bytes) => {
      if (this.#line === line) this.#take(Buffer.from(bytes).toString('latin1'));
    });
    line.onClose((reason) => {
      if (this.#line === line) this.#ended(reason);
    });
    this.#events.connected();
  }

  /** Cuts the host off. */
  unplug(reason: string): void {
    const line = this.#line;
    if (!line) return;
    this.#ended(reason);
    line.close();
  }

  write(text: string): void {
    if (!this.#line || text === '') return;
    this.#events.traffic('modem', text);
    this.#line.write(Buffer.from(text, 'latin1'));
  }

  /** Forgets what the host has written so far. */
  forget(): void {
    this.#input = '';
  }

  /** Takes the next command line; undefined while there is no whole one. */
  takeCommand(): string | undefined {
    // ESC outside a prompt means nothing.
    while (['\r', '\n', ESC].includes(this.#input.charAt(0))) this.#input = this.#input.slice(1);
    const end = this.#input.indexOf('\r');
    return end < 0 ? undefined : this.#cut(end).replaceAll(ESC, '');
  }

  /** Takes what was given at the prompt; undefined while neither Ctrl-Z nor ESC has come. */
  takePdu(): GivenPdu | undefined {
    const ends = [CTRL_Z, ESC].map((end) => this.#input.indexOf(end)).filter((at) => at >= 0);
    if (ends.length === 0) return undefined;
    const end = Math.min(...ends);
    const given = this.#input[end] === CTRL_Z;
    return { pdu: this.#cut(end).toUpperCase(), given };
  }

  #cut(end: number): string {
    const text = this.#input.slice(0, end).trim();
    this.#input = this.#input.slice(end + 1);
    return text;
  }

  #take(text: string): void {
    this.#events.traffic('host', text);
    this.#input += text;
    this.#events.input();
  }

  #ended(reason: string): void {
    this.#line = undefined;
    this.#events.disconnected(reason);
  }
}
