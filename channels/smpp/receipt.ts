import { toE164 } from '../gsm/numbers.ts';
import type { DeliveryReport } from '../port.ts';
import type { SmppSettings } from './settings.ts';
import { type Deliver, TLV } from './wire.ts';

/**
 * Delivery receipts: SMPP 3.4 appendix B, and the optional parameters that say the same better. Service
 * centres write one id in hexadecimal here and in decimal there, with and without zeros in front.
 */

/** esm_class bits 2 to 5: a receipt of the service centre. */
const KIND = 0x3c;
const RECEIPT = 0x04;

/** message_state §5.2.28, and the words of appendix B for them. */
const STATES: [state: number, word: string, outcome: DeliveryReport['outcome']][] = [
  [1, 'ENROUTE', 'pending'],
  [2, 'DELIVRD', 'delivered'],
  [3, 'EXPIRED', 'failed'],
  [4, 'DELETED', 'failed'],
  [5, 'UNDELIV', 'failed'],
  [6, 'ACCEPTD', 'pending'],
  [7, 'UNKNOWN', 'pending'],
  [8, 'REJECTD', 'failed'],
];

const DECIMAL = /^\d{1,40}$/;
const HEXADECIMAL = /^[\da-f]{1,40}$/i;

/** Other ways in which the same id is written; without the id itself. */
export function otherForms(id: string): string[] {
  const bare = id.replace(/^0+(?=.)/, '');
  const forms = new Set([bare, id.toLowerCase(), id.toUpperCase()]);
  for (const form of [bare.toLowerCase(), bare.toUpperCase()]) forms.add(form);
  if (DECIMAL.test(bare)) {
    const hex = BigInt(bare).toString(16);
    for (const form of [hex, hex.toUpperCase(), hex.padStart(8, '0')]) forms.add(form);
    forms.add(hex.toUpperCase().padStart(8, '0'));
  }
  if (HEXADECIMAL.test(bare)) {
    const decimal = BigInt(`0x${bare}`).toString();
    forms.add(decimal);
    forms.add(decimal.padStart(10, '0'));
  }
  forms.delete(id);
  return [...forms];
}

/** Text of a receipt; some mark ASCII as UCS-2. */
function textOf({ octets, dataCoding }: Deliver): string {
  const wide = dataCoding === 8 && octets[0] === 0 && octets.length % 2 === 0;
  return wide ? Buffer.from(octets).swap16().toString('utf16le') : octets.toString('latin1');
}

function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(
    /\b(id|stat|err|submit date|done date):\s*([^\s]*)/gi,
  ))
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
  return fields;
}

/** `YYMMDDhhmm` or `YYMMDDhhmmss` on the wall of the service centre. */
function timeOf(date: string, offsetMinutes: number): number | undefined {
  const [, year, month, day, hour, minute, second = '0'] =
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(date) ?? [];
  if (year === undefined) return undefined;
  const wall = Date.UTC(
    2000 + Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return wall - offsetMinutes * 60_000;
}

function cstring(octets: Buffer | undefined): string | undefined {
  return octets?.toString('latin1').replace(/\0.*$/s, '');
}

/** Undefined for what is no receipt, but a message. */
export function readReceipt(
  deliver: Deliver,
  given: Pick<SmppSettings, 'name' | 'countryCode' | 'receiptOffset'> & { now: number },
): DeliveryReport | undefined {
  const { esmClass, tlvs, source } = deliver;
  const tlvId = cstring(tlvs.get(TLV.receiptedMessageId));
  if ((esmClass & KIND) !== RECEIPT && tlvId === undefined) return undefined;
  const fields = fieldsOf(textOf(deliver));
  const id = tlvId || fields.get('id');
  const state = tlvs.get(TLV.messageState)?.[0];
  const word = fields.get('stat')?.toUpperCase();
  const [, status, outcome] =
    STATES.find(([known]) => known === state) ??
    STATES.find(([, known]) => word?.startsWith(known.slice(0, 6)) === true) ??
    ([0, word ?? 'UNKNOWN', 'pending'] as const);
  if (id === undefined || id === '') return undefined;
  const err = fields.get('err');
  const to = source.ton === 1 && !source.text.startsWith('+') ? `+${source.text}` : source.text;
  return {
    line: given.name,
    reference: id,
    alternatives: otherForms(id),
    to: toE164(to, given.countryCode),
    status: err === undefined || err === '000' ? status : `${status} ${err}`,
    outcome,
    at: timeOf(fields.get('done date') ?? '', given.receiptOffset) ?? given.now,
  };
}
