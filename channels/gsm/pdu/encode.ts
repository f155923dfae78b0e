import { writeAddress, writeServiceCentre } from './address.ts';
import type { Shift } from './alphabet.ts';
import { toHex } from './octets.ts';
import type { DeliverContent, PduContent, StatusReportContent, SubmitContent } from './pdu.ts';
import { writeTimestamp } from './timestamp.ts';
import { writeUserData } from './user-data.ts';
import { writeValidity } from './validity.ts';

/** Writing one PDU from its fields, the reverse of reading: 3GPP TS 23.040 §9.2.2. */

export interface WrittenPdu {
  /** With the service-centre field in front. */
  hex: string;
  /** Octets without that field, as `AT+CMGS=<length>` wants it. */
  length: number;
}

/** First octet: TP-MTI with those bits that are set. */
function firstOctet(type: number, bits: [number, boolean][]): number {
  return bits.reduce((octet, [bit, isSet]) => (isSet ? octet | bit : octet), type);
}

function hasHeader(pdu: PduContent): boolean {
  return (pdu.userData?.header.length ?? 0) > 0;
}

function addressOf({ number, numberType }: PduContent, field: string): number[] {
  return writeAddress({ number, type: numberType }, field);
}

function deliver(pdu: DeliverContent, shift: Shift): number[] {
  const first = firstOctet(0, [
    [0x04, !pdu.moreMessages],
    [0x08, pdu.loopPrevention],
    [0x20, pdu.statusReportIndication],
    [0x40, hasHeader(pdu)],
    [0x80, pdu.replyPath],
  ]);
  return [
    first,
    ...addressOf(pdu, 'TP-OA'),
    pdu.pid,
    pdu.dcs,
    ...writeTimestamp(pdu.timestamp, 'TP-SCTS'),
    ...writeUserData(pdu.userData, pdu.dcs, shift),
  ];
}

function submit(pdu: SubmitContent, shift: Shift): number[] {
  const validity = writeValidity(pdu.validity);
  const first = firstOctet(1 | (validity.format << 3), [
    [0x04, pdu.rejectDuplicates],
    [0x20, pdu.statusReport],
    [0x40, hasHeader(pdu)],
    [0x80, pdu.replyPath],
  ]);
  return [
    first,
    pdu.reference & 0xff,
    ...addressOf(pdu, 'TP-DA'),
    pdu.pid,
    pdu.dcs,
    ...validity.octets,
    ...writeUserData(pdu.userData, pdu.dcs, shift),
  ];
}

/** TP-PI and what it announces; nothing where nothing is announced. */
function optional({ pid, dcs, userData }: StatusReportContent, shift: Shift): number[] {
  const indicator = (pid === null ? 0 : 1) | (dcs === null ? 0 : 2) | (userData === null ? 0 : 4);
  if (indicator === 0) return [];
  return [
    indicator,
    ...(pid === null ? [] : [pid]),
    ...(dcs === null ? [] : [dcs]),
    ...(userData === null ? [] : writeUserData(userData, dcs ?? 0, shift)),
  ];
}

function statusReport(pdu: StatusReportContent, shift: Shift): number[] {
  const first = firstOctet(2, [
    [0x04, !pdu.moreMessages],
    [0x08, pdu.loopPrevention],
    [0x20, pdu.aboutCommand],
    [0x40, hasHeader(pdu)],
  ]);
  return [
    first,
    pdu.reference & 0xff,
    ...addressOf(pdu, 'TP-RA'),
    ...writeTimestamp(pdu.timestamp, 'TP-SCTS'),
    ...writeTimestamp(pdu.discharge, 'TP-DT'),
    pdu.status & 0xff,
    ...optional(pdu, shift),
  ];
}

function tpduOf(pdu: PduContent, shift: Shift): number[] {
  switch (pdu.type) {
    case 'DELIVER':
      return deliver(pdu, shift);
    case 'SUBMIT':
      return submit(pdu, shift);
    case 'STATUS-REPORT':
      return statusReport(pdu, shift);
  }
}

/**
 * Writes a PDU with exactly these fields.
 * @param shift language tables agreed otherwise than in the header
 * @throws PduError naming the field that no PDU can carry
 */
export function writePdu(pdu: PduContent, shift: Shift = {}): WrittenPdu {
  const { smsc, smscType } = pdu;
  const centre = smsc === null ? null : { number: smsc, type: smscType ?? 0x91 };
  const tpdu = tpduOf(pdu, shift);
  return { hex: toHex([...writeServiceCentre(centre), ...tpdu]), length: tpdu.length };
}
