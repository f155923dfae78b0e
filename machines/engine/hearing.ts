import type { EngineParts } from './parts.ts';
import type { Hearing } from './process.ts';

/** The process that hears people; without one, messages wait. */
export function hearingOf({ processes }: Pick<EngineParts, 'processes'>): Hearing | undefined {
  return processes.find(({ hearing }) => hearing !== undefined)?.hearing;
}
