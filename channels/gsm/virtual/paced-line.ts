import type { Clock } from '../../port.ts';
import type { Line } from '../at/line.ts';

/** Bits that a byte takes on a serial line: a start bit, eight of data, a stop bit. */
const BITS_PER_BYTE = 10;
/** A serial port hands bytes over in pieces of about this many milliseconds. */
const PIECE = 5;
/** Timers may be this early, milliseconds. */
const EARLY = 0.01;

/** One direction of the cable: what is put in comes out in order, no faster than the speed allows. */
class Wire {
  #clock: Clock;
  #deliver: (bytes: Uint8Array) => void;
  #queue: { bytes: Uint8Array; at: number }[] = [];
  #freeAt = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, deliver: (bytes: Uint8Array) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  /** @param speed bits per second; undefined for no limit */
  carry(bytes: Uint8Array, speed: number | undefined): void {
    if (speed === undefined) this.#enqueue(bytes, 0);
    else {
      const milliseconds = (BITS_PER_BYTE * 1000) / speed;
      const size = Math.max(1, Math.round(PIECE / milliseconds));
      for (let from = 0; from < bytes.length; from += size) {
        const piece = bytes.slice(from, from + size);
        this.#enqueue(piece, piece.length * milliseconds);
      }
    }
    this.#work();
  }

  stop(): void {
    this.#queue = [];
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #enqueue(bytes: Uint8Array, milliseconds: number): void {
    this.#freeAt = Math.max(this.#freeAt, this.#clock.monotonic()) + milliseconds;
    this.#queue.push({ bytes, at: this.#freeAt });
  }

  /** One timer for all, or timers that are due almost together might fire in the wrong order. */
  #work(): void {
    if (this.#cancel) return;
    for (let first = this.#queue[0]; first; first = this.#queue[0]) {
      const wait = first.at - this.#clock.monotonic();
      if (wait > EARLY) {
        this.#cancel = this.#clock.after(wait, () => this.#woken());
        return;
      }
      this.#queue.shift();
      this.#deliver(first.bytes);
    }
  }

  #woken(): void {
    this.#cancel = undefined;
    this.#work();
  }
}

/**
 * A line with the speed of a serial cable, both ways at once as on a real one.
 * @param speed bits per second, asked for each write; undefined for no limit
 */
export function pacedLine(line: Line, clock: Clock, speed: () => number | undefined): Line {
  let listener: (bytes: Uint8Array) => void = () => {};
  const incoming = new Wire(clock, (bytes) => listener(bytes));
  const outgoing = new Wire(clock, (bytes) => line.write(bytes));
  const stop = (): void => {
    incoming.stop();
    outgoing.stop();
  };
  line.onData((bytes) => incoming.carry(bytes, speed()));
  return {
    write: (bytes) => outgoing.carry(bytes, speed()),
    onData: (given) => {
      listener = given;
    },
    onClose: (closed) =>
      line.onClose((reason) => {
        stop();
        closed(reason);
      }),
    close: () => {
      stop();
      line.close();
    },
  };
}
