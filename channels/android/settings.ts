import type { Log } from '../log.ts';
import type { Clock } from '../port.ts';

/** Times in milliseconds. */
export interface AndroidTimes {
  /** Between two looks into the telephone's list of received SMS. */
  poll: number;
  /** Between two times that the telephone is asked to import what its app may have missed, and for its health. */
  care: number;
  /** For the answer to one request. */
  request: number;
  /** From handing an SMS over until the telephone says what became of it. */
  submit: number;
  /** Between two questions what became of an SMS that is being sent. */
  ask: number;
  /** How long the store may take to write that an SMS is handed over. */
  handOver: number;
  /** Between two SMS at least. */
  gap: number;
  firstBackOff: number;
  longestBackOff: number;
  /** How far back received SMS are looked for. */
  window: number;
  /** How long delivery is waited for. */
  watch: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const ANDROID_TIMES: AndroidTimes = {
  poll: 10_000,
  care: MINUTE,
  request: 15_000,
  submit: 2 * MINUTE,
  ask: 1_500,
  handOver: 15_000,
  gap: 0,
  firstBackOff: 1_000,
  longestBackOff: MINUTE,
  window: 72 * HOUR,
  watch: 48 * HOUR,
};

/** Where the telephone may post what happens on it; without one the hotline only asks. */
export interface HookSettings {
  /** Address the hotline listens on. */
  host: string;
  port: number;
  /** The same as the telephone reaches it, `http://127.0.0.1:8090/` over `adb reverse`. */
  url: string;
  /** Secret both sides know. */
  signingKey: string;
}

export interface AndroidSettings {
  name: string;
  /** `http://192.168.1.20:8080`. */
  url: URL;
  user: string;
  password: string;
  /** Slot of the SIM to send from, 1 or 2; the telephone's own choice if not given. */
  simNumber?: number;
  hook?: HookSettings;
  /** Country code without plus, to complete numbers in national form. */
  countryCode: string;
  times: AndroidTimes;
  clock: Clock;
  log: Log;
}
