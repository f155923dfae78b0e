import type { Operator } from '../district/district.ts';

/** Whose number a mobile number is, by its first digits. A hint only: numbers can be ported. */

/** Beginnings of E.164 numbers of an operator: `+62811`. @param countryCode without plus */
export function prefixesOf({ prefixes }: Operator, countryCode = '62'): string[] {
  return prefixes.map((prefix) => `+${countryCode}${prefix.replace(/^0/, '')}`);
}

/**
 * Brings an Indonesian mobile number to national form, as its prefix stands in the pack.
 * @param number `+62812…`, `62812…`, `0062812…`, `+620812…`, `0812…` or `812…`, also with blanks, dots,
 * hyphens and brackets
 * @returns `0812…` (10 to 13 digits), or undefined for foreign numbers, land lines, short codes and names
 */
export function nationalNumber(number: string): string | undefined {
  const digits = number.replace(/[\s().-]/g, '');
  const national = digits.replace(/^(?:\+|00)?620?(?=8)|^(?=8)/, '0');
  return /^08[1-35-9]\d{7,10}$/.test(national) ? national : undefined;
}

/**
 * The operator that gave out a number; the longest prefix decides.
 * @param number in any form that `nationalNumber` takes
 */
export function operatorOf(number: string, operators: readonly Operator[]): Operator | undefined {
  const national = nationalNumber(number);
  const fitting = operators.flatMap((operator) =>
    operator.prefixes
      .filter((prefix) => national?.startsWith(prefix))
      .map(({ length }) => ({ operator, length })),
  );
  return fitting.sort((a, b) => b.length - a.length)[0]?.operator;
}
