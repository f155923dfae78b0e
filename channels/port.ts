/**
 * The port to the outside phone world. The engine knows this file and nothing else of `channels/`:
 * a GSM modem, a virtual one, a telephone, a router or a contract with an operator are all the same to it.
 *
 * Times are epoch milliseconds (UTC). Phone numbers are E.164 (`+62812…`), or what the network
 * showed where it is not a phone number (`TELKOMSEL`, `363`).
 */

/** Where a channel reads the time and sets its timers; tests and scenarios put their own clock here. */
export interface Clock {
  /** What day and time it is; somebody may set it, back or forth, at any moment. */
  now(): number;
  /** Whole milliseconds since some moment, never set and never back: for durations, and for nothing that is kept. */
  monotonic(): number;
  /** Calls `wake` once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, wake: () => void): () => void;
}

/** An SMS as it arrived, put together from all its parts. */
export interface IncomingSms {
  /**
   * What makes the message itself, however often it is read: a hash over sender, service-centre
   * timestamp, raw user data header and text (design §3 rule 2).
   */
  fingerprint: string;
  /** Sender as E.164, or the alphanumeric name or short code the network showed. */
  from: string;
  /** What was written; `[MMS]` alone says that it was a picture, which no line can bring. */
  text: string;
  /** Service-centre timestamp; the time of reading where the network gave none that can be read. */
  sentAt: number;
  /** When the channel read it. */
  receivedAt: number;
  /** Which line it came in on (SIM or modem name). */
  line: string;
  /** What came, as it came, kept for ever as evidence: PDUs in hex, or what a gateway said as JSON. */
  raw: string[];
  /** Set when parts of a long message never came; `text` then marks the gaps. */
  incomplete?: true;
  /** Set for a part that came after its message was given up as incomplete: that one's fingerprint. */
  continues?: string;
  /** Set when the PDU could not be decoded; `text` is then empty and `raw` holds what came. */
  undecodable?: string;
}

/**
 * A piece of a long message that has been read but whose siblings have not come yet. The engine's
 * store keeps it durably, so that the channel may free the SIM slot at once.
 */
export interface IncomingPart {
  fingerprint: string;
  /** Same for all parts of one message: line, sender, concatenation reference and its width, total. */
  group: string;
  /** 1-based. */
  sequence: number;
  total: number;
  from: string;
  text: string;
  sentAt: number;
  receivedAt: number;
  line: string;
  raw: string;
}

/** What the receiving side of a channel must be given. All methods resolve only when durable. */
export interface Receiver {
  /** Stores whole messages; a message that was stored before counts as stored. */
  messages(messages: IncomingSms[]): Promise<void>;
  /** Stores parts; complete groups become messages inside the same call. */
  parts(parts: IncomingPart[]): Promise<void>;
  /** A delivery report of an SMS sent earlier. */
  report(report: DeliveryReport): Promise<void>;
  /** The device says what time it is, as far as it knows. @param at epoch milliseconds */
  time(at: number): void;
  /**
   * When the message with this fingerprint was stored; undefined where it was not. For lines on which
   * nothing but the words tells a repetition from a message that was sent twice.
   */
  storedAt(fingerprint: string): Promise<number | undefined>;
}

/** State of one part of an outgoing SMS, kept by the store across restarts. */
export interface SentPart {
  /**
   * What reports call it: TP-MR of a modem (`0` to `255`), the id that a gateway or a service centre gave
   * it. Empty where the line gives none; no report can then be put to it.
   */
  reference: string;
  sentAt: number;
}

export interface OutgoingSms {
  /** Stable id of the outbox row; also decides the concatenation reference, so that a resumed
   * message keeps it. */
  id: string;
  to: string;
  /** How urgent it is, for figures; absent where nobody says. */
  lane?: string | null;
  text: string;
  /** Ask the network for a delivery report. */
  statusReport: boolean;
  /** Parts that were sent before an interruption; sending goes on after them. */
  sentParts: SentPart[];
}

/** Lets the engine write down how far a message has come, before and after the modem has it. */
export interface SendProgress {
  /**
   * Called, and awaited, when the modem stands ready to take the PDU of part `index` (0-based) of
   * `total` and before its first byte is written. From here on the outcome may become unknown.
   */
  handingOver(index: number, total: number): Promise<void>;
  /** Called when the network took part `index`. */
  sent(index: number, part: SentPart): Promise<void>;
}

export type SendOutcome =
  | { outcome: 'sent'; line: string; parts: SentPart[] }
  /**
   * Certainly not sent; trying again may help. `lineFault`: the line itself cannot send (SIM, barring,
   * service centre) and no message will go until somebody acts; another line may take it.
   */
  | { outcome: 'retry'; error: string; retryAfterMs?: number; lineFault?: true }
  /** Certainly not sent, and it never will be (bad number, barred, …). */
  | { outcome: 'failed'; error: string }
  /** The modem may have sent it. Never resend on your own (design §3 rule 4). */
  | { outcome: 'unknown'; error: string };

export interface DeliveryReport {
  line: string;
  /** That of the part it is about, as `SentPart` has it. */
  reference: string;
  /** Other ways of writing the same reference, where the network does not keep to one. */
  alternatives?: string[];
  /** Recipient as E.164. */
  to: string;
  /**
   * The network's own word, for a technician: TP-ST of 3GPP TS 23.040 §9.2.3.15 (`0` to `255`), `stat` of
   * an SMPP receipt, the reason that a telephone gave.
   */
  status: string;
  outcome: 'delivered' | 'pending' | 'failed';
  /**
   * When the network took the message. Left out where the report does not say; the reference must then be
   * one that is never used again.
   */
  sentAt?: number;
  /** Discharge time: when it was delivered or given up. */
  at: number;
}

export interface ChannelHealth {
  name: string;
  /** State of the driver's machine (`ready`, `recovering` …). */
  state: string;
  /** True when it can take an SMS now. */
  ready: boolean;
  /** One sentence for a person: what is wrong and what to do, or what is connected. */
  detail: string;
  /** 0–31 as in 3GPP TS 27.007 §8.5. */
  signal?: number;
  line?: string;
  /** Messages in the device's memory and how many it holds; a full one keeps the network's SMS out. */
  memory?: { used: number; total: number };
}

/** What a line can do; the engine and the pages ask here instead of guessing from the kind of line. */
export interface Capabilities {
  /** It tells later whether an SMS arrived. */
  reports: boolean;
  /** Where a long SMS is taken apart and put together: `here`, or in the device `there`. */
  longSms: 'here' | 'there';
  /** So many SMS may be under way at once. */
  parallel: number;
  /** The office may choose the name that receivers see. */
  senderChoice: boolean;
  /** What pays for an SMS: the credit of a card, or a contract. */
  cost: 'card' | 'contract';
}

export interface Channel {
  readonly name: string;
  readonly can: Capabilities;
  /** Opens the line and keeps it open, reopening for ever; resolves at once, readiness shows in health. */
  start(receiver: Receiver): Promise<void>;
  /** Finishes what is in flight and closes. */
  stop(): Promise<void>;
  /** As many at a time as `can.parallel` says; rejects never, every end is an outcome. */
  send(message: OutgoingSms, progress: SendProgress): Promise<SendOutcome>;
  health(): ChannelHealth;
  /** Called whenever `health()` changed. */
  onHealth(listener: (health: ChannelHealth) => void): () => void;
  /** True when nothing will happen until a timer ends or the other side says something; for simulated clocks. */
  idle(): boolean;
  /** Changes with every step of the work; tells work from waiting for a timer. */
  progress(): number;
}
