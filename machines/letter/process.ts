import { createDecider } from '../engine/decider.ts';
import { NO_FIELDS } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import { statePath } from '../state-path.ts';
import { LETTER } from './kind.ts';
import { createLetterMachine, LETTER_VERSION, type LetterMachine } from './machine.ts';

/** Letters on their way through the office, each an entry of the register. */

export function letterProcess(): Process<LetterMachine> {
  return {
    ...LETTER,
    version: LETTER_VERSION,
    decider: createDecider(createLetterMachine()),
    search: ({ value, tags, context }) => {
      const { number, year, kind, agency, about, createdAt } = context;
      return {
        ...NO_FIELDS,
        state: statePath(value),
        tags: [...tags].sort(),
        ticket: number,
        year,
        kind,
        agency,
        parent: about[0] ?? null,
        receivedAt: createdAt,
      };
    },
    migrations: {},
  };
}
