import type { AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import type { Sample } from '../../machines/people/shown.ts';
import type { OutboxState } from '../../store/ports/outbox.ts';
import type { NewTimer } from '../../store/ports/timers.ts';

/** One instance of a machine as the inspector looks at it, wherever it lives. */

/** Something a step did to the outside, or would do. */
export interface Done {
  type: string;
  /** Receiver: a phone, an instance, or null. */
  to: string | null;
  /** Function of an SMS's receiver, null for other effects. */
  role: string | null;
  /** Text of an SMS, else null. */
  text: string | null;
  /** What became of it; null where nothing is kept of that. */
  state: OutboxState | null;
  dueAt: number | null;
}

/** One step of its history. */
export interface Moment {
  revision: number;
  at: number;
  type: string;
  /** As the history writes it: `citizen`, `officer:PUPR`, `timer`. */
  by: string;
  event: Record<string, unknown>;
  from: StateValue | null;
  to: StateValue;
  effects: Done[];
}

/** What an event would lead to. */
export interface Outcome {
  /** False where the machine does not take the event now; then the rest says what is. */
  handled: boolean;
  value: StateValue;
  finished: boolean;
  effects: Done[];
  arm: NewTimer[];
  cancel: string[];
}

export interface Subject {
  machine: AnyStateMachine;
  id: string;
  createdAt: number;
  updatedAt: number;
  version: string;
  finished: boolean;
  tags: string[];
  /** Of the present; 0 before anything happened. */
  revision: number;
  snapshot: AnyMachineSnapshot;
  /** Ascending; of a long history only the part around the revision that was asked for. */
  moments: Moment[];
  /** Undefined where it cannot be known. */
  contextAt(revision: number): unknown;
  timersAt(revision: number): NewTimer[] | undefined;
  /** Events the machine takes now. */
  possible: Sample[];
  /** Applies an event to a copy; nothing is written. */
  rehearse(sample: Sample): Promise<Outcome>;
  /** The same for a timer that is armed, when it is due; undefined for one that is not. */
  fire(timer: string): Promise<Outcome | undefined>;
}
