import type {
  AnyActorScope,
  AnyMachineSnapshot,
  AnyStateMachine,
  EventObject,
  SnapshotFrom,
} from 'xstate';
import { createStep, type ReturnedAction, type Step } from '../base/scope.ts';
import type { Effect } from '../messages/effects.ts';
import { passOverDeafNodes } from './deaf-nodes.ts';

/**
 * Runs a statechart as a pure function: persisted snapshot and event in, next persisted snapshot,
 * effects and timers out. Nothing is executed and nothing waits here (design §3).
 */

/** An `after` to be armed: id and event type are the same in XState, `xstate.after.<delay>.<state>`. */
export interface ArmedTimer {
  id: string;
  /** From the moment of the event; never negative. */
  delayMs: number;
  /** Its time has passed long before. */
  overdue?: true;
}

/** What one event leads to. */
export interface Decision<TSnapshot = AnyMachineSnapshot> {
  /** False when the machine has no transition for the event now; then nothing else is to be done. */
  handled: boolean;
  snapshot: TSnapshot;
  effects: Effect[];
  /** Net timers: ids are in at most one of both. */
  arm: ArmedTimer[];
  cancel: string[];
}

/** The machine has reached a final state; XState's pure `transition` would move it all the same. */
export class MachineFinishedError extends Error {
  override readonly name = 'MachineFinishedError';
  constructor(machine: string) {
    super(`${machine} is finished and takes no more events`);
  }
}

/** The statechart does something the engine cannot carry out or restore. */
export class UnsupportedMachineError extends Error {
  override readonly name = 'UnsupportedMachineError';
}

export interface Decider<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly machine: TMachine;
  start(input: unknown): Decision<SnapshotFrom<TMachine>>;
  decide(snapshot: SnapshotFrom<TMachine>, event: EventObject): Decision<SnapshotFrom<TMachine>>;
  /** @throws when the snapshot names a state the machine does not have */
  restore(json: string): SnapshotFrom<TMachine>;
  persist(snapshot: SnapshotFrom<TMachine>): string;
}

/** A state node's parts that would need a live actor or a fixed delay. */
function refuseUnsupported(machine: AnyStateMachine): void {
  const pending = [machine.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.invoke.length > 0)
      throw new UnsupportedMachineError(`${node.id} invokes an actor: use an effect and an event`);
    for (const { delay } of node.after)
      if (typeof delay === 'number')
        throw new UnsupportedMachineError(
          `${node.id} has the fixed delay ${delay}: name it, or changing it orphans armed timers`,
        );
    pending.push(...Object.values(node.states));
  }
}

/** So long before the event, milliseconds: later than any timer is that fires while the hotline works. */
const LONG_PAST = 3_600_000;

/** A delayed raise; an undelayed one shows up too, but was carried out inside the transition. */
function armed(machine: string, params: unknown): ArmedTimer | null {
  const { id, delay } = params as { id?: string; delay?: number };
  if (id === undefined || delay === undefined) return null;
  // such a timer would never be due, or always: it must not get into a store
  if (!Number.isFinite(delay))
    throw new UnsupportedMachineError(`${machine}: the delay of ${id} is ${delay}, not a duration`);
  return { id, delayMs: Math.max(0, delay), ...(delay < -LONG_PAST ? { overdue: true } : {}) };
}

/** Effects that the engine carries out itself, whatever the machine. */
export const OWN_EFFECTS = ['sms', 'tell', 'open'] as const;

/** Names of the machine's actions that it leaves to the engine; those of XState's own make do by themselves. */
export function effectNames({ implementations }: AnyStateMachine): string[] {
  return Object.entries(implementations.actions)
    .filter(([, action]) => action !== undefined && !('resolve' in action))
    .map(([name]) => name);
}

/** Sorts returned actions into effects and timers; cancel and raise of one id count in their order. */
function sort(machine: string, known: ReadonlySet<string>, actions: ReturnedAction[]) {
  const effects: Effect[] = [];
  const timers = new Map<string, ArmedTimer | null>();
  for (const { type, params } of actions) {
    if (type === 'xstate.raise') {
      const timer = armed(machine, params);
      if (timer !== null) timers.set(timer.id, timer);
    } else if (type === 'xstate.cancel') timers.set((params as { sendId: string }).sendId, null);
    else if (known.has(type)) effects.push({ type, params } as Effect);
    else throw new UnsupportedMachineError(`${machine} returned the action ${type}`);
  }
  const arm = [...timers.values()].filter((timer) => timer !== null);
  const cancel = [...timers].filter(([, timer]) => timer === null).map(([id]) => id);
  return { effects, arm, cancel };
}

/**
 * Makes the decider of a machine.
 * @param decided what must be worked out once before the chart is asked: gives the event as the chart takes
 *   it, from the snapshot and the event from outside; pure
 * @param step takes the steps of the chart
 * @throws UnsupportedMachineError for `invoke` and numeric delays
 */
export function createDecider<TMachine extends AnyStateMachine>(
  machine: TMachine,
  decided?: (snapshot: SnapshotFrom<TMachine>, event: EventObject) => EventObject,
  step: Step = createStep(),
): Decider<TMachine> {
  type Snapshot = SnapshotFrom<TMachine>;
  refuseUnsupported(machine);
  passOverDeafNodes(machine);
  const known = new Set([...OWN_EFFECTS, ...effectNames(machine)]);

  function run(take: (scope: AnyActorScope) => AnyMachineSnapshot): {
    snapshot: Snapshot;
    actions: ReturnedAction[];
  } {
    const [snapshot, actions] = step(take);
    if (snapshot.status === 'error') throw snapshot.error;
    return { snapshot: snapshot as Snapshot, actions };
  }

  return {
    machine,
    start(input) {
      const { snapshot, actions } = run((scope) => machine.getInitialSnapshot(scope, input));
      return { handled: true, snapshot, ...sort(machine.id, known, actions) };
    },
    decide(before, event) {
      if ((before as AnyMachineSnapshot).status !== 'active')
        throw new MachineFinishedError(machine.id);
      const whole = decided?.(before, event) ?? event;
      const { snapshot, actions } = run((scope) => machine.transition(before, whole, scope));
      const handled = snapshot !== before || actions.length > 0;
      return { handled, snapshot, ...sort(machine.id, known, actions) };
    },
    restore(json) {
      // restoreSnapshot, not resolveState: the latter loses history values and then throws later
      return step((scope) => machine.restoreSnapshot(JSON.parse(json), scope))[0] as Snapshot;
    },
    persist(snapshot) {
      return JSON.stringify(machine.getPersistedSnapshot(snapshot));
    },
  };
}
