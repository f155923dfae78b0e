import type { Clock } from '../../port.ts';
import { toE164 } from '../numbers.ts';
import { deliverPdus, forwardedPdu, type ReadSubmit, readSubmit, reportPdu } from './codec.ts';
import { type PhoneMessage, RECEIVED, VirtualPhone } from './phone.ts';

export type PhoneListener = (phone: VirtualPhone, message: PhoneMessage) => void;

/** A PDU that comes some milliseconds from now. */
export interface Arrival {
  pdu: string;
  after: number;
}

/** A SIM in a modem, as the network sees it. */
export interface Subscriber {
  /** E.164. */
  readonly number: string;
  /** Takes a PDU; false when it cannot now (off, memory full) and the service centre must keep it. */
  deliver(pdu: string, kind: 'message' | 'report'): boolean;
  /** In which order the parts of one message come to it, and how late. */
  arrange(parts: string[]): Arrival[];
  /** Milliseconds by which the next status report to it is late. */
  reportDelay(): number;
}

export interface NetworkOptions {
  clock: Clock;
  /** Number of the service centre, E.164. */
  serviceCentre?: string;
  /** Country code for numbers dialled in national form; `62` if not given. */
  countryCode?: string;
}

interface Waiting {
  pdu: string;
  kind: 'message' | 'report';
  /** Told when the SIM has it. */
  delivered?: () => void;
}

/** What the network made of an SMS-SUBMIT. */
export type Submission =
  /** `dispatch` sends it on its way; apart, because the modem answers its host first. */
  | { accepted: true; submit: ReadSubmit; dispatch(): void }
  /** 3GPP TS 24.011 cause that the modem shows as +CMS ERROR. */
  | { accepted: false; cause: number };

/**
 * A phone network in memory: phones by number, SIMs in modems, and a service centre between them that
 * keeps what cannot be delivered yet and makes status reports.
 */
export class VirtualNetwork {
  readonly serviceCentre: string;
  #clock: Clock;
  #countryCode: string;
  #phones = new Map<string, VirtualPhone>();
  #subscribers = new Map<string, Subscriber>();
  #waiting = new Map<string, Waiting[]>();
  #lastStamp = new Map<string, number>();
  #references = 0;
  #messages = 0;
  #listeners = new Set<PhoneListener>();

  constructor(options: NetworkOptions) {
    this.#clock = options.clock;
    this.serviceCentre = options.serviceCentre ?? '+6281100000';
    this.#countryCode = options.countryCode ?? '62';
  }

  /** The phone with this number (or the sender with this name), made when it is first asked for. */
  phone(number: string): VirtualPhone {
    const key = toE164(number, this.#countryCode);
    const known = this.#phones.get(key);
    if (known) return known;
    const phone = new VirtualPhone(key, {
      now: () => this.#clock.now(),
      nextId: () => ++this.#messages,
      send: (message) => this.#sendFromPhone(message, key),
      hotline: () => this.#hotline(),
    });
    phone.onMessage((message) => {
      for (const listener of this.#listeners) listener(phone, message);
    });
    this.#phones.set(key, phone);
    return phone;
  }

  /** Calls the listener for each SMS that any phone sends or receives; returns how to stop. */
  onMessage(listener: PhoneListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All phones so far, in the order they were first asked for. */
  phones(): VirtualPhone[] {
    return [...this.#phones.values()];
  }

  /** Numbers of the SIMs in modems, in the order they were attached. */
  sims(): string[] {
    return [...this.#subscribers.keys()];
  }

  /** Puts a SIM into the network; the first one is the hotline that phones write to by default. */
  attach(subscriber: Subscriber): void {
    this.#subscribers.set(subscriber.number, subscriber);
  }

  /** Brings a PDU to a SIM as it is: for tests of what no phone here would send. */
  inject(number: string, pdu: string, kind: 'message' | 'report' = 'message'): void {
    this.#bring(number, { pdu, kind });
  }

  /** A SIM can take messages again (memory freed, acknowledged, switched on). */
  retry(number: string): void {
    const waiting = this.#waiting.get(number);
    const subscriber = this.#subscribers.get(number);
    if (!waiting || !subscriber) return;
    for (let first = waiting.shift(); first; first = waiting.shift()) {
      if (!subscriber.deliver(first.pdu, first.kind)) {
        waiting.unshift(first);
        return;
      }
      first.delivered?.();
    }
  }

  /** How many messages and reports wait for this SIM. */
  waiting(number: string): number {
    return this.#waiting.get(number)?.length ?? 0;
  }

  /**
   * Takes an SMS-SUBMIT from a SIM.
   * @param reference TP-MR the modem gave it, for the status report
   */
  submit(from: string, hex: string, reference: number): Submission {
    const submit = readSubmit(hex);
    if ('error' in submit) return { accepted: false, cause: 304 };
    const dispatch = (): void => this.#route(from, submit, hex, reference);
    return { accepted: true, submit, dispatch };
  }

  /** To a phone, or to a SIM in another modem of this network. */
  #route(from: string, submit: ReadSubmit, hex: string, reference: number): void {
    const sentAt = this.#clock.now();
    const to = toE164(submit.to, this.#countryCode);
    const discharged = (status: number): void => {
      if (!submit.statusReport) return;
      const dischargedAt = this.#clock.now();
      const report = { reference, to: submit.to, sentAt, dischargedAt, status };
      const delay = this.#subscribers.get(from)?.reportDelay() ?? 0;
      this.#later(delay, () => this.inject(from, reportPdu(report), 'report'));
    };
    if (!this.#subscribers.has(to)) this.phone(to).take({ from, ...submit }, discharged);
    else {
      const pdu = forwardedPdu(hex, from, this.#stamp(from));
      this.#bring(to, { pdu, kind: 'message', delivered: () => discharged(RECEIVED) });
    }
  }

  #bring(number: string, message: Waiting): void {
    const waiting = this.#waiting.get(number) ?? [];
    waiting.push(message);
    this.#waiting.set(number, waiting);
    this.retry(number);
  }

  #later(milliseconds: number, work: () => void): void {
    if (milliseconds === 0) work();
    else this.#clock.after(milliseconds, work);
  }

  #hotline(): string {
    const [first] = this.#subscribers.keys();
    if (first === undefined) throw new Error('no modem is attached to the virtual network');
    return first;
  }

  #sendFromPhone(message: PhoneMessage, from: string): number {
    this.#references = (this.#references + 1) & 0xff;
    const pdus = deliverPdus({
      from,
      text: message.text,
      sentAt: this.#stamp(from),
      reference: this.#references,
    });
    const arrivals = this.#subscribers.get(message.peer)?.arrange(pdus);
    for (const { pdu, after } of arrivals ?? pdus.map((part) => ({ pdu: part, after: 0 })))
      this.#later(after, () => this.inject(message.peer, pdu));
    return pdus.length;
  }

  /**
   * Service-centre timestamps have whole seconds, and no phone sends two SMS in one second: each SMS of
   * a phone gets a second of its own.
   */
  #stamp(from: string): number {
    const now = Math.floor(this.#clock.now() / 1000) * 1000;
    const stamp = Math.max(now, (this.#lastStamp.get(from) ?? 0) + 1000);
    this.#lastStamp.set(from, stamp);
    return stamp;
  }
}
