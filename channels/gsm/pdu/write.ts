import { addressTypeOf, NAME } from './address.ts';
import { dcsOf, type MessageClass } from './coding.ts';
import { type WrittenPdu, writePdu } from './encode.ts';
import { PduError } from './error.ts';
import { partsOf, type Wording } from './parts.ts';
import type { DeliverContent, SubmitContent } from './pdu.ts';
import type { Moment } from './timestamp.ts';

/** Writing messages: as many PDUs as a text needs. */

function centre(smsc: string | null | undefined): { smsc: string | null; smscType: number | null } {
  if (smsc === undefined || smsc === null) return { smsc: null, smscType: null };
  const smscType = addressTypeOf(smsc);
  if (smscType === NAME) throw new PduError('smsc', `"${smsc}" is no telephone number`);
  return { smsc, smscType };
}

export interface SubmitMessage extends Wording {
  /** Digits, with `+` when international. */
  number: string;
  /** Service centre; the SIM's own if not given. */
  smsc?: string | null;
  statusReport?: boolean;
  /** Minutes, or a moment; the network's own period if not given. */
  validity?: number | Moment;
  /** TP-MR; most modems set their own. */
  messageReference?: number;
  messageClass?: MessageClass | null;
  rejectDuplicates?: boolean;
}

function validityOf(validity: number | Moment | undefined): SubmitContent['validity'] {
  if (validity === undefined) return { kind: 'none' };
  if (typeof validity === 'number') return { kind: 'minutes', minutes: validity };
  return { kind: 'until', until: validity };
}

/**
 * One SMS-SUBMIT, or several for a long text, in order.
 * @throws PduError for what no SMS can carry
 */
export function writeSubmit(message: SubmitMessage): WrittenPdu[] {
  const { number, messageClass = null } = message;
  const numberType = addressTypeOf(number);
  if (numberType === NAME) throw new PduError('TP-DA', `"${number}" is no telephone number`);
  return partsOf(message).map(({ encoding, userData }) =>
    writePdu({
      type: 'SUBMIT',
      ...centre(message.smsc),
      number,
      numberType,
      reference: message.messageReference ?? 0,
      pid: 0,
      dcs: dcsOf(encoding, messageClass),
      validity: validityOf(message.validity),
      rejectDuplicates: message.rejectDuplicates ?? false,
      statusReport: message.statusReport ?? false,
      replyPath: false,
      userData,
    }),
  );
}

/** `at` and `offset` are the service centre's clock. */
export interface DeliverMessage extends Wording, Moment {
  /** Digits, with `+` when international, or a name of at most 11 characters. */
  number: string;
  smsc?: string | null;
}

const DELIVER = {
  type: 'DELIVER',
  pid: 0,
  moreMessages: false,
  loopPrevention: false,
  statusReportIndication: false,
  replyPath: false,
} as const;

/**
 * SMS-DELIVER as a service centre writes them.
 * @throws PduError for what no SMS can carry
 */
export function writeDeliver(message: DeliverMessage): WrittenPdu[] {
  const { number, at, offset, smsc } = message;
  if (number === '') throw new PduError('TP-OA', 'neither number nor name');
  return partsOf(message).map(({ encoding, userData }): WrittenPdu => {
    const content: DeliverContent = {
      ...DELIVER,
      ...centre(smsc),
      number,
      numberType: addressTypeOf(number),
      dcs: dcsOf(encoding),
      timestamp: { at, offset },
      userData,
    };
    return writePdu(content);
  });
}

/** SMS-STATUS-REPORT as a service centre writes it; times are epoch milliseconds. */
export function writeStatusReport(report: {
  reference: number;
  number: string;
  at: number;
  discharge: number;
  offset: number;
  status: number;
  smsc?: string | null;
}): WrittenPdu {
  const { number, at, discharge, offset, smsc } = report;
  return writePdu({
    type: 'STATUS-REPORT',
    ...centre(smsc),
    number,
    numberType: addressTypeOf(number),
    reference: report.reference,
    timestamp: { at, offset },
    discharge: { at: discharge, offset },
    status: report.status,
    moreMessages: false,
    loopPrevention: false,
    aboutCommand: false,
    pid: null,
    dcs: null,
    userData: null,
  });
}
