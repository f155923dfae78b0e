/** Mobile numbers of people as they type them. Pure. */

/** Digits of a mobile number behind `08` or `628`: operators give 7 to 11 of them. */
const MOBILE = /(?<!\d)(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?![\d])/g;

/** A mobile number of this country as machines write it. */
const WHOLE = /^\+628\d{7,11}$/;

/** True for a mobile number in E.164. */
export function isMobile(number: string): boolean {
  return WHOLE.test(number);
}

/** All mobile numbers of a text in E.164, in their order: `0812-0000-9001` → `+6281200009001`. */
export function mobilesIn(text: string): string[] {
  return (text.match(MOBILE) ?? []).map(
    (typed) => `+62${typed.replace(/\D/g, '').replace(/^(?:62|0)/, '')}`,
  );
}

/** The mobile number that a text consists of; null where it is none, or says more. */
export function mobileOf(text: string): string | null {
  const [only, ...others] = mobilesIn(text);
  const rest = text.replace(MOBILE, '').trim();
  return only === undefined || others.length > 0 || rest !== '' ? null : only;
}

/** A text without the mobile numbers in it. */
export function withoutMobiles(text: string): string {
  return text.replace(MOBILE, ' ');
}
