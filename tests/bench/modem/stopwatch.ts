import { CTRL_Z } from '../../../channels/gsm/at/exchange-text.ts';
import type { ModemHappening } from '../../../channels/gsm/virtual/modem.ts';

/** What is measured at the modem, the same way whoever its host is. Times are milliseconds. */
export class Stopwatch {
  /** First reading or sending command, and the last thing the modem said to a host. */
  #start: number | undefined;
  #end = 0;
  /** While the modem was asked and had not answered yet. */
  answering = 0;
  commands = 0;
  /** Bytes over the line, both ways. */
  bytes = 0;
  #askedAt: number | undefined;
  #typed = '';

  /** To be told of everything that happens at the modem. */
  readonly happening = (happening: ModemHappening): void => {
    if (happening.kind !== 'traffic') return;
    const now = performance.now();
    if (happening.from === 'host') this.#host(happening.text, now);
    else this.#modem(happening.text, now);
  };

  /** Begins anew with the next reading or sending command. */
  reset(): void {
    this.#start = undefined;
    this.#askedAt = undefined;
    this.answering = 0;
    this.commands = 0;
    this.bytes = 0;
  }

  get seconds(): number {
    return this.#start === undefined ? 0 : (this.#end - this.#start) / 1000;
  }

  #host(text: string, now: number): void {
    this.#typed += text;
    if (this.#start === undefined && /AT\+CMG[LRS]/.test(this.#typed)) this.#start = now;
    // An answer is due once a command or a PDU is whole.
    if (text.includes('\r') || text.includes(CTRL_Z)) {
      this.#askedAt = now;
      this.commands += 1;
      this.#typed = '';
    }
    if (this.#start !== undefined) this.bytes += text.length;
  }

  /** Echoes are no answers. */
  #modem(text: string, now: number): void {
    if (this.#start === undefined) return;
    this.bytes += text.length;
    this.#end = now;
    if (this.#askedAt === undefined || !text.startsWith('\r\n')) return;
    this.answering += now - this.#askedAt;
    this.#askedAt = undefined;
  }
}
