import type { Places } from './memory.ts';
import type { ModemProfile } from './profile.ts';
import type { ModemState } from './state.ts';
import type { UssdReplies } from './ussd.ts';

/** The SIM's lock: `secret` is its PIN, asked for at power-up while `locked` (AT+CLCK="SC"). */
export interface SimLock {
  secret: string | undefined;
  locked: boolean;
}

/** What becomes of the PDU that is given at the prompt. */
export type PduPurpose =
  | { kind: 'send' }
  | { kind: 'store'; status: number }
  /** Text mode: what comes is a text to this number. */
  | { kind: 'text'; to: string };

/** How a modem comes back after a restart: with the words of its family, without any, in text mode. */
export type RestartKind = 'said' | 'silent' | 'text';

/** What the commands may use of the modem. */
export interface CommandModem {
  state: ModemState;
  readonly profile: ModemProfile;
  readonly memories: Map<string, Places>;
  readonly number: string;
  readonly imei: string;
  readonly imsi: string;
  readonly simLock: SimLock;
  readonly ussd: UssdReplies;
  serviceCentre: string;
  /** +CSQ: 0 to 31, 99 for unknown. */
  signal: number;
  /** Epoch milliseconds. */
  now(): number;
  acknowledge(): boolean;
  memoryFreed(): void;
  /** The next Ctrl-Z ends a PDU of so many octets without its service-centre field. */
  awaitPdu(length: number, purpose?: PduPurpose): void;
  /** Text mode: the next Ctrl-Z ends a text to this number. */
  awaitText(to: string): void;
  /** Sends a message of the second memory (AT+CMSS). */
  sendStored(index: number): void;
  /** Restarts by itself, as after AT+CFUN=1,1. */
  reset(): void;
  /** The radio was switched on or off. */
  radioChanged(): void;
  /** Says lines without being asked, some milliseconds later. */
  announceLater(milliseconds: number, ...lines: string[]): void;
}

/** An answer: information lines and the final result; `>` is the prompt for a PDU, an empty one none at all. */
export interface Reply {
  lines: string[];
  final: string;
  /** Done once the answer is on its way. */
  after?: () => void;
  /** How many commands it answers, one if not given. */
  commands?: number;
}

/** Form of a command: `AT+X?`, `AT+X=?`, `AT+X=…` or `AT+X`. */
export type Form = 'read' | 'test' | 'set' | 'run';
export type Handler = (modem: CommandModem, form: Form, value: string) => Reply;

/** Success, with information lines. */
export const ok = (...lines: string[]): Reply => ({ lines, final: 'OK' });
/** A refusal by 3GPP TS 27.005 §3.2.5. */
export const cms = (code: number): Reply => ({ lines: [], final: `+CMS ERROR: ${code}` });
/** What is no command at all. */
export const error: Reply = { lines: [], final: 'ERROR' };

const CME_TEXTS: Record<number, string> = {
  3: 'operation not allowed',
  4: 'operation not supported',
  11: 'SIM PIN required',
  12: 'SIM PUK required',
  16: 'incorrect password',
  50: 'incorrect parameters',
};

/** A refusal by 3GPP TS 27.007 §9.2, as AT+CMEE has it told. */
export function cme(modem: CommandModem, code: number): Reply {
  const { errors } = modem.state;
  if (errors === 0) return error;
  return { lines: [], final: `+CME ERROR: ${errors === 2 ? CME_TEXTS[code] : code}` };
}

/** Success, after a change. */
export function remember(change: () => unknown): Reply {
  change();
  return ok();
}

/** A command that always tells the same; an empty text is `OK` alone. */
export const fixed =
  (answers: Partial<Record<Form, string>>): Handler =>
  (_, form) => {
    const line = answers[form];
    if (line === undefined) return error;
    return line === '' ? ok() : ok(line);
  };

/** Text without the quotes around it. */
export const unquoted = (text: string): string => text.replace(/"/g, '').trim();
