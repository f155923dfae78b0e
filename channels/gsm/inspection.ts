import type { ModemContext, ModemEvent } from '../../machines/modem/events.ts';
import type { ModemSnapshot } from './machine-runner.ts';

/** What can be seen of the statechart that a driver runs inside of it. */

/** Active states of the modem's chart. */
export type ModemValue = ModemSnapshot['value'];

/** One step of the statechart. */
export interface ModemStep {
  /** Counted from 1 since the driver was started. */
  revision: number;
  at: number;
  event: ModemEvent;
  from: ModemValue;
  to: ModemValue;
  /** What the machine remembered afterwards. */
  context: ModemContext;
  /** Names of what it told the driver to do. */
  effects: string[];
}

export interface ModemInspection {
  value: ModemValue;
  context: ModemContext;
  startedAt: number;
  timers: { id: string; dueAt: number }[];
  /** The latest steps, oldest first; older ones are forgotten. */
  steps: ModemStep[];
}
