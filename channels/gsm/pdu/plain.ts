import { codingOf } from './coding.ts';
import { portsOf } from './header.ts';
import { toHex } from './octets.ts';
import type { Pdu, StatusReport, Submit } from './pdu.ts';
import type { Timestamp } from './timestamp.ts';
import type { UserData } from './user-data.ts';

/** A PDU as plain data, for JSON: the names are those of public test vectors. */

export type Plain = Record<string, unknown>;

/** TP-ST up to here: the SMS has arrived (3GPP TS 23.040 §9.2.3.15). */
const DELIVERED_BELOW = 0x20;

/** Three forms: with the offset, as an instant, and as the clock on the wall. */
function times(name: string, { iso, at }: Timestamp): Plain {
  return {
    [name]: iso,
    [`${name}Utc`]: `${new Date(at).toISOString().slice(0, 19)}Z`,
    [`${name}Naive`]: iso.slice(0, 19),
  };
}

/** Type of number and numbering plan (§9.1.2.5). */
function typeOfAddress(type: number): { ton: number; npi: number } {
  return { ton: (type >> 4) & 7, npi: type & 0xf };
}

function envelope({ type, smsc, smscType, number, numberType, tpduLength }: Pdu): Plain {
  const centre = smscType === null ? null : typeOfAddress(smscType);
  return {
    type,
    smsc,
    ...(centre === null ? {} : { smscTon: centre.ton, smscNpi: centre.npi }),
    number,
    ...typeOfAddress(numberType),
    tpduLength,
  };
}

function placeOf({ concatenation, header }: UserData): Plain {
  const ports = portsOf(header);
  return {
    multipart: concatenation !== undefined,
    concat:
      concatenation === undefined
        ? null
        : {
            ref: concatenation.reference,
            total: concatenation.total,
            seq: concatenation.sequence,
            bits: concatenation.bits,
          },
    ...(ports === undefined ? {} : { ports: { dst: ports.destination, src: ports.source } }),
  };
}

/** Text or data with its coding; what is unusual is left out where it is not. */
function content(dcs: number, userData: UserData): Plain {
  const { messageClass, compressed, autoDelete, waiting } = codingOf(dcs);
  const { encoding, text, data, length, header } = userData;
  return {
    dcs,
    encoding,
    cls: messageClass,
    ...(compressed ? { compressed } : {}),
    ...(autoDelete ? { autoDelete } : {}),
    ...(waiting === null ? {} : { waiting }),
    ...(data === null ? { text } : { data: toHex(data) }),
    udl: length,
    udh: header.map((element) => ({ id: element.id, data: toHex(element.data) })),
    ...placeOf(userData),
  };
}

function validityOf({ validity }: Submit): Plain {
  switch (validity.kind) {
    case 'none':
      return {};
    case 'minutes':
      return { validityMinutes: validity.minutes };
    case 'until':
      return { validityAbsolute: validity.until.iso };
    case 'enhanced':
      return { validityMinutes: validity.minutes, validityEnhanced: toHex(validity.octets) };
  }
}

function statusReport(pdu: StatusReport): Plain {
  const { reference, timestamp, discharge, status, pid, dcs, userData } = pdu;
  return {
    mr: reference,
    ...times('timestamp', timestamp),
    ...times('discharge', discharge),
    status,
    delivered: status < DELIVERED_BELOW,
    multipart: userData?.concatenation !== undefined,
    moreMessages: pdu.moreMessages,
    loopPrevention: pdu.loopPrevention,
    aboutCommand: pdu.aboutCommand,
    ...(pid === null ? {} : { pid }),
    ...(dcs === null ? {} : { dcs }),
    ...(userData === null ? {} : content(dcs ?? 0, userData)),
  };
}

function own(pdu: Pdu): Plain {
  switch (pdu.type) {
    case 'DELIVER':
      return {
        pid: pdu.pid,
        ...content(pdu.dcs, pdu.userData),
        ...times('timestamp', pdu.timestamp),
        moreMessages: pdu.moreMessages,
        loopPrevention: pdu.loopPrevention,
        statusReportIndication: pdu.statusReportIndication,
        replyPath: pdu.replyPath,
      };
    case 'SUBMIT':
      return {
        mr: pdu.reference,
        pid: pdu.pid,
        ...content(pdu.dcs, pdu.userData),
        ...validityOf(pdu),
        rejectDuplicates: pdu.rejectDuplicates,
        statusReportRequested: pdu.statusReport,
        replyPath: pdu.replyPath,
      };
    case 'STATUS-REPORT':
      return statusReport(pdu);
  }
}

/** All that a PDU says. */
export function plainOf(pdu: Pdu): Plain {
  return { ...envelope(pdu), ...own(pdu) };
}
