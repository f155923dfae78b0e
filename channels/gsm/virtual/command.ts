import type { MessageMemory } from './memory.ts';

/** Settings that a restart forgets. */
export interface ModemState {
  echo: boolean;
  /** AT+CMEE: 0 plain ERROR, 1 numbers, 2 texts. */
  errors: number;
  /** PIN still to be entered. */
  pin: string | undefined;
  pinTries: number;
  registration: number;
  registrationNotices: boolean;
  /** AT+CSMS=1: direct results must be acknowledged. */
  acknowledging: boolean;
  /** mem1, mem2, mem3 of AT+CPMS. */
  memories: string[];
  /** AT+CNMI: mode, mt and ds. */
  notices: { mode: number; messages: number; reports: number };
  cnmi: string;
  cmms: number;
  characterSet: string;
}

/** A modem fresh from power-up: echo on, no notices. */
export function powerUpState(pin: string | undefined, memory: string): ModemState {
  return {
    echo: true,
    errors: 0,
    pin,
    pinTries: 3,
    registration: 1,
    registrationNotices: false,
    acknowledging: false,
    memories: [memory, memory, memory],
    notices: { mode: 0, messages: 0, reports: 0 },
    cnmi: '0,0,0,0,0',
    cmms: 0,
    characterSet: 'GSM',
  };
}

/** What the commands may use of the modem. */
export interface CommandModem {
  state: ModemState;
  readonly memories: Map<string, MessageMemory>;
  readonly number: string;
  readonly imei: string;
  readonly serviceCentre: string;
  acknowledge(): boolean;
  memoryFreed(): void;
  awaitPdu(length: number): void;
}

/** An answer: information lines and the final result; `>` is the prompt for a PDU. */
export interface Reply {
  lines: string[];
  final: string;
}

/** Form of a command: `AT+X?`, `AT+X=?`, `AT+X=…` or `AT+X`. */
export type Form = 'read' | 'test' | 'set' | 'run';
export type Handler = (modem: CommandModem, form: Form, value: string) => Reply;

/** Success, with information lines. */
export const ok = (...lines: string[]): Reply => ({ lines, final: 'OK' });
/** A refusal by 3GPP TS 27.005 §3.2.5. */
export const cms = (code: number): Reply => ({ lines: [], final: `+CMS ERROR: ${code}` });
export const error: Reply = { lines: [], final: 'ERROR' };
