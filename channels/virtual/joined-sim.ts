import { readIncoming, submitPdus } from '../gsm/codec.ts';
import { toE164 } from '../gsm/numbers.ts';
import type { Arrival, Subscriber, VirtualNetwork } from '../gsm/virtual/network.ts';

/** A SIM in a device that takes long SMS apart and puts them together itself, on the virtual network. */

export interface JoinedMessage {
  /** E.164 or a name. */
  from: string;
  text: string;
  /** Service centre's time, epoch milliseconds. */
  sentAt: number;
}

/** A status report of one part. */
export interface JoinedReport {
  /** TP-MR that the part went out with. */
  reference: number;
  /** TP-ST, 3GPP TS 23.040 §9.2.3.15. */
  status: number;
}

export interface JoinedSimOptions {
  network: VirtualNetwork;
  /** E.164. */
  number: string;
  countryCode?: string;
  /** False where the device has no room, or is off: the network keeps the message. */
  message(message: JoinedMessage): boolean;
  report?(report: JoinedReport): void;
}

/** What the network made of an SMS: a TP-MR for each part, or why it refused. */
export type JoinedSubmission = { references: number[]; dispatch(): void } | { cause: number };

export class JoinedSim implements Subscriber {
  readonly number: string;
  readonly #options: JoinedSimOptions;
  readonly #pieces = new Map<string, (string | undefined)[]>();
  #reference = 0;
  #concatenation = 0;

  constructor(options: JoinedSimOptions) {
    this.number = options.number;
    this.#options = options;
    options.network.attach(this);
  }

  deliver(pdu: string, kind: 'message' | 'report'): boolean {
    const incoming = readIncoming(pdu);
    if (incoming.kind === 'report') {
      const { reference, status } = incoming;
      this.#options.report?.({ reference, status });
      return true;
    }
    if (incoming.kind === 'unreadable' || kind === 'report') return true;
    const { countryCode = '62', message } = this.#options;
    const from = toE164(incoming.from, countryCode);
    const { text: part, sentAt = 0, concatenation: place } = incoming;
    if (place === undefined) return message({ from, text: part, sentAt });
    const key = [from, place.bits, place.reference, place.total].join('|');
    const pieces =
      this.#pieces.get(key) ?? new Array<string | undefined>(place.total).fill(undefined);
    this.#pieces.set(key, pieces);
    pieces[place.sequence - 1] = part;
    const texts = pieces.filter((piece) => piece !== undefined);
    if (texts.length < place.total) return true;
    const taken = message({ from, text: texts.join(''), sentAt });
    if (taken) this.#pieces.delete(key);
    return taken;
  }

  arrange(parts: string[]): Arrival[] {
    return parts.map((pdu) => ({ pdu, after: 0 }));
  }

  reportDelay(): number {
    return 0;
  }

  /** The device has room again, or is on again. */
  retry(): void {
    this.#options.network.retry(this.number);
  }

  /** Hands an SMS to the network; it goes out when it is dispatched. */
  submit(to: string, text: string, statusReport: boolean): JoinedSubmission {
    this.#concatenation = (this.#concatenation + 1) & 0xff;
    const pdus = submitPdus({ to, text, statusReport, reference: this.#concatenation });
    if ('error' in pdus) return { cause: 304 };
    const dispatches: (() => void)[] = [];
    const references: number[] = [];
    for (const { hex } of pdus) {
      this.#reference = (this.#reference + 1) & 0xff;
      const submission = this.#options.network.submit(this.number, hex, this.#reference);
      if (!submission.accepted) return { cause: submission.cause };
      references.push(this.#reference);
      dispatches.push(submission.dispatch);
    }
    const dispatch = (): void => {
      for (const one of dispatches) one();
    };
    return { references, dispatch };
  }
}
