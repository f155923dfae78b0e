import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  ContextFrom,
  EventObject,
  InputFrom,
  SnapshotFrom,
} from 'xstate';
import type { Change, StoredInstance } from '../../store/ports/instances.ts';
import type { Timer } from '../../store/ports/timers.ts';
import type { Actor } from '../people/actor.ts';
import type { Kind, MachineKind } from './kind.ts';

/** Instances of machines as the engine, the processes and the doors deal with them. */

/** An event for an instance; its id says what it is an instance of. */
export interface Move {
  id: string;
  event: EventObject & { at: number; by?: Actor };
  /** Idempotency key: the same key is applied once, however often it is tried. */
  key: string;
  /** Its SMS go out no earlier, epoch milliseconds; danger waits for nobody. */
  smsAfter?: number;
  /** Set when the event is the firing of this timer. */
  timer?: Pick<Timer, 'id' | 'armedRevision' | 'dueAt'>;
}

export type Moved =
  | { outcome: 'applied'; snapshot: AnyMachineSnapshot; effects: Change['effects'] }
  /** This key was applied before. */
  | { outcome: 'duplicate' }
  /** The machine does not take this event in its state. */
  | { outcome: 'refused'; snapshot: AnyMachineSnapshot }
  | { outcome: 'missing' };

/** What came of making an instance; `taken`: there is one of that id, made for something else. */
export type Created = Moved | { outcome: 'taken' };

/**
 * So long what this process knows of an instance counts where it is only looked at, milliseconds: another process's
 * change comes as if it were that much later.
 */
export const LATELY = 500;

/** Writers kept getting in between; the work is given back and tried later. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** What a move would lead to. */
export type Preview =
  | { outcome: 'applied'; snapshot: AnyMachineSnapshot; change: Change }
  | { outcome: 'refused'; snapshot: AnyMachineSnapshot }
  | { outcome: 'missing' };

export interface Found<TSnapshot> {
  stored: StoredInstance;
  snapshot: TSnapshot;
}

/** Instances of one kind, typed by its machine. */
export interface InstancesOf<TMachine extends AnyStateMachine> {
  /** Migrated to the machine's present version; undefined where no instance of this kind has the id. */
  snapshot(id: string): Promise<Found<SnapshotFrom<TMachine>> | undefined>;
  /** The context alone. */
  context(id: string): Promise<ContextFrom<TMachine> | undefined>;
  /** Makes an instance; `duplicate` when this key made it before, `taken` when another one did. */
  create(id: string, input: InputFrom<TMachine> & { at: number }, key: string): Promise<Created>;
}

export interface Instances {
  /** Decides as `move` would, and writes nothing. */
  preview(move: Move): Promise<Preview>;
  /** Applies an event; an instance of a kind with `inputFor` is made by its first event. */
  move(move: Move): Promise<Moved>;
  /** Makes an instance of the kind of that name; `duplicate` when this key made it before, `taken` when another one did. */
  create(machine: string, id: string, input: { at: number }, key: string): Promise<Created>;
  /** Snapshot of any instance, migrated to its machine's present version. */
  snapshot(id: string): Promise<Found<AnyMachineSnapshot> | undefined>;
  of<TMachine extends AnyStateMachine>(kind: Kind<TMachine>): InstancesOf<TMachine>;
  /** @throws RangeError when no kind is called so */
  kind(machine: string): MachineKind;
  /**
   * Tells of each change that this process has written, just after it was.
   * @param listener must not throw
   * @returns ends it
   */
  onMove(listener: (change: Change) => void): () => void;
  /** The same for the engine's own work: what is only looked at may be as old as `LATELY`. */
  lately(): Instances;
}
