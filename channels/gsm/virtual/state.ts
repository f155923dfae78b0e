import type { ModemProfile } from './profile.ts';

/** What a modem has in its volatile memory: all of it is lost when it restarts. */
export interface ModemState {
  echo: boolean;
  /** ATV1: results in words; ATV0: as numbers. */
  verbose: boolean;
  /** ATQ1: no result codes at all. */
  quiet: boolean;
  /** AT+CMEE: 0 plain ERROR, 1 numbers, 2 texts. */
  errors: number;
  /** PIN still to be entered. */
  pin: string | undefined;
  pinTries: number;
  /** AT+CFUN: 1 full, 0 and 4 without radio. */
  functionality: number;
  /** `<stat>` of +CREG (3GPP TS 27.007 §7.2). */
  registration: number;
  /** AT+CREG: 0 quiet, 1 the status, 2 the status and the cell. */
  registrationNotices: number;
  /** The same of AT+CGREG. */
  packetNotices: number;
  /** AT+CMGF=1. */
  textMode: boolean;
  /** AT+CSMS=1: direct results must be acknowledged. */
  acknowledging: boolean;
  /** mem1, mem2, mem3 of AT+CPMS. */
  memories: string[];
  /** AT+CNMI: mode, mt and ds. */
  notices: { mode: number; messages: number; reports: number };
  cnmi: string;
  cmms: number;
  characterSet: string;
  /** AT+COPS=3: 0 long name, 1 short name, 2 number. */
  operatorFormat: number;
  /** AT+CUSD=0 keeps what the network says in a dialogue to itself. */
  ussdNotices: boolean;
  /** AT+IPR in bits per second; 0 finds out by itself. */
  rate: number;
}

/** A modem fresh from power-up: echo on, no notices. */
export function powerUpState(
  pin: string | undefined,
  pinTries: number,
  { selected, startsInTextMode, services }: ModemProfile,
): ModemState {
  return {
    echo: true,
    verbose: true,
    quiet: false,
    errors: 0,
    pin,
    pinTries,
    functionality: 1,
    registration: 1,
    registrationNotices: 0,
    packetNotices: 0,
    textMode: startsInTextMode,
    acknowledging: !services.includes(0),
    memories: [...selected],
    notices: { mode: 0, messages: 0, reports: 0 },
    cnmi: '0,0,0,0,0',
    cmms: 0,
    characterSet: 'GSM',
    operatorFormat: 0,
    ussdNotices: false,
    rate: 0,
  };
}

/** What ATZ and AT&F bring back; the SIM, the network and the memories stay as they are. */
export function restoreDefaults(state: ModemState, profile: ModemProfile): void {
  const { pin, pinTries, memories, functionality, registration, rate } = state;
  const kept = { pin, pinTries, memories, functionality, registration, rate };
  Object.assign(state, powerUpState(pin, pinTries, profile), kept);
}
