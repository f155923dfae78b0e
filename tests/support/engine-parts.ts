import type { Clock } from '../../channels/port.ts';
import type { Rules } from '../../machines/district/rules.ts';
import type { EngineParts } from '../../machines/engine/parts.ts';
import type { Process } from '../../machines/engine/process.ts';
import type { ProcessPorts } from '../../machines/processes/list.ts';
import type { Store } from '../../store/ports/store.ts';

interface Given extends Partial<EngineParts> {
  store: Store;
  clock: Clock;
  rules: Rules;
  processes: Process[];
}

/** What processes need where nobody writes and nothing is signed. */
export const QUIET_PORTS: ProcessPorts = {
  understand: () => {
    throw new Error('nobody writes here');
  },
  ownNumbers: [],
  describeLetter: () => ({ addressee: '', subject: '' }),
  printLetter: () => Promise.reject(new Error('nobody signs here')),
  newCheckCode: () => '',
  keepPaper: () => Promise.resolve(),
  sentLetter: () => Promise.resolve(),
  renderReport: () => Promise.reject(new Error('nobody signs here')),
};

/** An engine without a modem, that writes the names of templates and answers no SMS unless told how. */
export function engineParts(given: Given): EngineParts {
  return {
    compose: {
      compose: ({ template }) => ({ text: template, segments: 1, warnings: [] }),
      bundle: () => ({ template: 'format', vars: {} }),
    },
    channels: [],
    settings: {
      owner: 'test',
      leaseMs: 60_000,
      receiptGraceMs: 600_000,
      partsTimeoutMs: 600_000,
      pollMs: 1000,
      statusReports: false,
      quietHours: false,
    },
    random: () => 0,
    log: () => {},
    ...given,
  };
}
