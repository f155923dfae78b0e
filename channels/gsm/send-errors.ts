import type { AtFailure } from './at/result.ts';

/** What a refusal of an SMS is about, by its cause. */
export type Blame =
  /** The network is short of something now: it passes by itself. */
  | 'network'
  /** The card, its account or what it may do; nothing will go until somebody acts. */
  | 'line'
  /** The receiver's number. */
  | 'receiver'
  /** This message: its text or its coding. */
  | 'message'
  /** Either the account (no credit) or this message: operators use the same causes for both. */
  | 'unclear'
  /** The modem has lost its settings: it is to be set up again first. */
  | 'state'
  /** The memory is full; read and delete first. */
  | 'storage'
  /** It may have gone. */
  | 'doubt';

/**
 * +CMS ERROR by cause. Up to 127 the network refuses (3GPP TS 24.011 annex E-2), from 128 to 255 the
 * service centre (TS 23.040 §9.2.3.22): certainly not sent. From 300 the modem speaks (TS 27.005
 * §3.2.5), from 512 in its maker's words (SIMCom and Cinterion agree that 516 to 548 find fault with the
 * PDU or the SIM).
 */
const CMS: [Blame, number[]][] = [
  // 17 network failure, 22 congestion, 38 out of order, 41 temporary failure, 42 congestion,
  // 47 resources, 81 reference, 111 protocol error, 127 interworking; 192 and 194 service centre busy or
  // failed, 210 error in the mobile, 212 and 213 SIM toolkit; 301 reserved, 314 SIM busy, 331 no
  // network, 332 network timeout, 500 unknown, 512, 514 congestion, 515 still starting.
  [
    'network',
    [17, 22, 38, 41, 42, 47, 81, 111, 127, 192, 194, 210, 212, 213, 301, 314, 331, 332, 500],
  ],
  ['network', [512, 514, 515]],
  // 8/10 barred, 28 unidentified subscriber (ours), 29 facility rejected, 50/69 facility not subscribed or
  // not implemented, 193 no service-centre subscription, 209 no SMS storage; 310–318 SIM.
  ['line', [8, 10, 28, 29, 50, 69, 193, 209, 310, 312, 315, 316, 317, 318]],
  // 1 unassigned number, 27 out of service, 195 invalid address, 196 barred.
  ['receiver', [1, 27, 195, 196]],
  // 95–99 the PDU as the network sees it, 128–176 protocol identifier, coding, command; 197 duplicate,
  // 198/199 validity; 549, 553, 554 length of the PDU as the modem sees it.
  ['message', [95, 96, 97, 98, 99, 128, 129, 130, 143, 144, 145, 159, 160, 161, 175, 176]],
  ['message', [197, 198, 199, 549, 553, 554]],
  // 300 equipment failure, 302/303 not allowed or not supported and 304/305 wrong parameter (text mode came
  // back), 311 PIN (the SIM was open when the modem was set up), 313 SIM failure, 320 memory failure.
  // 330 no service centre.
  ['state', [300, 302, 303, 304, 305, 311, 313, 320, 330]],
  ['storage', [208, 211, 322]],
  // 513 acknowledgement lost on the radio: the network may have taken it.
  ['doubt', [513]],
];

/** +CME ERROR (3GPP TS 27.007 §9.2). */
const CME: [Blame, number[]][] = [
  // 14 SIM busy, 30 no network, 31 network timeout, 32 emergency calls only.
  ['network', [14, 30, 31, 32]],
  // 10 no SIM, 12 PUK, 13 failure, 15 wrong, 16 password, 17/18 PIN2 and PUK2.
  ['line', [10, 12, 13, 15, 16, 17, 18]],
  // 3/4 not allowed or not supported, 11 PIN.
  ['state', [3, 4, 11]],
  // 20–27 memory, index and texts, 50 parameters: the modem never began.
  ['unclear', [20, 21, 22, 23, 24, 25, 26, 27, 50]],
];

/** A maker's codes that say for certain that nothing was sent. */
const MAKERS = { from: 516, to: 548 };

/**
 * Says what a failure of `AT+CMGS` is about.
 * @param handedOver the PDU had been written: a failure that does not say that it was refused leaves the
 * outcome unknown
 */
export function blameOf(failure: AtFailure, handedOver: boolean): Blame {
  const blame = knownBlame(failure) ?? 'doubt';
  return blame === 'doubt' && !handedOver ? 'network' : blame;
}

/** Undefined for timeouts, a lost line, a bare ERROR and codes nobody documents. */
function knownBlame({ kind, code }: AtFailure): Blame | undefined {
  if (code === undefined) return undefined;
  const table = kind === 'cms' ? CMS : kind === 'cme' ? CME : [];
  const listed = table.find(([, codes]) => codes.includes(code))?.[0];
  if (listed !== undefined || kind !== 'cms') return listed;
  const certain = code <= 255 || (code >= MAKERS.from && code <= MAKERS.to);
  return certain ? 'unclear' : undefined;
}
