import type { Clock } from '../port.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** Where the channel writes what a technician needs; numbers are masked before they come here. */
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/** Times in milliseconds. The defaults are what other drivers settled on. */
export interface GsmTimes {
  /** Between two listings of the memory, beside the modem's own notices. */
  poll: number;
  /** Between two questions for registration and signal while nothing else is asked. */
  care: number;
  /** For a plain command. */
  command: number;
  /** For reading or deleting one message. */
  message: number;
  /** For a listing of the whole memory. */
  list: number;
  /** For the prompt after AT+CMGS. */
  prompt: number;
  /** For the network's answer after the PDU. */
  submit: number;
  /** How long the store may take to write that a part is handed over, while the prompt stands. */
  handOver: number;
  /** Between two SMS at least. */
  gap: number;
  /** Before trying again to store what could not be stored; doubles up to `storeRetryLongest`. */
  storeRetry: number;
  storeRetryLongest: number;
}

export const DEFAULT_TIMES: GsmTimes = {
  poll: 30_000,
  care: 60_000,
  command: 5_000,
  message: 10_000,
  list: 60_000,
  prompt: 10_000,
  submit: 120_000,
  handOver: 15_000,
  gap: 0,
  storeRetry: 1_000,
  storeRetryLongest: 60_000,
};

export interface GsmSettings {
  /** Name of the channel; also of the line in every message that it receives. */
  name: string;
  /** PIN of the SIM, if it asks for one. Entered once; a refused PIN is never tried again. */
  pin?: string;
  /** Service centre as E.164, if not the SIM's own. */
  serviceCentre?: string;
  /** IMEI of the modem that belongs to this line; another one on the port is not used. */
  imei?: string;
  /** USSD code that tells the credit, and milliseconds between two questions; never asked without. */
  balance?: { code: string; every: number };
  /** Turns the modem's power off and on again (a USB hub, a relay), where the office has a way to. */
  hardReset?: () => Promise<void>;
  /** Country code without plus, to complete numbers that the network shows in national form. */
  countryCode: string;
  times: GsmTimes;
  clock: Clock;
  log: Log;
}
