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
 * for only while `expectPrompt` is set, because a `>` may also stand in ordinary text.
 */
export class LineSplitter {
  expectPrompt = false;
  #events: SplitterEvents;
  #rest = '';

  constructor(events: SplitterEvents) {
    this.#events = events;
  }

  /** Takes what came, in pieces of any size. */
  feed(bytes: Uint8Array): void {
    this.#rest += Buffer.from(bytes).toString('latin1');
    this.#takeLines();
    this.#takePrompt();
    if (this.#rest.length > LONGEST_LINE) this.#rest = '';
  }

  /** Forgets an unfinished line. */
  reset(): void {
    this.#rest = '';
    this.expectPrompt = false;
  }

  #takeLines(): void {
    for (;;) {
      const end = this.#rest.search(/[\r\n]/);
      if (end < 0) return;
      const text = this.#rest.slice(0, end).replace(/\0/g, '').trim();
      this.#rest = this.#rest.slice(end + 1);
      if (text !== '') this.#lineOrPrompt(text);
    }
  }

  /** Some modems end the prompt with a line end. */
  #lineOrPrompt(text: string): void {
    if (this.expectPrompt && text === '>') this.#prompted();
    else this.#events.line(text);
  }

  #takePrompt(): void {
    if (!this.expectPrompt || !/^\s*>/.test(this.#rest)) return;
    this.#rest = this.#rest.replace(/^\s*> ?/, '');
    this.#prompted();
  }

  #prompted(): void {
    this.expectPrompt = false;
    this.#events.prompt();
  }
}
