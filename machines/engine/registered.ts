import { ToldError } from '../base/told-error.ts';
import { effectNames, OWN_EFFECTS } from './decider.ts';
import type { Process } from './process.ts';

/** What must hold between the processes of one hotline, found out before it starts. */

/** The processes cannot be run beside each other; one line per problem. */
export class ProcessError extends ToldError {
  override readonly name = 'ProcessError';
}

function twice(what: string, values: string[]): string[] {
  const again = values.filter((value, at) => values.indexOf(value) !== at);
  return [...new Set(again)].map((value) => `two processes have the ${what} "${value}"`);
}

function missingEffects({ name, decider, effects = {} }: Process): string[] {
  const brought = new Set<string>([...OWN_EFFECTS, ...Object.keys(effects)]);
  return effectNames(decider.machine)
    .filter((effect) => !brought.has(effect))
    .map((effect) => `${name}: its machine asks for "${effect}", which its process does not bring`);
}

/** @throws ProcessError naming the processes and what is wrong with them */
export function checkProcesses(processes: readonly Process[]): void {
  const problems = [
    ...twice(
      'name',
      processes.map(({ name }) => name),
    ),
    ...twice(
      'beginning of ids',
      processes.map(({ idPrefix }) => idPrefix),
    ),
    ...processes.flatMap(missingEffects),
    ...(processes.filter(({ hearing }) => hearing !== undefined).length > 1
      ? ['two processes hear people']
      : []),
  ];
  if (problems.length > 0) throw new ProcessError(problems.join('\n'));
}
