import type { Log } from '../log.ts';
import type { Clock } from '../port.ts';

/** Times in milliseconds. */
export interface SmppTimes {
  /** For the connection and for the answer to a bind. */
  bind: number;
  /** For the answer to a submit_sm; after it nobody knows. */
  submit: number;
  /** Between two enquire_link, and how long each may go unanswered. */
  enquire: number;
  /** How long the store may take to write that a part is handed over. */
  handOver: number;
  /** Between two SMS at least. */
  gap: number;
  /** After the first refusal for being too fast; doubles with each further one. */
  throttle: number;
  longestThrottle: number;
  firstBackOff: number;
  longestBackOff: number;
  /** A message that comes again within this time after a lost connection is the same one. */
  repeats: number;
  /** An acknowledgement that took longer may have come too late for the service centre. */
  late: number;
}

export const SMPP_TIMES: SmppTimes = {
  bind: 15_000,
  submit: 60_000,
  enquire: 30_000,
  handOver: 15_000,
  gap: 0,
  throttle: 1_000,
  longestThrottle: 60_000,
  firstBackOff: 1_000,
  longestBackOff: 60_000,
  repeats: 10 * 60_000,
  late: 5_000,
};

export interface SmppSettings {
  name: string;
  /** `smpp://host:2775`, or `ssmpp://` over TLS. */
  url: URL;
  systemId: string;
  password: string;
  systemType: string;
  /** What receivers see: a name of at most 11 characters, a short code, or a number. */
  sender: string;
  /** Connections at once. */
  binds: number;
  /** Unanswered SMS on one connection. */
  window: number;
  /** How a text goes out that one SMS does not hold: in parts with a header, or whole in `message_payload`. */
  longSms: 'parts' | 'payload';
  /** What data_coding 0 means to this service centre. */
  alphabet: 'gsm7' | 'latin1';
  /** Minutes by which times in receipts are ahead of UTC. */
  receiptOffset: number;
  /** Country code without plus, to complete numbers in national form. */
  countryCode: string;
  times: SmppTimes;
  clock: Clock;
  log: Log;
}
