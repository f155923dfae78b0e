/**
 * The byte stream between driver and modem: a serial port, a TCP connection or a pair in memory.
 * A line never throws and nobody waits on it: what was written may be lost, what matters is
 * answered by the modem or timed by whoever asked.
 */
export interface Line {
  /** Puts bytes on their way. Ignored once the line is closed. */
  write(bytes: Uint8Array): void;
  /** Sets the one listener for bytes from the other end. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Sets the one listener for the end of the line; called once, also after `close()`. */
  onClose(listener: (reason: string) => void): void;
  close(): void;
}

/** Opens a fresh line to the same modem. Rejects with an error that says what to do. */
export type LineOpener = () => Promise<Line>;

/** The listeners of a line, and the rule that it ends only once. */
export class LineEnds {
  #data: (bytes: Uint8Array) => void = () => {};
  #close: (reason: string) => void = () => {};
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#data = listener;
  }

  onClose(listener: (reason: string) => void): void {
    this.#close = listener;
  }

  received(bytes: Uint8Array): void {
    if (!this.#closed) this.#data(bytes);
  }

  /** Tells the listener once; later calls do nothing. */
  ended(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#close(reason);
  }
}
