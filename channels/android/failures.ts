import type { SendOutcome } from '../port.ts';

/** What a failure of Android's SmsManager means for the message; the app passes its name on. */

/** HTTP statuses that refuse user and password, or what the token may do. */
export const REFUSED_LOGIN = new Set([401, 403]);

const MINUTE = 60_000;

interface Rule {
  says: RegExp;
  outcome: (error: string) => SendOutcome;
}

const failed = (error: string): SendOutcome => ({ outcome: 'failed', error });
const lineFault = (error: string): SendOutcome => ({ outcome: 'retry', error, lineFault: true });
const later =
  (retryAfterMs: number) =>
  (error: string): SendOutcome => ({ outcome: 'retry', error, retryAfterMs });

const RULES: Rule[] = [
  // the message or its receiver
  { says: /NULL_PDU|SHORT_CODE_N/, outcome: failed },
  // flight mode, fixed dialling, no SIM in the slot: nothing will go until somebody acts
  { says: /RADIO_OFF|FDN_CHECK|SIM.*not found|subscription/i, outcome: lineFault },
  // Android lets an app send only so many SMS in half an hour
  { says: /LIMIT_EXCEEDED/, outcome: later(5 * MINUTE) },
  { says: /NO_SERVICE/, outcome: later(MINUTE / 2) },
];

/** Credit, network, SIM and much else come as GENERIC_FAILURE; the outbox tries ever more seldom. */
const OTHERWISE = (error: string): SendOutcome => ({ outcome: 'retry', error });

/** The outcome of an SMS that the telephone failed to send. */
export function failureOf(error: string): SendOutcome {
  const rule = RULES.find(({ says }) => says.test(error));
  return (rule?.outcome ?? OTHERWISE)(error);
}
