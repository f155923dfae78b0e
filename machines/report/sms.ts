import type { Counts, SmsCount } from './counts.ts';
import { shareOf } from './distribution.ts';

/** What was sent in a period, what became of it, and what it cost. */

export interface SmsStatistics {
  /** Handed to the network, whole or in part, and the SMS parts that are paid for. */
  sent: number;
  parts: number;
  delivered: number;
  failed: number;
  /** Nobody knows yet whether they were sent. */
  unconfirmed: number;
  /** Failed, of all that were tried, 0–1. */
  shareFailed: number | null;
  /** Rupiah; null while the pack names no tariff. */
  cost: number | null;
  days: { day: string; sent: number; parts: number; failed: number; unconfirmed: number }[];
}

/** States of SMS that the network has taken. */
const TAKEN = ['sent', 'delivered'];

function messages(items: readonly SmsCount[], ...states: string[]): number {
  return items.reduce((sum, item) => sum + (states.includes(item.state) ? item.messages : 0), 0);
}

function totalsOf(items: readonly SmsCount[]) {
  return {
    sent: messages(items, ...TAKEN),
    parts: items.reduce((sum, { parts }) => sum + parts, 0),
    failed: messages(items, 'failed'),
    unconfirmed: messages(items, 'unconfirmed'),
  };
}

/** Receipts and other replies to citizens at once that were sent. */
export function repliesSent({ sms }: Counts): number {
  return messages(
    sms.filter(({ lane }) => lane === 'acknowledgement'),
    ...TAKEN,
  );
}

/** @param tariff rupiah for each SMS part, null where it is not known */
export function smsOf({ sms }: Counts, tariff: number | null): SmsStatistics {
  const all = totalsOf(sms);
  const days = [...new Set(sms.map(({ day }) => day))].sort();
  return {
    ...all,
    delivered: messages(sms, 'delivered'),
    shareFailed: shareOf(all.failed, all.sent + all.failed + all.unconfirmed),
    cost: tariff === null ? null : all.parts * tariff,
    days: days.map((day) => ({ day, ...totalsOf(sms.filter((item) => item.day === day)) })),
  };
}
