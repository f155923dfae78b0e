import type { MessageClass } from './coding.ts';
import type { Moment, Timestamp } from './timestamp.ts';
import type { UserContent, UserData } from './user-data.ts';
import type { Validity } from './validity.ts';

/** The messages of 3GPP TS 23.040 §9.2.2 that a modem and its computer exchange, as they are written. */

interface Envelope {
  /** Service centre, with `+` when international; null where the SIM's own is meant or none was given. */
  smsc: string | null;
  /** Its type-of-address octet; null where there is no service centre. */
  smscType: number | null;
  /** The other end: digits, with `+` when international; a name when alphanumeric. */
  number: string;
  /** Its type-of-address octet. */
  numberType: number;
}

interface Carried<Data> {
  /** Protocol identifier. */
  pid: number;
  dcs: number;
  userData: Data;
}

/** SMS-DELIVER (§9.2.2.1): an SMS from the network. */
export interface DeliverContent<Data = UserContent, Time = Moment> extends Envelope, Carried<Data> {
  type: 'DELIVER';
  /** When the service centre got it. */
  timestamp: Time;
  /** More is waiting at the service centre. */
  moreMessages: boolean;
  /** The SMS was forwarded, or is to be taken out of a loop. */
  loopPrevention: boolean;
  /** The sender has asked for a status report. */
  statusReportIndication: boolean;
  /** Answers go by the same service centre. */
  replyPath: boolean;
}

/** SMS-SUBMIT (§9.2.2.2): an SMS to the network. */
export interface SubmitContent<Data = UserContent, Time = Moment> extends Envelope, Carried<Data> {
  type: 'SUBMIT';
  /** Message reference; most modems set their own. */
  reference: number;
  validity: Validity<Time>;
  rejectDuplicates: boolean;
  /** A status report is wanted. */
  statusReport: boolean;
  replyPath: boolean;
}

/** SMS-STATUS-REPORT (§9.2.2.3): what became of an SMS. */
export interface StatusReportContent<Data = UserContent, Time = Moment> extends Envelope {
  type: 'STATUS-REPORT';
  /** Message reference of the SMS it is about. */
  reference: number;
  timestamp: Time;
  discharge: Time;
  /** TP-ST (§9.2.3.15): below 0x20 delivered, below 0x40 still trying, else failed. */
  status: number;
  moreMessages: boolean;
  loopPrevention: boolean;
  /** The report is about an SMS-COMMAND. */
  aboutCommand: boolean;
  /** Optional parameters (§9.2.3.27); null where they are left out. */
  pid: number | null;
  dcs: number | null;
  userData: Data | null;
}

export type PduContent = DeliverContent | SubmitContent | StatusReportContent;

interface Decoded {
  /** Octets without the service-centre field, as AT commands count. */
  tpduLength: number;
}

interface Classed {
  messageClass: MessageClass | null;
}

export type Deliver = Decoded & Classed & DeliverContent<UserData, Timestamp>;
export type Submit = Decoded & Classed & SubmitContent<UserData, Timestamp>;
export type StatusReport = Decoded & StatusReportContent<UserData, Timestamp>;

/** A message as it was read. */
export type Pdu = Deliver | Submit | StatusReport;
