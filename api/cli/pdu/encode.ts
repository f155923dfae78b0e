import { addressTypeOf, NAME } from '../../../channels/gsm/pdu/address.ts';
import { choiceFor } from '../../../channels/gsm/pdu/choice.ts';
import { codingOf, dcsOf, type Encoding } from '../../../channels/gsm/pdu/coding.ts';
import { writePdu } from '../../../channels/gsm/pdu/encode.ts';
import { PduError } from '../../../channels/gsm/pdu/error.ts';
import { concatenationElement, type HeaderElement } from '../../../channels/gsm/pdu/header.ts';
import { type Part, partsOf } from '../../../channels/gsm/pdu/parts.ts';
import type { PduContent, SubmitContent } from '../../../channels/gsm/pdu/pdu.ts';
import type { Plain } from '../../../channels/gsm/pdu/plain.ts';
import type { Moment } from '../../../channels/gsm/pdu/timestamp.ts';
import { type Fields, fields } from './fields.ts';
import { parsed } from './json.ts';

/** One line of `hotline pdu encode`. */

type Maybe<Value> = Value | null | undefined;

/** Type-of-address octet (3GPP TS 23.040 §9.1.2.5); what is not said follows from the number. */
function typeOf(number: string, ton: Maybe<number>, npi: Maybe<number>): number {
  return ton == null ? addressTypeOf(number) : 0x80 | (ton << 4) | (npi ?? 1);
}

function envelopeOf({ type, number, ton, npi, smsc, smscTon, smscNpi }: Fields) {
  const numberType = typeOf(number, ton, npi);
  const guessed = ton == null && numberType === NAME;
  if (guessed && (number === '' || type === 'SUBMIT'))
    throw new PduError('number', `"${number}" is no telephone number`);
  const smscType = smsc == null ? null : typeOf(smsc, smscTon, smscNpi);
  if (smscTon == null && smscType === NAME)
    throw new PduError('smsc', `"${smsc}" is no telephone number`);
  return { number, numberType, smsc: smsc ?? null, smscType };
}

function encodingOf({ encoding, dcs, data, text }: Fields): Encoding {
  if (encoding != null) return encoding;
  if (dcs != null) return codingOf(dcs).encoding;
  return data == null ? choiceFor(text ?? '').encoding : '8bit';
}

/** The header that the line prescribes, as one that was decoded does; then the message is one PDU. */
function headerOf({ udh, concat }: Fields): HeaderElement[] | undefined {
  if (udh != null) return udh;
  if (concat == null) return undefined;
  const { ref, total, seq, bits } = concat;
  return [concatenationElement({ bits, reference: ref, total, sequence: seq })];
}

function partsIn(given: Fields): Part[] {
  const { text = null, data = null, reference = 0, bits, language } = given;
  if (text === null && data === null) throw new PduError('text', 'is missing, and so is data');
  const header = headerOf(given);
  if (header !== undefined)
    return [{ encoding: encodingOf(given), userData: { text, data, header } }];
  const forced = given.encoding ?? (given.dcs == null ? undefined : codingOf(given.dcs).encoding);
  return partsOf({
    text: text ?? '',
    reference: reference ?? 0,
    bits: bits ?? ((reference ?? 0) > 255 ? 16 : 8),
    ...(data === null ? {} : { data }),
    ...(language == null ? {} : { language }),
    ...(forced === 'gsm7' || forced === 'ucs2' ? { encoding: forced } : {}),
  });
}

function validityOf(given: Fields): SubmitContent['validity'] {
  const { validityEnhanced: octets } = given;
  if (octets != null) return { kind: 'enhanced', octets, minutes: null };
  const validity = given.validity ?? given.validityMinutes ?? given.validityAbsolute;
  if (validity == null) return { kind: 'none' };
  return typeof validity === 'number'
    ? { kind: 'minutes', minutes: validity }
    : { kind: 'until', until: validity };
}

function timeOf(given: Maybe<Moment>, name: string): Moment {
  if (given == null) throw new PduError(name, 'is missing: ISO 8601 with its offset');
  return given;
}

function flagsOf(given: Fields) {
  return {
    moreMessages: given.moreMessages ?? false,
    loopPrevention: given.loopPrevention ?? false,
    statusReportIndication: given.statusReportIndication ?? false,
    aboutCommand: given.aboutCommand ?? false,
    rejectDuplicates: given.rejectDuplicates ?? false,
    statusReport: given.statusReport ?? given.statusReportRequested ?? false,
    replyPath: given.replyPath ?? false,
  };
}

function statusReport(given: Fields): PduContent {
  const { pid = null, dcs = null, text, data } = given;
  const [part, ...more] = text == null && data == null ? [] : partsIn(given);
  if (more.length > 0) throw new PduError('text', 'longer than one status report');
  return {
    type: 'STATUS-REPORT',
    ...envelopeOf(given),
    ...flagsOf(given),
    reference: given.mr ?? 0,
    timestamp: timeOf(given.timestamp, 'timestamp'),
    discharge: timeOf(given.discharge, 'discharge'),
    status: given.status ?? 0,
    pid,
    dcs: dcs ?? (part === undefined ? null : dcsOf(part.encoding)),
    userData: part?.userData ?? null,
  };
}

function messages(given: Fields): PduContent[] {
  const { type } = given;
  if (type === 'STATUS-REPORT') return [statusReport(given)];
  return partsIn(given).map(({ encoding, userData }): PduContent => {
    const common = {
      ...envelopeOf(given),
      ...flagsOf(given),
      pid: given.pid ?? 0,
      dcs: given.dcs ?? dcsOf(encoding, given.cls ?? null),
      userData,
    };
    return type === 'DELIVER'
      ? { type, ...common, timestamp: timeOf(given.timestamp, 'timestamp') }
      : { type, ...common, reference: given.mr ?? 0, validity: validityOf(given) };
  });
}

/**
 * @param line JSON with `number` and `text`, and whatever else `hotline pdu decode` prints
 * @returns the PDUs in order, each with its length without the service-centre field
 * @throws PduError naming the field that no SMS can carry
 */
export function encodeLine(line: string): Plain {
  const pdus = messages(parsed(fields, line)).map((content) => writePdu(content));
  return { pdus: pdus.map(({ hex, length }) => ({ pdu: hex, tpduLength: length })) };
}
