import type { SendOutcome } from '../port.ts';
import { HilinkError } from './session.ts';

/** What an error code of `sms/send-sms` says of the SMS. */

type Refusal = Extract<SendOutcome, { outcome: 'retry' | 'failed' }>;

const retry =
  (retryAfterMs: number) =>
  (error: string): Refusal => ({
    outcome: 'retry',
    error,
    retryAfterMs,
  });
const lineFault = (error: string): Refusal => ({ outcome: 'retry', error, lineFault: true });
const failed = (error: string): Refusal => ({ outcome: 'failed', error });

/** 113018 and the like are not here: the network did not answer, and the SMS may have gone. */
const REFUSALS: [codes: number[], refusal: (error: string) => Refusal][] = [
  // no card, PIN, PUK; not allowed; the device knows no SMS
  [[101001, 101002, 101003, 101004, 100002, 100003], lineFault],
  // busy, or asked too often
  [[100004, 113004], retry(15_000)],
  // not registered
  [[112005], retry(30_000)],
  // its memory is full
  [[113053], retry(60_000)],
  // the session could not be made anew: refused, not carried out
  [[125001, 125002, 125003], retry(10_000)],
  // the number, or the text, cannot be
  [[113054, 100005], failed],
];

/** Undefined where the SMS may have gone. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof HilinkError)) return undefined;
  return REFUSALS.find(([codes]) => codes.includes(error.code))?.[1](error.message);
}
