import type { Writable } from 'node:stream';
import type { AnyStateMachine } from 'xstate';
import { createCalendar } from '../../machines/calendar.ts';
import { chartOf } from '../../machines/chart.ts';
import { modemMachine } from '../../machines/modem/machine.ts';
import { createMachines } from '../../machines/processes.ts';
import { createRules } from '../../machines/rules.ts';
import { packagePath } from '../paths.ts';
import { loadDistrict } from '../start/configuration/district.ts';
import { SettingsError } from '../start/configuration/settings.ts';
import { mermaid } from './mermaid.ts';

/** Machines that can be drawn. */
export const CHARTED = ['complaint', 'conversation', 'report', 'letter', 'line', 'modem'];

function machineNamed(name: string, folder: string): AnyStateMachine | undefined {
  if (name === 'modem') return modemMachine;
  const district = loadDistrict(folder);
  const rules = createRules(district, createCalendar(district.calendar));
  return createMachines(rules).find((kind) => kind.name === name)?.decider.machine;
}

/**
 * Prints a machine as Mermaid text.
 * @throws SettingsError for a machine that does not exist
 */
export function chart(
  name: string,
  output: Writable,
  folder = packagePath('examples', 'lampung-barat'),
): void {
  const machine = machineNamed(name, folder);
  if (machine === undefined)
    throw new SettingsError(`chart ${name}: must be one of ${CHARTED.join(', ')}`);
  output.write(mermaid(chartOf(machine)));
}
