/** What a command_status says, and of whom (SMPP 3.4 §5.1.3). */

/** The service centre is asked too often (ESME_RTHROTTLED), or its queue is full (ESME_RMSGQFUL). */
export const TOO_FAST = new Set([0x58, 0x14]);

/** Statuses of bind_transceiver_resp that user, password or contract must mend. */
export const REFUSED_BIND = new Set([0x0d, 0x0e, 0x0f, 0x53]);

/** `unclear`: operators' own codes, and all that are not in the list. */
export type Blame = 'message' | 'moment' | 'line' | 'unclear';

const BLAMES: [Exclude<Blame, 'unclear'>, number[]][] = [
  // length, receiver, list, flag, class, delivery to a list, type and plan of the receiver, times
  ['message', [0x01, 0x0b, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x50, 0x51, 0x61, 0x62, 0x63]],
  // system error, temporary error of the application
  ['moment', [0x08, 0x64]],
  // not bound for it, sender, service type, type and plan of the sender
  ['line', [0x04, 0x0a, 0x0d, 0x0e, 0x0f, 0x15, 0x48, 0x49, 0x53]],
];

/** Whom a refused submit_sm is about. */
export function blameOf(status: number): Blame {
  return BLAMES.find(([, statuses]) => statuses.includes(status))?.[0] ?? 'unclear';
}
