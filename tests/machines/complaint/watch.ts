import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createEmptyActor,
} from 'xstate';
import type { Held, Timed } from './held.ts';

/** Sees which transitions of a chart are taken, those of raised events and `always` among them. */

type AnyNode = AnyStateMachine['root'];

export function nodesOf(node: AnyNode): AnyNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

const isLeaf = ({ type }: AnyNode) => type === 'atomic' || type === 'final';

/** Dotted paths of the active states that have no states of their own. */
export function leavesOf(snapshot: AnyMachineSnapshot): string[] {
  const { _nodes } = snapshot as unknown as { _nodes: AnyNode[] };
  return _nodes.filter(isLeaf).map(({ path }) => path.join('.'));
}

/** `flow.triage admin.reject [isSpam]`; two of one source and event differ by guard or number. */
function namesOf(machine: AnyStateMachine): Map<unknown, string> {
  const names = new Map<unknown, string>();
  for (const node of nodesOf(machine.root)) {
    const groups = [...node.transitions.values(), node.always ?? []];
    for (const group of groups)
      group.forEach(({ eventType, guard }, n) => {
        const condition = typeof guard === 'string' ? guard : `#${n + 1}`;
        const event = eventType === '' ? 'always' : eventType;
        names.set(group[n], `${node.path.join('.')} ${event} [${condition}]`);
      });
  }
  return names;
}

export interface Watch {
  /** Paths of all states that have no states of their own. */
  leaves: string[];
  /** All transitions of the chart by name. */
  all: string[];
  taken: Set<string>;
  start(input: unknown): void;
  move(held: Held, event: Timed): void;
}

/** Runs a machine beside the decider, with XState's inspection on. */
export function watchTransitions(machine: AnyStateMachine): Watch {
  const names = namesOf(machine);
  const taken = new Set<string>();
  const actor = createEmptyActor();
  actor.system.inspect((seen) => {
    if (seen.type !== '@xstate.microstep') return;
    for (const transition of seen._transitions) {
      const name = names.get(transition);
      if (name !== undefined) taken.add(name);
    }
  });
  const ignore = () => {};
  const scope: AnyActorScope = {
    self: actor,
    id: '',
    sessionId: '',
    system: actor.system,
    logger: ignore,
    defer: ignore,
    emit: ignore,
    stopChild: ignore,
    actionExecutor: ignore,
  };
  const leaves = nodesOf(machine.root).filter(isLeaf);
  return {
    leaves: leaves.map(({ path }) => path.join('.')),
    all: [...names.values()],
    taken,
    start: (input) => void machine.getInitialSnapshot(scope, input),
    move: ({ snapshot }, event) => void machine.transition(snapshot, event, scope),
  };
}
