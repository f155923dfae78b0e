import type { Policy } from './district.ts';

/** Numbers whose answers cost more than an SMS: premium, satellite, abroad. The pack names them. Pure. */

type Costs = Pick<Policy, 'costlyPrefixes' | 'homePrefixes'>;

/** A number in international form as its prefix is written in the pack: `0809` or `+881`. */
function written(phone: string): string[] {
  return phone.startsWith('+62') ? [phone, `0${phone.slice(3)}`] : [phone];
}

/**
 * True when an SMS to this number is not sent without a person's decision: its prefix is one that costs,
 * or it lies outside the countries that are answered. Names and short codes are no numbers.
 * @param phone E.164
 */
export function isCostly({ costlyPrefixes, homePrefixes }: Costs, phone: string): boolean {
  const forms = written(phone);
  const begins = (prefix: string) => forms.some((form) => form.startsWith(prefix));
  if (costlyPrefixes.some(begins)) return true;
  return /^\+\d{7,}$/.test(phone) && !homePrefixes.some(begins);
}
