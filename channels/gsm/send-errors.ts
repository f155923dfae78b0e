import type { SendOutcome } from '../port.ts';
import type { AtFailure } from './at/result.ts';

/** What a refusal of an SMS means for the message (3GPP TS 27.005 §3.2.5, TS 24.011 annex E). */
export type SendErrorClass =
  /** Certainly not sent; later it may go. */
  | 'retry'
  /** Not sent, and the modem has lost its settings: it is to be set up again first. */
  | 'setup'
  /** The memory is full; read and delete first. */
  | 'storage'
  /** A person must act (SIM, PIN, service centre, barring); nothing will go until then. */
  | 'operator'
  /** This message will never go. */
  | 'permanent'
  /** It may have gone. */
  | 'unknown';

const CLASSES: [SendErrorClass, number[]][] = [
  // 38 network out of order, 41 temporary failure, 42 congestion, 47 resources, 192/194 service centre
  // busy or failed, 314 SIM busy, 331 no network, 332 network timeout, 500 unknown, 512 vendors,
  // 514 congestion, 515 still starting.
  ['retry', [38, 41, 42, 47, 111, 192, 194, 314, 331, 332, 500, 512, 514, 515]],
  // 300 equipment failure, 302/303 not allowed or not supported (text mode came back), 313 SIM failure,
  // 320 memory failure.
  ['setup', [300, 302, 303, 313, 320]],
  ['storage', [208, 211, 322]],
  // 8/10/50 barred, 69 not implemented by the network, 310–316 SIM, 330 service centre unknown.
  ['operator', [8, 10, 50, 69, 310, 311, 312, 315, 316, 330]],
  // 1 unassigned number, 21 rejected, 27–30 destination, 95–99 and 144/145 the PDU as the network sees it,
  // 195–197 service centre refuses, 304/305 and 549/553/554 the PDU as the modem sees it.
  [
    'permanent',
    [1, 21, 27, 28, 29, 30, 95, 96, 97, 98, 99, 144, 145, 195, 196, 197, 304, 305, 549, 553, 554],
  ],
  // 513 acknowledgement lost on the radio: the network may have taken it.
  ['unknown', [513]],
];

/** CME errors that a person must mend: SIM missing, PIN, PUK, failure, wrong, PIN2 and the like. */
const CME_OPERATOR = [10, 11, 12, 13, 15, 16, 17, 18];

/**
 * Classes a failure of `AT+CMGS`.
 * @param handedOver the PDU had been written: a failure that does not say that the network refused
 * it leaves the outcome unknown
 */
export function classifySendError(failure: AtFailure, handedOver: boolean): SendErrorClass {
  if (failure.kind === 'cms' && failure.code !== undefined) {
    const known = CLASSES.find(([, codes]) => codes.includes(failure.code ?? -1))?.[0];
    return known === 'unknown' && !handedOver ? 'retry' : (known ?? unclear(handedOver));
  }
  if (failure.kind === 'cme' && CME_OPERATOR.includes(failure.code ?? -1)) return 'operator';
  if (failure.kind === 'cme' && [14, 30, 31].includes(failure.code ?? -1)) return 'retry';
  return unclear(handedOver);
}

/** Timeouts, a lost line, a bare ERROR and codes nobody documents. */
function unclear(handedOver: boolean): SendErrorClass {
  return handedOver ? 'unknown' : 'retry';
}

const RETRY_AFTER: Record<'retry' | 'storage' | 'operator' | 'setup', number> = {
  retry: 10_000,
  storage: 5_000,
  setup: 10_000,
  // the engine leaves the line alone for longer; over another line it may go at once
  operator: 1_000,
};

/** The outcome to report for a class; an operator's matter stays in the outbox. */
export function outcomeOf(kind: SendErrorClass, error: string): SendOutcome {
  if (kind === 'permanent') return { outcome: 'failed', error };
  if (kind === 'unknown') return { outcome: 'unknown', error };
  const again = { outcome: 'retry' as const, error, retryAfterMs: RETRY_AFTER[kind] };
  return kind === 'operator' ? { ...again, lineFault: true } : again;
}
