import { statePath } from '../chart/state-path.ts';
import type { Rules } from '../district/rules.ts';
import { createDecider } from '../engine/decider.ts';
import { type MachineKind, NO_FIELDS } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import { readBalance } from '../operator/balance.ts';
import { SYSTEM } from '../people/actor.ts';
import { LINE } from './kind.ts';
import { createLineMachine, LINE_VERSION, type LineMachine } from './machine.ts';
import { createLineWatch } from './watch.ts';

/** The lines (SIM and modem) as the office must care for them. */

export function lineKind(rules: Rules): MachineKind<LineMachine> {
  return {
    ...LINE,
    version: LINE_VERSION,
    decider: createDecider(createLineMachine(rules)),
    inputFor: (id) => ({ name: id.slice(LINE.idPrefix.length) }),
    search: ({ value, tags }) => ({
      ...NO_FIELDS,
      state: statePath(value.service),
      tags: [...tags].sort(),
    }),
    migrations: {
      // since version 2 it is kept when it could not send
      '1': {
        to: '2',
        snapshot: (persisted) => ({
          ...persisted,
          context: { ...(persisted.context as object), outages: [] },
        }),
      },
    },
  };
}

export function lineProcess(rules: Rules): Process<LineMachine> {
  return {
    ...lineKind(rules),
    workers: (hands) => [createLineWatch(hands)],
    /** The operator may have said how much credit the line has, or until when its card is active. */
    network({ clock }, { text, line }) {
      const { district, calendar } = rules;
      const { credit, activeUntil } = readBalance(text, district.balance, calendar);
      if (credit === null && activeUntil === null) return null;
      const event = { type: 'line.told', credit, activeUntil, at: clock.now(), by: SYSTEM };
      return { id: LINE.idPrefix + line, event };
    },
  };
}
