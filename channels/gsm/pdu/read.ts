import { readServiceCentre } from './address.ts';
import { codingOf } from './coding.ts';
import { PduError } from './error.ts';
import { fromHex, OctetReader } from './octets.ts';
import type { Deliver, Pdu, StatusReport, Submit } from './pdu.ts';
import { FLAG, type ReadOptions, Tpdu } from './tpdu.ts';
import { readValidity } from './validity.ts';

/** Reading PDUs: 3GPP TS 23.040 §9.2.2. */

/** What a type has of its own, without what all have. */
type Own<Type extends Pdu> = Type extends Pdu
  ? Omit<Type, 'smsc' | 'smscType' | 'tpduLength'>
  : never;

function deliver(tpdu: Tpdu): Own<Deliver> {
  const address = tpdu.address('TP-OA');
  const pid = tpdu.octet('TP-PID');
  const dcs = tpdu.octet('TP-DCS');
  return {
    type: 'DELIVER',
    ...address,
    pid,
    dcs,
    messageClass: codingOf(dcs).messageClass,
    timestamp: tpdu.time('TP-SCTS'),
    moreMessages: !tpdu.has(FLAG.noMoreMessages),
    loopPrevention: tpdu.has(FLAG.loopPrevention),
    statusReportIndication: tpdu.has(FLAG.statusReport),
    replyPath: tpdu.has(FLAG.replyPath),
    userData: tpdu.userData(dcs),
  };
}

function submit(tpdu: Tpdu): Own<Submit> {
  const reference = tpdu.octet('TP-MR');
  const address = tpdu.address('TP-DA');
  const pid = tpdu.octet('TP-PID');
  const dcs = tpdu.octet('TP-DCS');
  return {
    type: 'SUBMIT',
    reference,
    ...address,
    pid,
    dcs,
    messageClass: codingOf(dcs).messageClass,
    validity: readValidity(tpdu.reader, (tpdu.first >> 3) & 3),
    rejectDuplicates: tpdu.has(FLAG.rejectDuplicates),
    statusReport: tpdu.has(FLAG.statusReport),
    replyPath: tpdu.has(FLAG.replyPath),
    userData: tpdu.userData(dcs),
  };
}

type Optional = Pick<StatusReport, 'pid' | 'dcs' | 'userData'>;
const NO_OPTIONAL: Optional = { pid: null, dcs: null, userData: null };

/**
 * Optional parameters (§9.2.3.27): which follow is said by the lowest bits of TP-PI, the highest bit says
 * that TP-PI goes on; reserved bits are ignored. A SIM fills its records with 0xFF.
 */
function optional(tpdu: Tpdu): Optional {
  if (tpdu.reader.isPadding()) return NO_OPTIONAL;
  const indicator = tpdu.octet('TP-PI');
  for (let more = indicator; (more & 0x80) !== 0; ) more = tpdu.octet('TP-PI');
  const pid = (indicator & 1) === 0 ? null : tpdu.octet('TP-PID');
  const dcs = (indicator & 2) === 0 ? null : tpdu.octet('TP-DCS');
  const userData = (indicator & 4) === 0 ? null : tpdu.userData(dcs ?? 0);
  return { pid, dcs, userData };
}

function optionalOf(tpdu: Tpdu): Optional {
  try {
    return optional(tpdu);
  } catch (error) {
    if (tpdu.forgiving && error instanceof PduError) return NO_OPTIONAL;
    throw error;
  }
}

function statusReport(tpdu: Tpdu): Own<StatusReport> {
  return {
    type: 'STATUS-REPORT',
    reference: tpdu.octet('TP-MR'),
    ...tpdu.address('TP-RA'),
    timestamp: tpdu.time('TP-SCTS'),
    discharge: tpdu.time('TP-DT'),
    status: tpdu.octet('TP-ST'),
    moreMessages: !tpdu.has(FLAG.noMoreMessages),
    loopPrevention: tpdu.has(FLAG.loopPrevention),
    aboutCommand: tpdu.has(FLAG.statusReport),
    ...optionalOf(tpdu),
  };
}

/**
 * TP-MTI means different things in the two directions; its reserved value from the network is to be
 * processed as SMS-DELIVER (§9.2.3.1).
 */
const READERS: Record<'MT' | 'MO', ReadonlyMap<number, (tpdu: Tpdu) => Own<Pdu>>> = {
  MT: new Map<number, (tpdu: Tpdu) => Own<Pdu>>([
    [0, deliver],
    [2, statusReport],
    [3, deliver],
  ]),
  MO: new Map([[1, submit]]),
};
const EXPECTED = {
  MT: 'neither SMS-DELIVER nor SMS-STATUS-REPORT; an SMS-SUBMIT has direction MO',
  MO: 'no SMS-SUBMIT; what comes from the network has direction MT',
};

/**
 * Reads a PDU. Octets after its end are ignored: modems pad.
 * @param hex the PDU as hex digits
 * @throws PduError naming the field that is wrong
 */
export function readPdu(hex: string, options: ReadOptions): Pdu {
  return readOctets(fromHex(hex), options);
}

/** The same, of its octets. @throws PduError naming the field that is wrong */
export function readOctets(octets: Uint8Array, options: ReadOptions): Pdu {
  const reader = new OctetReader(octets);
  const centre = options.hasSmsc === false ? null : readServiceCentre(reader);
  const tpduLength = reader.left;
  const tpdu = new Tpdu(reader, options);
  const kind = tpdu.first & 3;
  const read = READERS[options.direction].get(kind);
  if (read === undefined) throw new PduError('TP-MTI', `${kind} is ${EXPECTED[options.direction]}`);
  return {
    smsc: centre?.number ?? null,
    smscType: centre?.type ?? null,
    tpduLength,
    ...read(tpdu),
  };
}
