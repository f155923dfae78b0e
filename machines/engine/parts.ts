import type { Channel, Clock } from '../../channels/port.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Rules } from '../district/rules.ts';
import type { LineProfile } from './choose-line.ts';
import type { Compose, Log } from './ports.ts';
import type { Process } from './process.ts';

/** What the engine is given: everything it touches that is not pure. */

export interface EngineSettings {
  /** Name of this process in leases; unique among processes that share a store. */
  owner: string;
  leaseMs: number;
  /** How long an unconfirmed receipt waits for its delivery report before a marked copy is sent. */
  receiptGraceMs: number;
  /** How long the parts of a long message may take. */
  partsTimeoutMs: number;
  /** How soon a worker that nobody woke looks for work again; ever later while there is none. */
  pollMs: number;
  /** Ask the network for delivery reports. */
  statusReports: boolean;
  /** False in simulations: news need not wait for sending hours. */
  quietHours: boolean;
}

export interface EngineParts {
  store: Store;
  clock: Clock;
  rules: Rules;
  compose: Compose;
  channels: Channel[];
  /** What is known of lines beside their channel, by the channel's name. */
  lines?: Record<string, LineProfile>;
  processes: Process[];
  settings: EngineSettings;
  /** Before the processes begin, at each start. */
  begin?(): Promise<void>;
  /** When the last backup was made, epoch milliseconds: the computer's time cannot be before it. */
  lastBackup?(): Promise<number | null>;
  /** 0 ≤ x < 1, not to be guessed: codes of questions are drawn with it. */
  random(): number;
  log: Log;
}
