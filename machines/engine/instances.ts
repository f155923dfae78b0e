import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { Change, CommitOutcome, StoredInstance, Timer } from '../../store/port.ts';
import { type Actor, actorLabel } from '../actor.ts';
import { causeOf } from '../complaint/events.ts';
import { noticeEffects } from '../complaint/notice.ts';
import { type Decision, MachineFinishedError } from './decider.ts';
import { expandEffects } from './expand.ts';
import { renamedTimers, restoreStored, timerNow, withRenamed } from './migrate.ts';
import type { EngineParts, MachineKind } from './ports.ts';

/**
 * Moves machine instances: load, decide, commit; when another writer was first, load and decide
 * again. Nothing is locked in between (DESIGN §3 rule 7).
 */

const CONFLICT_TRIES = 8;

/** An event for an instance. */
export interface Move {
  machine: string;
  id: string;
  event: EventObject & { at: number; by?: Actor };
  /** Idempotency key: the same key is applied once, however often it is tried. */
  key: string;
  /** Set when the event is the firing of this timer. */
  timer?: Pick<Timer, 'id' | 'armedRevision'>;
}

export type Moved =
  | { outcome: 'applied'; snapshot: AnyMachineSnapshot; effectIds: string[] }
  /** This key was applied before. */
  | { outcome: 'duplicate' }
  /** The machine does not take this event in its state. */
  | { outcome: 'refused'; snapshot: AnyMachineSnapshot }
  | { outcome: 'missing' };

/** What came of making an instance; `taken`: there is one of that id, made for something else. */
export type Created = Moved | { outcome: 'taken' };

/** Writers kept getting in between; the work is given back and tried later. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** What a move would lead to. */
export type Preview =
  | { outcome: 'applied'; snapshot: AnyMachineSnapshot; change: Change }
  | { outcome: 'refused'; snapshot: AnyMachineSnapshot }
  | { outcome: 'missing' };

export interface Instances {
  /** Decides as `move` would, and writes nothing. */
  preview(move: Move): Promise<Preview>;
  /** Applies an event; an instance of a kind with `inputFor` is made by its first event. */
  move(move: Move): Promise<Moved>;
  /** Makes an instance; `duplicate` when this key made it before, `taken` when another one did. */
  create(machine: string, id: string, input: { at: number }, key: string): Promise<Created>;
  /** Snapshot of an instance, migrated to the machine's present version. */
  snapshot(
    id: string,
  ): Promise<{ stored: StoredInstance; snapshot: AnyMachineSnapshot } | undefined>;
  kind(machine: string): MachineKind;
  /**
   * Tells of each change that this process has written, just after it was.
   * @param listener must not throw
   * @returns ends it
   */
  onMove(listener: (change: Change) => void): () => void;
}

/** Effects and timers of making an instance and of its first event, as one decision. */
function joined(first: Decision, second: Decision): Decision {
  const dropped = new Set(second.cancel);
  return {
    ...second,
    effects: [...first.effects, ...second.effects],
    arm: [...first.arm.filter(({ id }) => !dropped.has(id)), ...second.arm],
    cancel: [],
  };
}

export function createInstances(parts: EngineParts): Instances {
  const { store, clock, machines, random } = parts;
  const kinds = new Map(machines.map((kind) => [kind.name, kind]));
  const listeners = new Set<(change: Change) => void>();

  function kind(machine: string): MachineKind {
    const found = kinds.get(machine);
    if (found === undefined) throw new RangeError(`no machine is called "${machine}"`);
    return found;
  }

  function restored(stored: StoredInstance): AnyMachineSnapshot {
    return restoreStored(kind(stored.machine), stored);
  }

  /** The firing of a timer that an older version armed is an event under its present name. */
  function renamed(of: MachineKind, stored: StoredInstance, move: Move): Move {
    if (move.timer === undefined || stored.version === of.version) return move;
    return { ...move, event: { ...move.event, type: timerNow(of, stored, move.timer.id) } };
  }

  /** With the first commit in the present version, armed timers get their present names. */
  async function migrated(next: Change, of: MachineKind, stored: StoredInstance): Promise<Change> {
    if (stored.version === of.version) return next;
    const armed = await store.timersOf(stored.id);
    const others = armed.filter(({ id }) => id !== next.timer?.id);
    return { ...next, ...withRenamed(next, renamedTimers(of, stored, others)) };
  }

  function change(
    of: MachineKind,
    move: Move,
    before: { revision: number; snapshot: AnyMachineSnapshot | null },
    decision: Decision,
  ): Change {
    const { id, key, event } = move;
    const by = causeOf(event);
    const origin = { instance: id, revision: before.revision + 1, at: event.at, by };
    const journal = of.journal?.(event) ?? event;
    const told = {
      id,
      machine: of.name,
      version: of.version,
      expectedRevision: before.revision,
      key,
      at: event.at,
      status: decision.snapshot.status === 'active' ? ('active' as const) : ('done' as const),
      snapshot: of.decider.persist(decision.snapshot),
      search: of.search(decision.snapshot),
      ...(of.words === undefined ? {} : { words: of.words(decision.snapshot) }),
      event: {
        type: event.type,
        by: move.timer === undefined ? actorLabel(by) : 'timer',
        event: JSON.stringify(journal),
        from: before.snapshot === null ? null : JSON.stringify(before.snapshot.value),
        to: JSON.stringify(decision.snapshot.value),
      },
      arm: decision.arm.map((timer) => ({ id: timer.id, dueAt: event.at + timer.delayMs })),
      cancel: decision.cancel,
      ...(move.timer === undefined
        ? {}
        : { timer: { id: move.timer.id, armedRevision: move.timer.armedRevision } }),
    };
    const effects = expandEffects(parts, decision.effects, origin);
    return { ...told, effects: [...effects, ...noticeEffects(parts.outward, told)] };
  }

  async function wasApplied(id: string, key: string): Promise<boolean> {
    return (await store.history(id)).some((entry) => entry.key === key);
  }

  /** What the machine makes of the event, or null when it does not take it. */
  function decide(of: MachineKind, stored: StoredInstance | undefined, move: Move) {
    if (stored === undefined) {
      const first = of.decider.start(of.inputFor?.(move.id));
      return {
        revision: 0,
        snapshot: null,
        decision: joined(first, of.decider.decide(first.snapshot, move.event)),
      };
    }
    const snapshot = restored(stored);
    try {
      return {
        revision: stored.revision,
        snapshot,
        decision: of.decider.decide(snapshot, move.event),
      };
    } catch (error) {
      if (!(error instanceof MachineFinishedError)) throw error;
      return { revision: stored.revision, snapshot, decision: idle(snapshot) };
    }
  }

  /** A little longer with each try, and never two writers in step. */
  function pause(attempt: number): Promise<void> {
    return new Promise((resolve) => clock.after(random() * 2 ** attempt, resolve));
  }

  async function prepare(of: MachineKind, given: Move): Promise<Preview> {
    const stored = await store.load(given.id);
    if (stored === undefined && of.inputFor === undefined) return { outcome: 'missing' };
    const move = stored === undefined ? given : renamed(of, stored, given);
    const { revision, snapshot, decision } = decide(of, stored, move);
    if (!decision.handled && snapshot !== null && move.timer === undefined)
      return { outcome: 'refused', snapshot };
    const decided = change(of, move, { revision, snapshot }, decision);
    const next = stored === undefined ? decided : await migrated(decided, of, stored);
    return { outcome: 'applied', snapshot: decision.snapshot, change: next };
  }

  async function commit(next: Change): Promise<CommitOutcome> {
    const outcome = await store.commit(next);
    if (outcome === 'committed') for (const listener of listeners) listener(next);
    return outcome;
  }

  async function attempt(of: MachineKind, move: Move): Promise<Moved | 'conflict'> {
    const prepared = await prepare(of, move);
    if (prepared.outcome === 'missing') return prepared;
    if (prepared.outcome === 'refused') {
      // a retry after a crash may find the machine further on: that is no refusal
      return (await wasApplied(move.id, move.key)) ? { outcome: 'duplicate' } : prepared;
    }
    const outcome = await commit(prepared.change);
    if (outcome === 'conflict') return 'conflict';
    if (outcome === 'duplicate') return { outcome: 'duplicate' };
    return {
      outcome: 'applied',
      snapshot: prepared.snapshot,
      effectIds: prepared.change.effects.map(({ id }) => id),
    };
  }

  return {
    kind,
    preview: (move) => prepare(kind(move.machine), move),
    async move(move) {
      const of = kind(move.machine);
      for (let count = 0; count < CONFLICT_TRIES; count += 1) {
        const moved = await attempt(of, move);
        if (moved !== 'conflict') return moved;
        await pause(count);
      }
      throw new ConflictError(
        `${move.id}: ${CONFLICT_TRIES} conflicts in a row for ${move.event.type}`,
      );
    },
    async create(machine, id, input, key) {
      const of = kind(machine);
      const decision = of.decider.start(input);
      const event = { type: 'created', at: input.at, input };
      const next = change(
        of,
        { machine, id, event, key },
        { revision: 0, snapshot: null },
        decision,
      );
      const outcome = await commit(next);
      if (outcome === 'conflict') return { outcome: 'taken' };
      if (outcome === 'duplicate') return { outcome };
      const effectIds = next.effects.map((effect) => effect.id);
      return { outcome: 'applied', snapshot: decision.snapshot, effectIds };
    },
    async snapshot(id) {
      const stored = await store.load(id);
      return stored === undefined ? undefined : { stored, snapshot: restored(stored) };
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Nothing happens: an event for a machine that is finished. */
function idle(snapshot: AnyMachineSnapshot): Decision {
  return { handled: false, snapshot, effects: [], arm: [], cancel: [] };
}
