import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Phone numbers as people type them: in the pack's files, in forms, and by other systems. */

/** Numbers without a country belong to it. */
const COUNTRY = 'ID';

/** An Indonesian mobile number in the forms that other systems write; for their schemas. */
export const MOBILE = /^(\+?62|0)8\d{7,11}$/;

/**
 * @param typed `0812…`, `62812…`, `0062812…`, `+620812…`, `812…`, also with blanks, dots, hyphens and
 * brackets; abroad with `+`
 * @returns E.164; undefined where no number can be of this length, or an extension hangs on it
 */
export function typedNumber(typed: string): string | undefined {
  const parsed = parsePhoneNumberFromString(typed.replace(/^\s*00/, '+'), COUNTRY);
  return parsed?.isPossible() && parsed.ext === undefined ? parsed.number : undefined;
}

/** @returns E.164 of an Indonesian mobile number; undefined for all others */
export function typedMobile(typed: string): string | undefined {
  const number = typedNumber(typed);
  return number !== undefined && MOBILE.test(number) ? number : undefined;
}
