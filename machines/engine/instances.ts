import type { AnyMachineSnapshot, AnyStateMachine, SnapshotFrom } from 'xstate';
import type { Change, CommitOutcome, StoredInstance } from '../../store/ports/instances.ts';
import { Turns } from '../base/turns.ts';
import { actorLabel } from '../people/actor.ts';
import { causeOf } from '../people/happened.ts';
import { type ArmedTimer, type Decision, MachineFinishedError } from './decider.ts';
import { type Kind, kindOf, type MachineKind } from './kind.ts';
import {
  renamedTimers,
  restoreStored,
  timerNow,
  UnreadableSnapshotError,
  withRenamed,
} from './migrate.ts';
import {
  ConflictError,
  type Found,
  type Instances,
  type InstancesOf,
  LATELY,
  type Move,
  type Moved,
  type Preview,
} from './move.ts';
import { expandEffects } from './outbox-rows.ts';
import type { EngineParts } from './parts.ts';
import type { Process } from './process.ts';
import { type Wake, wakeForChange } from './wakes.ts';

/**
 * Moves machine instances: load, decide, commit; when another writer was first, load and decide
 * again. Nothing is locked in between (design §3 rule 7).
 */

const CONFLICT_TRIES = 8;
/**
 * So long what this process knows of an instance counts for a decision on it, milliseconds: what was changed since
 * refuses the commit, and what the machine refuses is read before it is refused.
 */
const COUNTS = 10_000;

/** A timer that fires so much later, milliseconds, tells that the hotline did not work meanwhile. */
const ABSENCE = 24 * 3_600_000;

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

export function createInstances(parts: EngineParts, wake: Wake): Instances {
  const { store, clock, processes, random, rules } = parts;
  const byName = new Map(processes.map((process) => [process.name, process]));
  const listeners = new Set<(change: Change) => void>();
  const turns = new Turns();

  function kind(machine: string): Process {
    const found = byName.get(machine);
    if (found === undefined) throw new RangeError(`no machine is called "${machine}"`);
    return found;
  }

  /** @throws UnreadableSnapshotError while its process is not switched on: it waits until it is again */
  function processOf({ id, machine }: Pick<StoredInstance, 'id' | 'machine'>): Process {
    const found = byName.get(machine);
    if (found === undefined)
      throw new UnreadableSnapshotError(
        `${id}: the process ${machine} is not switched on; its messages and timers wait until it is`,
      );
    return found;
  }

  function restored(stored: StoredInstance): AnyMachineSnapshot {
    return restoreStored(processOf(stored), stored);
  }

  /** The firing of a timer that an older version armed is an event under its present name. */
  function renamed(of: MachineKind, stored: StoredInstance, move: Move): Move {
    if (move.timer === undefined || stored.version === of.version) return move;
    return { ...move, event: { ...move.event, type: timerNow(of, stored, move.timer.id) } };
  }

  /** With the first commit in the present version, armed timers get their present names. */
  async function migrated(next: Change, of: MachineKind, stored: StoredInstance): Promise<Change> {
    if (stored.version === of.version) return next;
    const armed = await store.timers.of(stored.id);
    const others = armed.filter(({ id }) => id !== next.timer?.id);
    return { ...next, ...withRenamed(next, renamedTimers(of, stored, others)) };
  }

  /**
   * When a timer fires. Whoever was told only now, since the hotline did not work before, has his working day
   * before the next one is told.
   */
  function dueAt({ delayMs, overdue }: ArmedTimer, { event, timer }: Move): number {
    // a timer that fires on time and arms one of the past was held back on purpose
    const late = timer !== undefined && event.at - timer.dueAt > ABSENCE;
    if (overdue !== true || !late) return event.at + delayMs;
    return rules.calendar.dueAfter(event.at, 1, 'workingDay');
  }

  function change(
    of: Process,
    move: Move,
    before: { revision: number; snapshot: AnyMachineSnapshot | null },
    decision: Decision,
  ): Change {
    const { id, key, event, smsAfter } = move;
    const by = causeOf(event);
    const waits = smsAfter === undefined ? {} : { smsAfter };
    const origin = { instance: id, revision: before.revision + 1, at: event.at, by, ...waits };
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
      arm: decision.arm.map((timer) => ({ id: timer.id, dueAt: dueAt(timer, move) })),
      cancel: decision.cancel,
      ...(move.timer === undefined
        ? {}
        : { timer: { id: move.timer.id, armedRevision: move.timer.armedRevision } }),
    };
    const effects = expandEffects(parts, decision.effects, origin);
    return { ...told, effects: [...effects, ...(of.alongside?.(told) ?? [])] };
  }

  async function wasApplied(id: string, key: string): Promise<boolean> {
    return (await store.instances.history(id)).some((entry) => entry.key === key);
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

  async function prepare(given: Move, age = 0): Promise<Preview> {
    const stored = await store.instances.load(given.id, age);
    const of = stored === undefined ? kindOf(processes, given.id) : processOf(stored);
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
    const outcome = await store.instances.commit(next);
    if (outcome !== 'committed') return outcome;
    wakeForChange(wake, next);
    for (const listener of listeners) listener(next);
    return outcome;
  }

  async function attempt(move: Move, age: number): Promise<Moved | 'conflict'> {
    const first = await prepare(move, age);
    const prepared = first.outcome === 'applied' || age === 0 ? first : await prepare(move);
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
      effects: prepared.change.effects,
    };
  }

  async function create(of: Process, id: string, input: { at: number }, key: string) {
    const decision = of.decider.start(input);
    const event = { type: 'created', at: input.at, input };
    const next = change(of, { id, event, key }, { revision: 0, snapshot: null }, decision);
    const outcome = await commit(next);
    if (outcome === 'conflict') return { outcome: 'taken' as const };
    if (outcome === 'duplicate') return { outcome };
    const { effects } = next;
    return { outcome: 'applied' as const, snapshot: decision.snapshot, effects };
  }

  async function snapshotOf(id: string, age = 0): Promise<Found<AnyMachineSnapshot> | undefined> {
    const stored = await store.instances.load(id, age);
    return stored === undefined ? undefined : { stored, snapshot: restored(stored) };
  }

  function instancesOf<TMachine extends AnyStateMachine>(
    { name }: Kind<TMachine>,
    age = 0,
  ): InstancesOf<TMachine> {
    async function snapshot(id: string) {
      const stored = await store.instances.load(id, age);
      if (stored?.machine !== name) return undefined;
      // the one place where a kind stands for its machine: they were registered together
      return { stored, snapshot: restored(stored) as SnapshotFrom<TMachine> };
    }
    return {
      snapshot,
      async context(id) {
        const found: Found<AnyMachineSnapshot> | undefined = await snapshot(id);
        return found?.snapshot.context;
      },
      create: (id, input, key) => create(kind(name), id, input, key),
    };
  }

  async function moveNow(move: Move): Promise<Moved> {
    for (let count = 0; count < CONFLICT_TRIES; count += 1) {
      const moved = await attempt(move, count === 0 ? COUNTS : 0);
      if (moved !== 'conflict') return moved;
      await pause(count);
    }
    throw new ConflictError(
      `${move.id}: ${CONFLICT_TRIES} conflicts in a row for ${move.event.type}`,
    );
  }

  const instances: Instances = {
    kind,
    of: (machine) => instancesOf(machine),
    preview: (move) => prepare(move),
    // those of this process one after the other: they would only get in each other's way
    move: (move) => turns.take(move.id, () => moveNow(move)),
    create: (machine, id, input, key) => create(kind(machine), id, input, key),
    snapshot: (id) => snapshotOf(id),
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lately: () => ({
      ...instances,
      of: (machine) => instancesOf(machine, LATELY),
      snapshot: (id) => snapshotOf(id, LATELY),
    }),
  };
  return instances;
}

/** Nothing happens: an event for a machine that is finished. */
function idle(snapshot: AnyMachineSnapshot): Decision {
  return { handled: false, snapshot, effects: [], arm: [], cancel: [] };
}
