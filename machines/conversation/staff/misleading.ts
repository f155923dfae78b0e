import { hidePrivateNumbers } from '../../numbers/private-numbers.ts';
import { withDigits } from '../../numbers/unmasked.ts';

/**
 * Words by which a forged SMS could lead citizens astray: links, phone numbers, account numbers, in any disguise.
 * In doubt they are; then the registered phone is asked. Pure.
 */

/** Nobody looks through more than ten SMS for a link. */
const LONGEST = 1530;
/** Endings of addresses. */
const ENDING =
  'id|com|net|org|info|xyz|site|online|link|app|my|me|ly|co|io|top|shop|store|click|gl|gle|gd|ee|cc|tv|page|dev|web|biz|asia|live|vip|icu|pw|ru|cn|us|at|club|win|fun|space|website|cloud';
/** These end no sentence and begin none, so that blanks may stand before them. */
const PLAIN_ENDING = 'com|net|org|xyz|site|online|ly|gle|biz|co|id';
/** Where short addresses lead. */
const SHORTENER =
  'bit|wa|tinyurl|cutt|linktr|rebrand|shorturl|goo|forms|ow|rb|shope|youtu|lynk|heylink';
/** A dot however it is put. */
const DOT =
  '\\s*(?:[([{<]\\s*)?(?:\\.|,|\\btitik\\b|\\bdot\\b|\\btik\\b|\\bpoint\\b)(?:\\s*[)\\]}>])?\\s*';
/** Not the beginning of an address: `jl.raya/…`. */
const SHORTENED = '(?:jl|jln|ds|dsn|kec|kab|kel|rt|rw|no|tgl|tg|dr|ir|dkk|dll|sd|pak|bpk|yth)';

const LINKS: readonly RegExp[] = [
  /h\W?[tx]\W?[tx]\W?p\W?s?\b|:\/\/|\bwww\b|\bw\W?w\W?w\W/,
  new RegExp(`[a-z0-9-]\\.(?:${ENDING})(?![a-z0-9])`),
  new RegExp(`[a-z0-9-]${DOT}(?:${PLAIN_ENDING})(?![a-z0-9])(?!\\s+\\d)`),
  new RegExp(`\\b(?:titik|dot)\\s*(?:${ENDING})(?![a-z0-9])`),
  new RegExp(`\\b(?:${SHORTENER})(?:${DOT}|[\\s./_-]*)(?:${ENDING})\\b`),
  /\b[ts](?:\s*\.\s*|\s)me\b\W*\/|\bt\W{0,3}me\W{0,3}\//,
  new RegExp(`(?<![a-z0-9.])(?!${SHORTENED}\\.)[a-z0-9-]+(?:\\.[a-z][a-z0-9-]+)+\\/\\w`),
  /@\s?[a-z0-9_]|\bg ?mail\b|\byahoo\b|\bslash\b|\bgaris miring\b|\btelegram\b|\binstagram\b/,
  /\bkl[iy](?:k|ck)\b|\bqris\b|\b(?:scan|pindai)\b|\b(?:link|tautan)\b|\bkode otp\b|\botp\b|\bapk\b/,
  // money is asked for, or an SMS to a paid number
  /\b(?:tf|trf|transfer|setorkan)\b/,
  /\b(?:ketik|sms|kirim|reg|unreg)\b.{0,40}\bke\s+\d{3,5}\b/,
  // codes that a phone dials
  /\*\s?\d[\d*\s]*[*#]/,
];

/** A number however its digits are put apart. */
const NUMBER = /(?<![\d/])\d(?:[\s.-]{0,3}\d){6,}(?![\d/])/g;
/** Money, a date, years: long, and no number to call or to pay to. */
const HARMLESS = [
  /^\d{1,3}(?:\.\d{3})+$/,
  /^\d{1,2}[\s.-]\d{1,2}[\s.-]\d{4}$/,
  /^(?:20\d\d[\s-]{1,3})+20\d\d$/,
];
/** `08.00-16.00`: office hours look like a mobile number. */
const HOURS = /(?<![\d.])\d{1,2}[.:]\d\d\s?-\s?\d{1,2}[.:]\d\d(?![\d.])/g;
/** Codes of the budget: `DPA 1.03.01.2.10.0012`. */
const BUDGET = /\b(?:dpa|dppa|rka|apbd|program|kegiatan|sub ?kegiatan)\b/;
const BUDGET_CODE = /^[1-7]\.\d\d(?:\.\d{1,4}){2,}$/;
/** A place on the map is said in such numbers. */
const COORDINATES = /\b(?:koordinat|kordinat|gps|lintang|bujur)\b/;
const DEGREES = /^\d{1,3}\.\d{3,6}$/;
const GAP = '[^a-z\\d]{0,4}';
const UNIT = '(?![\\d.,]*\\s*(?:juta|jt|ribu|rb|rupiah|miliar|m\\b|meter|km|kk|orang|%))';
const YEAR = '(?!20\\d\\d\\b)';
const NUMBERS: readonly RegExp[] = [
  // mobile numbers, with whatever between their digits
  new RegExp(`(?<!\\d)(?:6${GAP}2${GAP}|0${GAP})8(?:${GAP}\\d){6,}`),
  // no point of a road: `km 12+300`
  /(?<!\bkm\.?\s?\d{1,3}\s?)\+\s?\d{2}/,
  /(?<!\d)0\s+8(?:\s+(?:\d+|belas|puluh|ratus|ribu)){3,}/,
  // of the fixed network: (0728) 21 001
  /\(\s?0\d{2,3}\s?\)\s?\d|(?<![\d/.,-])0[2-9]\d{1,2}[\s-]+\d{2,}/,
  // few digits beside what is called or paid to
  new RegExp(
    `\\b(?:hub|hubungi|telp|tlp|telpon|telepon|call|wa|whatsapp|kontak|cp|hp|extensi|ext)\\b[^\\d]{0,25}${YEAR}${UNIT}\\d{4,}`,
  ),
  new RegExp(
    `\\b(?:rek|rekening|bri|bca|bni|btn|bsi|mandiri|ovo|gopay|shopeepay|linkaja|tf|transfer|va|virtual account|briva)\\b[^\\d]{0,30}${YEAR}${UNIT}\\d(?:[\\s.-]?\\d){3,}`,
  ),
];

function hasNumber(text: string): boolean {
  const plain = withDigits(text).replace(HOURS, ' ');
  if (NUMBERS.some((pattern) => pattern.test(plain))) return true;
  if (hidePrivateNumbers(plain).found.length > 0) return true;
  return [...plain.matchAll(NUMBER)].some(
    ([number]) =>
      !HARMLESS.some((form) => form.test(number)) &&
      !(COORDINATES.test(plain) && DEGREES.test(number)) &&
      !(BUDGET.test(plain.toLowerCase()) && BUDGET_CODE.test(number)),
  );
}

/** Full stops of other scripts. */
const DOTS = /[\u3002\uff61\u2024\u00b7\u2022\u30fb]/g;

function hasAddress(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase().replace(DOTS, '.');
  return LINKS.some((pattern) => pattern.test(plain));
}

/** True when such words stand in the text; in doubt they do. */
export function misleads(text: string): boolean {
  return text.length > LONGEST || hasAddress(text) || hasNumber(text);
}

/** Words that stand together in an address or a number with blanks in it. */
const TOGETHER = 8;

/**
 * What misleads, with the words behind it: from the shortest run of words on that does so by itself.
 * @param most characters
 * @returns null where only the whole text misleads, or nothing
 */
export function misleadingPart(text: string, most: number): string | null {
  const words = text.slice(0, LONGEST).split(/\s+/);
  for (let length = 1; length <= TOGETHER; length += 1)
    for (let start = 0; start + length <= words.length; start += 1) {
      if (misleads(words.slice(start, start + length).join(' ')))
        return words.slice(start).join(' ').slice(0, most);
    }
  return null;
}
