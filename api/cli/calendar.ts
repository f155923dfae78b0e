import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { fileFault } from '../office/data/export/new-file.ts';
import { textOfFile } from '../office/data/import/text-of-file.ts';
import { HolidayFileError, readHolidays } from '../office/pack/holiday-list.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { replaceHolidays } from '../start/configuration/holiday-file.ts';
import { readSettings } from '../start/configuration/settings.ts';
import type { Environment } from './with-hotline.ts';

/** `hotline calendar import`: the days off of a year, from a list. */

export interface CalendarOptions {
  file: string;
  dryRun: boolean;
}

/** @throws HolidayFileError when it is not there or cannot be read */
function textOf(file: string): string {
  try {
    return textOfFile(readFileSync(file));
  } catch (error) {
    throw new HolidayFileError(`--file ${file}: ${fileFault(error) ?? String(error)}`);
  }
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/**
 * Says what changes, and changes it.
 * @throws HolidayFileError; what reading settings and district throws
 */
export function importCalendar(
  { file, dryRun }: CalendarOptions,
  environment: Environment,
  output: Writable,
): void {
  const { district: folder } = readSettings(environment);
  const listed = readHolidays(textOf(file));
  const year = listed[0]?.date.slice(0, 4) ?? '';
  const before = loadDistrict(folder).calendar.holidays.filter(({ date }) => date.startsWith(year));
  const known = new Map(before.map(({ date, name }) => [date, name]));
  const dates = new Set(listed.map(({ date }) => date));
  for (const { date, name } of listed) if (!known.has(date)) output.write(`+ ${date} ${name}\n`);
  for (const [date, name] of known) if (!dates.has(date)) output.write(`- ${date} ${name}\n`);
  if (dryRun) {
    output.write(`${year}: ${days(listed.length)}, had ${before.length}; nothing was changed\n`);
    return;
  }
  replaceHolidays(folder, listed);
  output.write(
    `${year}: ${days(listed.length)}, had ${before.length}; restart the hotline to count with them\n`,
  );
}
