import type { Clock } from '../../port.ts';
import { finalResult } from './result.ts';
import {
  hasSecondLine,
  hasTextLine,
  isUnsolicited,
  readUnsolicited,
  type Unsolicited,
} from './unsolicited.ts';
import { isOpenUssd } from './ussd-reply.ts';

/**
 * The lines of one result come without a pause; what is missing after this long will not come. Long enough
 * for a process that was held up between the two, as its timers run before its bytes are read.
 */
const PATIENCE = 10_000;
/** More than a USSD text of 182 characters can be, also as hex of UCS2 with the rubbish behind it. */
const LONGEST_USSD = 4_000;

export interface AssemblerEvents {
  /** A line that stands for itself. */
  line(text: string): void;
  /** An unsolicited result that took several lines, or that broke off. */
  unsolicited(event: Unsolicited): void;
}

/**
 * Puts unsolicited results together that take several lines: the PDU after its header, and USSD texts
 * with line ends inside their quotes. What breaks off is handed on as far as it came.
 */
export class LineAssembler {
  #clock: Clock;
  #events: AssemblerEvents;
  /** What has come of a result that is not whole yet. */
  #open: string | undefined;
  #cancel: () => void = () => {};

  constructor(clock: Clock, events: AssemblerEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  /**
   * @param line without its line end
   * @param answering a command is in flight, so that its final result may come at any time
   */
  take(line: string, answering: boolean): void {
    const open = this.#close();
    if (open === undefined) this.#begin(line);
    else if (hasSecondLine(open)) this.#second(open, line);
    else this.#continue(open, line, answering);
  }

  /** Forgets what is not whole. */
  reset(): void {
    this.#close();
  }

  #begin(line: string): void {
    if (hasSecondLine(line) || isOpenUssd(line)) this.#keep(line);
    else this.#events.line(line);
  }

  #keep(text: string): void {
    this.#open = text;
    this.#cancel = this.#clock.after(PATIENCE, () => this.#giveUp());
  }

  #close(): string | undefined {
    const open = this.#open;
    this.#cancel();
    this.#open = undefined;
    return open;
  }

  #giveUp(): void {
    const open = this.#close();
    if (open !== undefined) this.#events.unsolicited(readUnsolicited(open));
  }

  /** A header without its PDU happens when a modem restarts in between. */
  #second(header: string, line: string): void {
    const pdu = line.replace(/\s/g, '').toUpperCase();
    // What somebody wrote must not be taken for a result ("OK"); it cannot be stored without its PDU.
    if (hasTextLine(header)) this.#events.unsolicited({ kind: 'other', line: header });
    else if (isPdu(pdu)) this.#events.unsolicited(readUnsolicited(header, pdu));
    else {
      this.#events.unsolicited({ kind: 'other', line: header });
      this.#begin(line);
    }
  }

  #continue(open: string, line: string, answering: boolean): void {
    const interrupted = isUnsolicited(line) || (answering && finalResult(line) !== undefined);
    if (interrupted) {
      this.#events.unsolicited(readUnsolicited(open));
      this.#begin(line);
      return;
    }
    const text = `${open}\n${line}`;
    if (isOpenUssd(text) && text.length < LONGEST_USSD) this.#keep(text);
    else this.#events.unsolicited(readUnsolicited(text));
  }
}

/** Hex, but no IMEI or IMSI: those answer a command. */
function isPdu(text: string): boolean {
  return /^[0-9A-F]+$/.test(text) && !/^\d{15}$/.test(text);
}
