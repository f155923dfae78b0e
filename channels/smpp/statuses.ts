import type { SendOutcome } from '../port.ts';

/** What a command_status of submit_sm_resp says of the SMS (SMPP 3.4 §5.1.3). */

type Refusal = Extract<SendOutcome, { outcome: 'retry' | 'failed' }>;

/** The service centre is asked too often (ESME_RTHROTTLED), or its queue is full (ESME_RMSGQFUL). */
export const TOO_FAST = new Set([0x58, 0x14]);

/** Bad length, receiver, its type, flag or list, class, time, and what cannot be replaced: the message's own. */
const OWN = new Set([0x01, 0x0b, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x50, 0x51, 0x61, 0x62, 0x63]);
/** Passing: system error, submit failed, temporary error of the application. */
const PASSING = new Set([0x08, 0x45, 0x64]);

const LATER_MS = 15_000;

const hex = (status: number) => `0x${status.toString(16).padStart(8, '0')}`;

/**
 * A refusal is certain: nothing was sent. What is neither passing nor the message's own is the account's or
 * the line's (sender, service type, contract, and all codes that operators make up): it holds.
 */
export function refusalOf(status: number): Refusal {
  const error = `pusat SMS menolak (${hex(status)})`;
  if (OWN.has(status)) return { outcome: 'failed', error };
  if (PASSING.has(status)) return { outcome: 'retry', error, retryAfterMs: LATER_MS };
  return { outcome: 'retry', error, lineFault: true };
}

/** Statuses of bind_transceiver_resp that user, password or contract must mend. */
export const REFUSED_BIND = new Set([0x0d, 0x0e, 0x0f, 0x53]);
