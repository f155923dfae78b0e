import type { Writable } from 'node:stream';
import type { ChannelHealth } from '../../channels/port.ts';
import { createCalendar } from '../../machines/calendar.ts';
import { calendarDoubts } from '../../machines/calendar-doubts.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { readSettings, type Settings } from '../start/configuration/settings.ts';
import { checkClock } from './doctor-clock.ts';
import { checkLine, fill } from './doctor-lines.ts';
import { checkContacts, checkDisk, checkPlaces, checkStore } from './doctor-store.ts';

/** Checks what the hotline needs, one line each, and says how to mend what is wrong. */

type Check = () => Promise<string> | string;

/** Longest wait for a hotline that runs already, milliseconds. */
const RUNNING_WAIT = 2_000;

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

/** The modems of the hotline that runs with these settings; undefined when none does. */
async function runningModems({ host, port }: Settings): Promise<ChannelHealth[] | undefined> {
  try {
    const answer = await fetch(`http://${host}:${port}/kesehatan`, {
      signal: AbortSignal.timeout(RUNNING_WAIT),
    });
    const { channels } = (await answer.json()) as { channels?: ChannelHealth[] };
    return channels;
  } catch {
    return undefined;
  }
}

/** As the running hotline sees it: the port is in its hands. */
function checkRunning({ ready, state, detail, signal, memory }: ChannelHealth): string {
  const strength = signal === undefined ? '' : `, signal ${signal} of 31`;
  const line = `${state}: ${detail}${strength}${fill(memory)} (the hotline is running)`;
  if (!ready) throw new Error(line);
  return line;
}

async function checksOf(settings: Settings): Promise<Record<string, Check>> {
  const running = await runningModems(settings);
  const modems =
    running === undefined
      ? settings.modems.map((modem) => [modem.name, () => checkLine(modem)] as const)
      : running.map((health) => [health.name, () => checkRunning(health)] as const);
  return {
    district: () => checkDistrict(settings),
    calendar: () => checkCalendar(settings),
    store: () => checkStore(settings),
    disk: () => checkDisk(settings),
    clock: () => checkClock(settings),
    contacts: () => checkContacts(settings),
    places: () => checkPlaces(settings),
    ...Object.fromEntries(modems.map(([name, check]) => [`modem ${name}`, check])),
  };
}

/** @returns exit code: 0 when all is well, 1 otherwise */
export async function doctor(
  environment: Record<string, string | undefined>,
  output: Writable,
): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(environment);
  } catch (error) {
    output.write(`WRONG  ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
  let failed = 0;
  for (const [name, check] of Object.entries(await checksOf(settings))) {
    try {
      output.write(`ok     ${name}: ${await check()}\n`);
    } catch (error) {
      failed = 1;
      output.write(`WRONG  ${name}: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  return failed;
}
