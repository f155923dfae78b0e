import { hasLink } from '../../language/spam.ts';
import { hidePrivateNumbers } from '../../private-numbers.ts';

/** Words by which a forged SMS could lead citizens astray: links, phone numbers, account numbers. Pure. */

const ADDRESS =
  /\b[a-z0-9-]+\.(?:id|com|net|org|info|xyz|site|online|link|app|my|me|ly|co|io|top|shop|click)(?:\/|\b)/i;
/** A number however its digits are put apart. */
const NUMBER = /(?<![\d/])\d(?:[\s.-]?\d){6,}(?![\d/])/g;
/** Money, a date, two years: long, and no number to call or to pay to. */
const HARMLESS = [
  /^\d{1,3}(?:\.\d{3})+$/,
  /^\d{1,2}[\s.-]\d{1,2}[\s.-]\d{4}$/,
  /^20\d\d[\s-]20\d\d$/,
];

function hasNumber(text: string): boolean {
  if (hidePrivateNumbers(text).found.length > 0) return true;
  return [...text.matchAll(NUMBER)].some(([number]) => !HARMLESS.some((form) => form.test(number)));
}

/** True when such words stand in the text; in doubt they do. */
export function misleads(text: string): boolean {
  return hasLink(text) || ADDRESS.test(text) || hasNumber(text);
}
