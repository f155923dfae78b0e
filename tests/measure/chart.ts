import { createComplaintMachine } from '../../machines/complaint/flow/machine.ts';
import { officeRules } from '../machines/complaint/office.ts';

/** Counts of what the complaint's statechart is written with. */

/** Everything in the configuration that is a function or `null`, by its kind. */
function* odd(value: unknown): Generator<'function' | 'null'> {
  if (value === null) yield 'null';
  else if (typeof value === 'function') yield 'function';
  else if (typeof value === 'object') for (const one of Object.values(value)) yield* odd(one);
}

export function* complaintChart(): Generator<string> {
  const { states } = createComplaintMachine(officeRules()).config;
  const found = [...odd(states)];
  yield `functions in config: ${found.filter((kind) => kind === 'function').length}`;
  yield `null in config: ${found.filter((kind) => kind === 'null').length}`;
}
