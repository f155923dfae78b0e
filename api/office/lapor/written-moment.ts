import type { Calendar } from '../../../machines/district/calendar.ts';
import { MONTH_NAMES } from '../../../machines/language/commands/dates.ts';

/** Moments as spreadsheets, sites and people write them. Days come first, as Indonesians write them. */

/** Months that English writes in another way. */
const ENGLISH: Readonly<Record<string, number>> = { may: 5, aug: 8, oct: 10, dec: 12 };

/** Days of workbooks are counted from here; their parts are the time. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A number as a workbook keeps it. */
const NUMBER = /^\d*\.?\d+(E-?\d+)?$/i;
/** Parts of days are not exact: so many minutes more is still the same one. */
const HAIR = 0.001;
/** Days since then, of this century and the last. */
const SERIAL = { least: 20_000, most: 80_000 };

/** A moment as text, where it is the number that a workbook has for it: days, or a part of one. */
export function asText(written: string): string {
  const days = NUMBER.test(written) ? Number(written) : Number.NaN;
  const isTime = days > 0 && days < 1;
  if (!isTime && !(days >= SERIAL.least && days < SERIAL.most)) return written;
  const at = new Date(DAY_ZERO + Math.floor(days * 1440 + HAIR) * 60_000);
  const text = at.toISOString().slice(0, 16).replace('T', ' ');
  return isTime ? text.slice(11) : text;
}

/** A month as LAPOR! writes it, in Indonesian or English; else the number it is. */
function monthOf(written: string): string {
  const named = MONTH_NAMES.get(written.toLowerCase()) ?? ENGLISH[written.toLowerCase()];
  return named === undefined ? written : String(named);
}

/** Hours and minutes as `HH.MM`; midnight where none are written, undefined where no clock shows them. */
function clockOf(text: string): string | undefined {
  const [, hour, minute, half] =
    /(?:^|[ T,])(\d{1,2})[.:](\d{2})(?:[.:]\d{2}(?:\.\d+)?)?(?:\s*([ap])\.?m\b)?/i.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return '00.00';
  const shift = half === undefined ? 0 : half.toLowerCase() === 'p' ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + shift;
  if (hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}.${minute}`;
}

interface WrittenDay {
  date: [year: string, month: string, day: string];
  /** What stands behind it. */
  rest: string;
}

function dayIn(text: string): WrittenDay | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(text);
  const local = /^(?:\p{L}+,? +)?(\d{1,2})[ /.-](\d{1,2}|\p{L}+)[ /.-](\d{4}|\d{2}(?!\d))/u.exec(
    text,
  );
  const [whole = '', ...parts] = iso ?? local ?? [];
  const [first, second, third] = parts;
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const rest = text.slice(whole.length);
  if (iso !== null) return { date: [first, second, third], rest };
  return { date: [third.length === 2 ? `20${third}` : third, second, first], rest };
}

/**
 * `3 Jan 2026`, `2026-11-23 10:00:00`, `23/11/2026 10.00`, `Senin, 23 November 2026 10:00 WIB`, `23-Nov-26`; undefined for
 * what is none. @param time of a column of its own, which counts before what stands behind the day
 */
export function momentOf(
  calendar: Pick<Calendar, 'at' | 'local'>,
  text: string,
  time: string,
): number | undefined {
  const written = dayIn(text);
  const clock = clockOf(time === '' ? (written?.rest ?? '') : time);
  if (clock === undefined || written === undefined) return undefined;
  const [year, month, day] = written.date;
  const date = `${year}-${monthOf(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (Number.isNaN(Date.parse(date))) return undefined;
  const at = calendar.at(date, clock);
  // 31 February is 3 March to the program that reads it, and nobody's day
  return calendar.local(at).day === Number(day) ? at : undefined;
}
