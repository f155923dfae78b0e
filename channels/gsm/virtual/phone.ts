import type { ReadSubmit } from './codec.ts';

/** An SMS as the phone's screen shows it. */
export interface PhoneMessage {
  id: number;
  direction: 'sent' | 'received';
  /** The other side, E.164 or a name. */
  peer: string;
  text: string;
  /** Epoch milliseconds. */
  at: number;
  /** Of how many SMS it was made. */
  parts: number;
}

/** What a phone needs from its network. */
export interface PhoneNetwork {
  now(): number;
  nextId(): number;
  /** Returns the number of SMS it took. */
  send(message: PhoneMessage): number;
  /** Number to write to when none is given. */
  hotline(): string;
}

/** A part on its way to the phone. */
export interface ForPhone extends ReadSubmit {
  from: string;
}

/** Statuses of 3GPP TS 23.040 §9.2.3.15. */
export const RECEIVED = 0x00;
const NO_SUCH_SUBSCRIBER = 0x41;

/** A virtual phone: sends, receives, puts long messages together, remembers everything. */
export class VirtualPhone {
  readonly number: string;
  /** Every SMS of this phone, oldest first. */
  readonly messages: PhoneMessage[] = [];
  /** The number is not in use any more: senders get a failed report. */
  gone = false;
  #network: PhoneNetwork;
  #airplane = false;
  #kept: (() => void)[] = [];
  #pieces = new Map<string, (string | undefined)[]>();
  #listeners = new Set<(message: PhoneMessage) => void>();

  constructor(number: string, network: PhoneNetwork) {
    this.number = number;
    this.#network = network;
  }

  /** While true the service centre keeps what is sent to this phone. */
  get airplane(): boolean {
    return this.#airplane;
  }

  set airplane(on: boolean) {
    this.#airplane = on;
    if (on) return;
    for (const deliver of this.#kept.splice(0)) deliver();
  }

  /** Sends an SMS, to the hotline if no number is given. */
  send(text: string, to: string = this.#network.hotline()): PhoneMessage {
    const { now, nextId } = this.#network;
    const message: PhoneMessage = {
      id: nextId(),
      direction: 'sent',
      peer: to,
      text,
      at: now(),
      parts: 1,
    };
    this.messages.push(message);
    message.parts = this.#network.send(message);
    this.#tell(message);
    return message;
  }

  /** Puts an SMS of before on the screen, which nobody is told of: a phone keeps its talk while the hotline is off. */
  remember(message: Omit<PhoneMessage, 'id'>): void {
    this.messages.push({ id: this.#network.nextId(), ...message });
  }

  /** The texts received so far. */
  received(): string[] {
    return this.messages
      .filter((message) => message.direction === 'received')
      .map((message) => message.text);
  }

  /** Calls the listener for each SMS sent and each received; returns how to stop. */
  onMessage(listener: (message: PhoneMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Takes a part from the service centre, now or when the phone is back.
   * @param discharged told the TP-ST of the status report
   */
  take(part: ForPhone, discharged: (status: number) => void): void {
    const deliver = (): void => {
      if (!this.gone) this.#accept(part);
      discharged(this.gone ? NO_SUCH_SUBSCRIBER : RECEIVED);
    };
    if (this.#airplane) this.#kept.push(deliver);
    else deliver();
  }

  #accept(part: ForPhone): void {
    const { concatenation } = part;
    if (!concatenation) {
      this.#show(part.from, [part.text]);
      return;
    }
    const { bits, reference, total, sequence } = concatenation;
    const key = [part.from, bits, reference, total].join('|');
    const pieces = this.#pieces.get(key) ?? new Array<string | undefined>(total).fill(undefined);
    this.#pieces.set(key, pieces);
    pieces[sequence - 1] = part.text;
    const texts = pieces.filter((piece) => piece !== undefined);
    if (texts.length < total) return;
    this.#pieces.delete(key);
    this.#show(part.from, texts);
  }

  #show(peer: string, texts: string[]): void {
    const { now, nextId } = this.#network;
    const message: PhoneMessage = {
      id: nextId(),
      direction: 'received',
      peer,
      text: texts.join(''),
      at: now(),
      parts: texts.length,
    };
    this.messages.push(message);
    this.#tell(message);
  }

  #tell(message: PhoneMessage): void {
    for (const listener of this.#listeners) listener(message);
  }
}
