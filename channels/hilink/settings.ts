import type { Log } from '../log.ts';
import type { Clock } from '../port.ts';

/** Times in milliseconds. */
export interface HilinkTimes {
  /** Between two looks into the inbox. */
  poll: number;
  /** Between two questions for signal and network. */
  care: number;
  /** For one answer; sticks stand still for half a minute while they send. */
  request: number;
  /** From handing an SMS over until the device says what became of it. */
  submit: number;
  /** Between two questions what became of an SMS. */
  ask: number;
  /** After this an old success of the same receiver is taken for the new one. */
  settled: number;
  /** How long the store may take to write that an SMS is handed over. */
  handOver: number;
  /** Between two SMS at least; faster ones are refused with 113004. */
  gap: number;
  firstBackOff: number;
  longestBackOff: number;
}

export const HILINK_TIMES: HilinkTimes = {
  poll: 10_000,
  care: 60_000,
  request: 60_000,
  submit: 90_000,
  ask: 2_000,
  settled: 10_000,
  handOver: 15_000,
  gap: 5_000,
  firstBackOff: 1_000,
  longestBackOff: 60_000,
};

export interface HilinkSettings {
  name: string;
  /** `http://192.168.8.1`. */
  url: URL;
  /** `admin` if not given; used only where the device wants a login. */
  user?: string;
  password?: string;
  /** Country code without plus, to complete numbers in national form. */
  countryCode: string;
  times: HilinkTimes;
  clock: Clock;
  log: Log;
}
