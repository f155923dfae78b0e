import type { Writable } from 'node:stream';
import { createCalendar } from '../../machines/district/calendar.ts';
import { calendarDoubts } from '../../machines/district/calendar-doubts.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';
import { checkClock } from './doctor-clock.ts';
import { type DoctorOptions, lineChecks } from './doctor-lines.ts';
import { checkPorts } from './doctor-ports.ts';
import { checkContacts, checkDisk, checkPlaces, checkStore, checkTokens } from './doctor-store.ts';

/** Checks what the hotline needs, one line each, and says how to mend what is wrong. */

type Check = () => Promise<string> | string;

function checkDistrict({ district }: Settings): string {
  const { agencies, contacts, categories } = loadDistrict(district);
  return `${categories.length} categories, ${agencies.length} agencies, ${contacts.length} contacts`;
}

/** @returns until when days off are known, and which are an estimate; @throws Error for a year that has none */
function checkCalendar({ district }: Settings): string {
  const { calendar } = loadDistrict(district);
  const doubts = calendarDoubts(calendar, createCalendar(calendar).local(Date.now()));
  const missing = doubts.filter(({ kind }) => kind === 'missing').map(({ year }) => year);
  const advice = 'see: hotline calendar import --help';
  if (missing.length > 0) throw new Error(`no days off of ${missing.join(', ')}; ${advice}`);
  const last = calendar.holidays.map(({ date }) => date.slice(0, 4)).sort();
  const known = `days off until ${last.at(-1) ?? '-'}`;
  const [first] = doubts;
  return first === undefined
    ? known
    : `${known}; those of ${first.year} are an estimate, ${advice}`;
}

async function checksOf(
  settings: Settings,
  options: DoctorOptions,
): Promise<Record<string, Check>> {
  const lines = await lineChecks(settings, options);
  return {
    district: () => checkDistrict(settings),
    calendar: () => checkCalendar(settings),
    store: () => checkStore(settings),
    disk: () => checkDisk(settings),
    clock: () => checkClock(settings),
    contacts: () => checkContacts(settings),
    tokens: () => checkTokens(settings),
    places: () => checkPlaces(settings),
    ...lines,
    ...(options.ports === true ? { ports: checkPorts } : {}),
  };
}

/** @returns exit code: 0 when all is well, 1 otherwise */
export async function doctor(
  environment: Record<string, string | undefined>,
  output: Writable,
  options: DoctorOptions = {},
): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(environment);
  } catch (error) {
    output.write(`WRONG  ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
  let failed = 0;
  for (const [name, check] of Object.entries(await checksOf(settings, options))) {
    try {
      output.write(`ok     ${name}: ${await check()}\n`);
    } catch (error) {
      failed = 1;
      output.write(`WRONG  ${name}: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  return failed;
}
