import type { Operator } from '../district.ts';

/** Whose number a mobile number is, by its first digits. A hint only: numbers can be ported. */

/** Beginnings of E.164 numbers of an operator: `+62811`. @param countryCode without plus */
export function prefixesOf({ prefixes }: Operator, countryCode = '62'): string[] {
  return prefixes.map((prefix) => `+${countryCode}${prefix.replace(/^0/, '')}`);
}

/** @param number E.164 */
export function operatorOf(number: string, operators: Operator[]): Operator | undefined {
  return operators.find((operator) =>
    prefixesOf(operator).some((prefix) => number.startsWith(prefix)),
  );
}
