import { createHash } from 'node:crypto';
import { hideNumbers, hideReporter } from '../../../machines/numbers/masks.ts';
import type { InboxEntry } from '../../../store/ports/inbox.ts';

/** PDUs as evidence: as the modem gave them, without a digit of who wrote. */

const HEX = /^[0-9A-F]+$/i;

/** Digits as an address field of a PDU has them (3GPP TS 23.040 §9.1.2.3): pairs turned round, filled up with F. */
function semiOctets(digits: string): string {
  const whole = digits.length % 2 === 0 ? digits : `${digits}F`;
  return whole.replace(/(.)(.)/g, '$2$1');
}

/** The sender as a network may write him: with his country, or as at home. */
function spellings(number: string): string[] {
  const digits = number.replace(/\D/g, '');
  return [digits, digits.replace(/^62/, '0')].map(semiOctets);
}

/**
 * One PDU for a reader who may not know the number. @returns null where that cannot be made sure: the sender is not found
 * in it, or the words themselves hold a number, which nobody sees in packed letters
 */
export function maskedPdu(
  raw: string,
  { from, text }: Pick<InboxEntry, 'from' | 'text'>,
): string | null {
  if (!HEX.test(raw) || hideNumbers(hideReporter(text, from)) !== text) return null;
  const upper = raw.toUpperCase();
  const found = spellings(from).filter((one) => one.length >= 8 && upper.includes(one));
  if (found.length === 0) return null;
  return found.reduce((pdu, one) => pdu.replaceAll(one, 'X'.repeat(one.length)), upper);
}

/** Every PDU of these SMS, oldest first, with the hash of what is kept. */
export function pdusOf(inbox: readonly InboxEntry[]) {
  return inbox.flatMap((entry) =>
    entry.raw.map((raw) => ({
      at: entry.receivedAt,
      pdu: maskedPdu(raw, entry),
      sha256: createHash('sha256').update(raw).digest('hex'),
    })),
  );
}
