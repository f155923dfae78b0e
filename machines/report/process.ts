import { statePath } from '../chart/state-path.ts';
import type { Rules } from '../district/rules.ts';
import { createDecider } from '../engine/decider.ts';
import { type MachineKind, NO_FIELDS } from '../engine/kind.ts';
import type { Process } from '../engine/process.ts';
import { ensureReports } from './begin.ts';
import { type ReportPorts, reportEffects } from './effects.ts';
import { REPORT } from './kind.ts';
import { createReportMachine, REPORT_VERSION, type ReportMachine } from './machine.ts';
import { fromVersion1, fromVersion2, fromVersion3, TIMERS_OF_VERSION_1 } from './migration.ts';

/** Digests and written reports, from the collecting of their numbers to their receipt (SOP steps 6, 7). */

export function reportKind(rules: Rules): MachineKind<ReportMachine> {
  return {
    ...REPORT,
    version: REPORT_VERSION,
    decider: createDecider(createReportMachine(rules)),
    search: ({ value, tags, context }) => {
      const { kind, dueAt } = context;
      return {
        ...NO_FIELDS,
        state: statePath(value),
        tags: [...tags].sort(),
        kind,
        due: dueAt,
      };
    },
    // the snapshot keeps the numbers
    journal: ({ statistics: _statistics, ...event }) => event,
    migrations: {
      '1': { to: '2', snapshot: fromVersion1, timers: TIMERS_OF_VERSION_1 },
      '2': { to: '3', snapshot: fromVersion2 },
      '3': { to: '4', snapshot: fromVersion3 },
    },
  };
}

export function reportProcess(rules: Rules, ports: ReportPorts): Process<ReportMachine> {
  return { ...reportKind(rules), begin: ensureReports, effects: reportEffects(ports) };
}
