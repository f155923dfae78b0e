import { ToldError } from '../../../machines/base/told-error.ts';
import type { Holiday } from '../../../machines/district/district.ts';
import { MONTHS } from '../../../machines/district/letters.ts';
import { csvRows } from '../data/import/csv.ts';
import { type NamedRow, namedRows } from '../data/import/rows.ts';
import type { PackData } from './pack.ts';

/** The days off of a year, from the list that somebody typed off the decree (SKB). */

/** A list that cannot be taken over; the message names the line. */
export class HolidayFileError extends ToldError {
  override readonly name = 'HolidayFileError';
}

const LEAVE = /^cuti( bersama)?$/i;
const HOLIDAY = /^(libur( nasional)?|)$/i;

/** `2027-03-10`, `10/3/2027`, `10-03-2027`, `10 Maret 2027`; undefined for what is no day. */
function dateOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/. -](\d{1,2}|\p{L}+)[/. -](\d{4})$/u.exec(text);
  const [, year, month, day] = iso ?? [null, local?.[3], local?.[2], local?.[1]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const named = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
  const number = named > 0 ? named : Number(month);
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
  return isDay ? date : undefined;
}

function holidayOf({ cells, line }: NamedRow): Holiday {
  const [date, name, type] = ['tanggal', 'nama', 'jenis'].map((column) => cells.get(column) ?? '');
  const day = dateOf(date ?? '');
  if (day === undefined) throw new HolidayFileError(`line ${line}: "${date}" is no day`);
  if (name === undefined || name === '') throw new HolidayFileError(`line ${line}: has no name`);
  if (!LEAVE.test(type ?? '') && !HOLIDAY.test(type ?? ''))
    throw new HolidayFileError(`line ${line}: "${type}" is none of libur, cuti bersama`);
  return { date: day, name, type: LEAVE.test(type ?? '') ? 'leave' : 'holiday', estimated: false };
}

/**
 * The list of one year, by day.
 * @param text CSV with the columns Tanggal, Nama and Jenis (`libur` or `cuti bersama`; `libur` where it is empty)
 * @throws HolidayFileError
 */
export function readHolidays(text: string): Holiday[] {
  const found = namedRows(csvRows(text)).map(holidayOf);
  if (found.length === 0)
    throw new HolidayFileError('has no day: it needs the columns Tanggal, Nama, Jenis');
  const years = new Set(found.map(({ date }) => date.slice(0, 4)));
  if (years.size > 1)
    throw new HolidayFileError(`has days of ${[...years].sort().join(' and ')}: one year a file`);
  const dates = found.map(({ date }) => date);
  const twice = dates.find((date, n) => dates.indexOf(date) !== n);
  if (twice !== undefined) throw new HolidayFileError(`has ${twice} twice`);
  return found.sort((a, b) => (a.date < b.date ? -1 : 1));
}

const FILE = 'calendar.yaml';

/** The pack with these in the place of the days off that it has of their year. */
export function withHolidays(pack: PackData, holidays: readonly Holiday[]): PackData {
  const calendar = pack[FILE] as { holidays: Holiday[] };
  const year = holidays[0]?.date.slice(0, 4) ?? '';
  const others = calendar.holidays.filter(({ date }) => !date.startsWith(`${year}-`));
  const all = [...others, ...holidays].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { ...pack, [FILE]: { ...calendar, holidays: all } };
}
