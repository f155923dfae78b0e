import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { type Calendar, createCalendar } from '../../machines/district/calendar.ts';
import { packagePath } from '../paths.ts';
import { readScenario } from '../simulation/scenario/format.ts';
import { type Happening, playScenario } from '../simulation/scenario/play.ts';
import { recorded } from '../simulation/scenario/record.ts';
import { loadDistrict } from '../start/configuration/district.ts';

/** Plays scenario files and prints the conversation as the phones would show it. */

const WIDTH = 72;
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];

/** Lines of at most `width` characters, broken between words. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Prints happenings: a line for each new day, a bubble for each SMS of a phone that is not quiet. */
function printer(
  calendar: Calendar,
  quiet: string[],
  output: Writable,
): (happening: Happening) => void {
  let today = -1;
  return (happening) => {
    if (happening.kind === 'sms' && quiet.includes(happening.phone)) return;
    const { year, month, day, weekday, hour, minute } = calendar.local(happening.at);
    const startOfDay = calendar.startOfDay(happening.at);
    if (startOfDay !== today) output.write(`\n── ${DAYS[weekday]}, ${day}/${month}/${year} ──\n`);
    today = startOfDay;
    const time = `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`;
    if (happening.kind === 'note') {
      output.write(`${time}  · ${happening.text}\n`);
      return;
    }
    const arrow = happening.direction === 'sent' ? '→' : '←';
    const [first = '', ...rest] = wrapped(happening.text, WIDTH);
    output.write(`${time}  ${happening.phone.padEnd(18)} ${arrow} ${first}\n`);
    for (const line of rest) output.write(`${' '.repeat(28)}${line}\n`);
  };
}

/** Prints the names and titles of the scenarios that come with the package. */
export function listExamples(output: Writable): void {
  const folder = packagePath('examples', 'scenarios');
  for (const file of readdirSync(folder).sort()) {
    const { name, title } = readScenario(join(folder, file));
    output.write(`${name.padEnd(28)} ${title}\n`);
  }
}

/** `01-aduan` means the example of that name; anything with a folder or an ending is a file. */
function fileOf(name: string): string {
  const bare = basename(name) === name && extname(name) === '';
  return bare ? packagePath('examples', 'scenarios', `${name}.yaml`) : name;
}

/**
 * Plays one scenario.
 * @param name file, or name of an example
 * @param recordTo file to write the scenario to, with the SMS that came as what is expected
 * @returns exit code: 0 when everything was as expected, else 1
 * @throws ScenarioError, DistrictError
 */
export async function play(
  name: string,
  output: Writable,
  environment: Record<string, string | undefined>,
  recordTo?: string,
): Promise<number> {
  const file = fileOf(name);
  const scenario = readScenario(file);
  const folder = environment.DISTRICT ?? packagePath('examples', 'lampung-barat');
  const calendar = createCalendar(loadDistrict(folder).calendar);
  const { DISTRICT } = environment;
  output.write(`${scenario.title}\n${scenario.about}${scenario.about === '' ? '' : '\n'}`);
  const happenings: Happening[] = [];
  const print = printer(calendar, scenario.quiet, output);
  const failures = await playScenario(scenario, {
    onHappening: (happening) => {
      happenings.push(happening);
      print(happening);
    },
    environment: DISTRICT === undefined ? {} : { DISTRICT },
  });
  if (recordTo !== undefined) {
    writeFileSync(recordTo, recorded(readFileSync(file, 'utf8'), happenings, scenario.quiet));
    output.write(`\nRecorded in ${recordTo}.\n`);
    return 0;
  }
  if (scenario.quiet.length > 0)
    output.write(`\nNot shown: SMS to ${scenario.quiet.join(', ')}.\n`);
  if (failures.length === 0) {
    output.write('\nAs expected.\n');
    return 0;
  }
  output.write(`\n${file}: ${failures.length} of its expectations did not hold\n`);
  for (const { step, reason } of failures) output.write(`  step ${step}: ${reason}\n`);
  return 1;
}
