import { halfUp, percentOf } from '../../machines/base/percent.ts';

/** Numbers as Indonesian letters print them: a comma before decimals, a dot between thousands. */

/** What stands in a table where nothing is known. */
export const NOTHING = '–';

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '.');
}

/** `1234567` → `1.234.567`; with decimals `1.234,5`. */
export function decimal(value: number, digits: number): string {
  const [whole = '', rest] = halfUp(Math.abs(value), digits).toFixed(digits).split('.');
  const text = grouped(whole) + (rest === undefined ? '' : `,${rest}`);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A share from 0 to 1: `0.8125` → `81,3%`; whole percents lose their decimal. All and nothing are said of those alone. */
export function percent(share: number): string {
  return `${decimal(percentOf(share, 1), 1).replace(/,0$/, '')}%`;
}

/**
 * A time in days as the SOP counts them: `1,5 hari kerja`. Nobody counts parts of the first day: what takes none is done
 * on the working day it came, and a mean below one is said to be less than one.
 */
export function duration(days: number, unit: string): string {
  if (days === 0) return `${unit} yang sama`;
  return days < 1 ? `kurang dari 1 ${unit}` : `${decimal(days, 1).replace(/,0$/, '')} ${unit}`;
}

/** `1234500` → `Rp1.234.500`. */
export function rupiah(value: number): string {
  return `Rp${decimal(value, 0)}`;
}

const ONES = 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ');
/** From the largest unit that has a word of its own; `se` where it is only one of them. */
const UNITS: [size: number, name: string][] = [
  [1000, 'ribu'],
  [100, 'ratus'],
  [10, 'puluh'],
];

/**
 * A count in words, as letters repeat it: `21` → `dua puluh satu`.
 * @throws RangeError for what is not a whole number from 0 to 999.999
 */
export function inWords(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > 999_999)
    throw new RangeError(`${count} is no count`);
  const small = ONES[count];
  if (small !== undefined) return small;
  if (count < 20) return `${inWords(count - 10)} belas`;
  const [size, name] = UNITS.find(([unit]) => unit <= count) ?? [10, 'puluh'];
  const many = Math.floor(count / size);
  const head = many === 1 ? `se${name}` : `${inWords(many)} ${name}`;
  return count % size === 0 ? head : `${head} ${inWords(count % size)}`;
}

/** `3 (tiga)`: how letters state a count. */
export function counted(count: number): string {
  return `${decimal(count, 0)} (${inWords(count)})`;
}
