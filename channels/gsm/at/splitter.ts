/** More than any AT line; what is longer is noise (wrong baud rate) and is thrown away. */
const LONGEST_LINE = 16 * 1024;

export interface SplitterEvents {
  /** A line without its line end and outer blanks; never empty. */
  line(text: string): void;
  /** The modem waits for a PDU: `> `, which has no line end. */
  prompt(): void;
}

/**
 * Cuts the modem's bytes into lines. CR, LF and any mix of them end a line; the prompt is looked
 * for only while `expectPrompt` is set, because a `>` may also stand in ordinary text. What comes out
 * depends on the bytes alone, never on the pieces they came in.
 */
export class LineSplitter {
  expectPrompt = false;
  #events: SplitterEvents;
  #rest = '';
  /** The line that is coming in is too long already; it is dropped up to its end. */
  #overlong = false;

  constructor(events: SplitterEvents) {
    this.#events = events;
  }

  /** Takes what came, in pieces of any size. */
  feed(bytes: Uint8Array): void {
    this.#rest += Buffer.from(bytes).toString('latin1').replaceAll('\0', '');
    while (this.#takePrompt() || this.#takeLine());
    if (this.#rest.length > LONGEST_LINE) this.#overlong = true;
    if (this.#overlong) this.#rest = '';
  }

  /** Forgets an unfinished line. */
  reset(): void {
    this.#rest = '';
    this.#overlong = false;
    this.expectPrompt = false;
  }

  /** True when a line or an empty one was taken, so that there may be more. */
  #takeLine(): boolean {
    if (!this.#overlong) this.#rest = this.#rest.trimStart();
    const end = this.#rest.search(/[\r\n]/);
    if (end < 0) return false;
    const text = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + 1);
    const dropped = this.#overlong || text.length > LONGEST_LINE;
    this.#overlong = false;
    if (!dropped) this.#events.line(text.trim());
    return true;
  }

  /** The prompt begins a line; whatever follows it is the next line, with or without a line end between. */
  #takePrompt(): boolean {
    if (!this.expectPrompt || this.#overlong || !/^\s*>/.test(this.#rest)) return false;
    this.#rest = this.#rest.replace(/^\s*>/, '');
    this.expectPrompt = false;
    this.#events.prompt();
    return true;
  }
}
