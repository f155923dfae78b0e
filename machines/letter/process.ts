import { statePath } from '../chart/state-path.ts';
import type { Rules } from '../district/rules.ts';
import { createDecider } from '../engine/decider.ts';
import { type MachineKind, NO_FIELDS } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import { adoptEarlier } from './adopt.ts';
import { type LetterPorts, letterEffects } from './effects.ts';
import { LETTER } from './kind.ts';
import { createLetterMachine, LETTER_VERSION, type LetterMachine } from './machine.ts';
import { LETTER_MIGRATIONS } from './migrations.ts';
import { bookedAt } from './remembers.ts';
import { readdress } from './with-pack.ts';

/** Letters on their way through the office, each an entry of the register. */

/** Tag of what stands in a book: it has a number, whatever became of it. */
export const BOOKED = 'booked';

export function letterKind(rules: Rules): MachineKind<LetterMachine> {
  return {
    ...LETTER,
    version: LETTER_VERSION,
    decider: createDecider(createLetterMachine(rules)),
    search: ({ value, tags, context }) => {
      const { number, year, kind, agency, about, sentAt, voided } = context;
      return {
        ...NO_FIELDS,
        state: statePath(value),
        tags: [...tags, ...(number === null ? [] : [BOOKED])].sort(),
        ticket: number,
        year,
        kind,
        agency,
        parent: about[0] ?? null,
        receivedAt: bookedAt(context),
        // a letter that was called back proves nothing
        sentAt: voided === null ? sentAt : null,
      };
    },
    words: ({ context: { number, subject, addressee, agency } }) =>
      [number, subject, addressee, agency].filter((part) => part !== null).join(' '),
    migrations: LETTER_MIGRATIONS,
  };
}

export function letterProcess(rules: Rules, ports: LetterPorts): Process<LetterMachine> {
  return {
    ...letterKind(rules),
    async begin(hands) {
      await adoptEarlier(hands);
      await readdress(hands);
    },
    effects: letterEffects(ports),
  };
}
