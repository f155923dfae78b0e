import { readAddress, readServiceCentre } from './address.ts';
import type { Shift } from './alphabet.ts';
import { codingOf } from './coding.ts';
import { PduError } from './error.ts';
import { fromHex, OctetReader, toHex } from './octets.ts';
import { readTimestamp, type Timestamp } from './timestamp.ts';
import { readUserData, type UserData } from './user-data.ts';
import { readValidity, type Validity } from './validity.ts';

/** Reading PDUs: 3GPP TS 23.040 §9.2.2. */

interface Read {
  /** Service centre, with `+` when international; null where the SIM's own is meant or none was given. */
  smsc: string | null;
  /** Octets without the service-centre field, as AT commands count. */
  tpduLength: number;
}

interface Carries {
  pid: number;
  dcs: number;
  messageClass: 0 | 1 | 2 | 3 | null;
  userData: UserData;
}

export type Deliver = Read & Carries & { type: 'DELIVER'; number: string; timestamp: Timestamp };

export type Submit = Read &
  Carries & {
    type: 'SUBMIT';
    number: string;
    reference: number;
    validity: Validity;
    rejectDuplicates: boolean;
    statusReport: boolean;
  };

export type StatusReport = Read & {
  type: 'STATUS-REPORT';
  reference: number;
  number: string;
  timestamp: Timestamp;
  discharge: Timestamp;
  /** TP-ST (§9.2.3.15): below 0x20 delivered, below 0x40 still trying, else failed. */
  status: number;
};

export type Pdu = Deliver | Submit | StatusReport;

export interface ReadOptions {
  /** `MT` from the network to the modem (what AT+CMGR shows), `MO` the other way. */
  direction: 'MT' | 'MO';
  /** The PDU begins with the service-centre field; true if not given. */
  hasSmsc?: boolean;
  /** A service-centre time that cannot be is kept as hex, with `at` NaN; else it is an error. */
  keepBadTime?: boolean;
  /** Language tables agreed otherwise than in the header. */
  shift?: Shift;
}

function carried(
  reader: OctetReader,
  hasHeader: boolean,
  shift: Shift,
  between: () => void,
): Carries {
  const pid = reader.octet('TP-PID');
  const dcs = reader.octet('TP-DCS');
  between();
  const userData = readUserData(reader, dcs, hasHeader, shift);
  return { pid, dcs, messageClass: codingOf(dcs).messageClass, userData };
}

/** A citizen's words must not be lost because a clock was wrong. */
function timeOf(octets: Uint8Array, keepBad: boolean): Timestamp {
  try {
    return readTimestamp(new OctetReader(octets), 'TP-SCTS');
  } catch (error) {
    if (keepBad && error instanceof PduError) return { iso: toHex(octets), at: Number.NaN };
    throw error;
  }
}

function deliver(
  reader: OctetReader,
  first: number,
  { shift = {}, keepBadTime = false }: ReadOptions,
): Omit<Deliver, keyof Read> {
  const number = readAddress(reader, 'TP-OA');
  let timestamp: Timestamp | undefined;
  const body = carried(reader, (first & 0x40) !== 0, shift, () => {
    timestamp = timeOf(reader.take(7, 'TP-SCTS'), keepBadTime);
  });
  if (timestamp === undefined) throw new PduError('TP-SCTS', 'missing');
  return { type: 'DELIVER', number, timestamp, ...body };
}

function submit(reader: OctetReader, first: number, shift: Shift): Omit<Submit, keyof Read> {
  const reference = reader.octet('TP-MR');
  const number = readAddress(reader, 'TP-DA');
  let validity: Validity = { kind: 'none' };
  const body = carried(reader, (first & 0x40) !== 0, shift, () => {
    validity = readValidity(reader, (first >> 3) & 3);
  });
  return {
    type: 'SUBMIT',
    number,
    reference,
    validity,
    rejectDuplicates: (first & 0x04) !== 0,
    statusReport: (first & 0x20) !== 0,
    ...body,
  };
}

function statusReport(reader: OctetReader): Omit<StatusReport, keyof Read> {
  return {
    type: 'STATUS-REPORT',
    reference: reader.octet('TP-MR'),
    number: readAddress(reader, 'TP-RA'),
    timestamp: readTimestamp(reader, 'TP-SCTS'),
    discharge: readTimestamp(reader, 'TP-DT'),
    // whatever optional fields follow say nothing about the SMS
    status: reader.octet('TP-ST'),
  };
}

/**
 * Reads a PDU. Octets after its end are ignored: modems pad.
 * @param hex the PDU as hex digits
 * @throws PduError naming the field that is wrong
 */
export function readPdu(hex: string, options: ReadOptions): Pdu {
  const reader = new OctetReader(fromHex(hex));
  const smsc = options.hasSmsc === false ? null : readServiceCentre(reader);
  const tpduLength = reader.left;
  const first = reader.octet('TP-MTI');
  const shift = options.shift ?? {};
  const kind = first & 3;
  if (options.direction === 'MO') {
    if (kind !== 1) throw new PduError('TP-MTI', `${kind} is no SMS-SUBMIT`);
    return { smsc, tpduLength, ...submit(reader, first, shift) };
  }
  if (kind === 0) return { smsc, tpduLength, ...deliver(reader, first, options) };
  if (kind === 2) return { smsc, tpduLength, ...statusReport(reader) };
  throw new PduError('TP-MTI', `${kind} is neither SMS-DELIVER nor SMS-STATUS-REPORT`);
}
