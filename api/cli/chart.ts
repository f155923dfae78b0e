import type { Writable } from 'node:stream';
import { chartOf } from '../../machines/chart/chart.ts';
import { createCalendar } from '../../machines/district/calendar.ts';
import { createRules } from '../../machines/district/rules.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import { createMachines, OWN_PROCESSES } from '../../machines/processes/list.ts';
import { packagePath } from '../paths.ts';
import { loadBrought } from '../start/configuration/brought.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { SettingsError } from '../start/configuration/settings.ts';
import { mermaid } from './mermaid.ts';

/** The hotline's own machines; those that the pack switches on are drawn too. */
export const CHARTED = [...OWN_PROCESSES, modemMachine.id];

/**
 * Prints a machine as Mermaid text.
 * @param folder of the district pack
 * @throws SettingsError for a machine that does not exist
 */
export async function chart(
  name: string,
  output: Writable,
  folder = packagePath('examples', 'lampung-barat'),
): Promise<void> {
  if (name === modemMachine.id) {
    output.write(mermaid(chartOf(modemMachine)));
    return;
  }
  const district = loadDistrict(folder);
  const rules = createRules(district, createCalendar(district.calendar));
  const brought = (await loadBrought(folder, rules)).map(({ process }) => process);
  const kind = [...createMachines(rules), ...brought].find((known) => known.name === name);
  if (kind === undefined) {
    const known = [...CHARTED, ...brought.map((process) => process.name)];
    throw new SettingsError(`chart ${name}: must be one of ${known.join(', ')}`);
  }
  output.write(mermaid(chartOf(kind.decider.machine)));
}
